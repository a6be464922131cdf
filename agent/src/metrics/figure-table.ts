/**
 * Everything that a worker and its jobs measure. Names and label values are a closed set: no session, no person, no word
 * ever becomes a label. Durations are seconds, as Prometheus wants them.
 */

/** From the end of speech: to its final, to the end of the turn; then to the first words and the first sound. */
export const stages = ['final', 'decided', 'words', 'audio', 'gap'] as const;
export type Stage = (typeof stages)[number];

const roles = ['recogniser', 'model', 'voice'] as const;
const processes = ['worker', 'job'] as const;
const VOICE_S = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1, 1.5, 2.5, 4, 8];
const START_S = [0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 4, 8, 16, 30];

export const figureTable = {
  turn_stage_seconds: {
    type: 'histogram',
    help: 'Stages of a turn: final and decided from the end of speech, words and audio from the decision, gap as heard',
    labels: { stage: stages },
    buckets: VOICE_S,
  },
  job_start_seconds: {
    type: 'histogram',
    help: "From the interviewer's dispatch to its being in the room and in the log",
    labels: {},
    buckets: START_S,
  },
  turns_total: { type: 'counter', help: 'Spoken turns that were answered', labels: {} },
  interruptions_total: {
    type: 'counter',
    help: 'Replies that the candidate stopped; false ones went on again',
    labels: { kind: ['true', 'false'] },
  },
  cut_ins_total: {
    type: 'counter',
    help: 'Replies that began while the candidate was about to go on, and stopped at once',
    labels: {},
  },
  recogniser_reconnects_total: {
    type: 'counter',
    help: 'Connections to a recogniser that stood, but for the first of each interview',
    labels: {},
  },
  provider_errors_total: { type: 'counter', help: 'Calls of providers that failed', labels: { role: roles } },
  provider_switches_total: {
    type: 'counter',
    help: 'Another provider took over, or none',
    labels: { role: roles },
  },
  log_refusals_total: {
    type: 'counter',
    help: "Outages in which the log's events were kept to be sent again, and events that were dropped for good",
    labels: { end: ['kept', 'dropped'] },
  },
  event_loop_stalls_total: {
    type: 'counter',
    help: 'Seconds in which the event loop stood still for 100 ms or more',
    labels: { process: processes },
  },
} as const satisfies Record<string, Figure>;

export type Figure = {
  type: 'histogram' | 'counter';
  help: string;
  labels: Readonly<Record<string, readonly string[]>>;
  buckets?: readonly number[];
};
export type FigureName = keyof typeof figureTable;
export type LabelsOf<N extends FigureName> = Record<string, string> & {
  [L in keyof (typeof figureTable)[N]['labels']]: (typeof figureTable)[N]['labels'][L] extends readonly (infer V)[]
    ? V
    : never;
};

/** What is added for every name. */
export const prefix = 'caseroom_agent_';
