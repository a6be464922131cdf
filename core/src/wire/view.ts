import { z } from 'zod';
import { exhibitView } from '../case/schema.ts';
import { doors, modes, settings } from '../log/event.ts';

/** What the candidate's page may know. Folded by the api, never by the browser. Times are on the session's clock. */

const ms = z.number().int().nonnegative();

export const sessionStatuses = ['created', 'live', 'paused', 'ended', 'erased'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

export const transcriptLine = z.object({
  /** The event that the line comes from. */
  id: z.uuid(),
  speaker: z.enum(['candidate', 'interviewer', 'coach']),
  text: z.string(),
  start_ms: ms,
  end_ms: ms,
  modality: z.enum(['spoken', 'typed']),
  interrupted: z.boolean(),
  corrected: z.boolean(),
  /** As the recogniser had it, where the line was put right since; in reports only. */
  heard: z.string().optional(),
});
export type TranscriptLine = z.infer<typeof transcriptLine>;

export const thinkingView = z.object({ granted_ms: ms, started_ms: ms, ends_ms: ms, unclear: z.boolean() });

/** A figure that waits for the candidate's yes or no on the screen. */
export const pendingFigure = z.object({
  stated_id: z.uuid(),
  value: z.number(),
  unit: z.string().nullable(),
  /** The figure as people read it, e.g. "12.5 million cups a year". */
  text: z.string(),
});

/** Data of `still_there` in the stream of changes; a page answers with `answerStream`. */
export const stillThere = z.object({ stream_id: z.uuid() });

export const interviewerPresence = z.enum(['awaited', 'present', 'lost']);

export const candidateView = z.object({
  session_id: z.uuid(),
  /** Of the last event folded in. */
  seq: z.number().int().nonnegative(),
  status: z.enum(sessionStatuses),
  end_reason: z.string().nullable(),
  case_title: z.string(),
  /** A moment of an earlier interview is sat again, and nothing else. Left out: no. */
  redo: z.boolean().optional(),
  mode: z.enum(modes),
  setting: z.enum(settings),
  /** False: the prompt and facts are to be heard, and read only when it is over. Left out: everything is read along. */
  captions: z.boolean().optional(),
  door: z.enum(doors),
  /** True when the case's own lines speak and no language model does. */
  scripted: z.boolean(),
  recorded: z.boolean(),
  /** The candidate agreed that coaches may listen unseen. Left out: no. */
  coaches_may_listen: z.boolean().optional(),
  phase: z
    .object({
      id: z.string(),
      title: z.string(),
      index: z.number().int(),
      count: z.number().int(),
      minutes: z.number(),
    })
    .nullable(),
  /** When the phase would have begun had nothing held it up: granted time, pauses and faults of ours are left out. */
  phase_entered_ms: ms.nullable(),
  /** The clock stands still since then; null while it runs. */
  held_since_ms: ms.nullable(),
  /** How long it has stood still in all, the present hold apart. */
  excluded_ms: ms,
  time_cued: z.boolean(),
  minutes: z.number(),
  thinking: thinkingView.nullable(),
  /** The candidate talks by key. Left out: by voice. */
  by_key: z.boolean().optional(),
  interviewer: interviewerPresence,
  /** Interviewers failed in a row: the candidate may go on in writing. Left out: no. */
  writing_offered: z.boolean().optional(),
  /** Replies are written, as the candidate chose to. Left out: no. */
  written: z.boolean().optional(),
  exhibits: z.array(exhibitView.and(z.object({ shown_ms: ms }))),
  pending_figures: z.array(pendingFigure),
  lines: z.array(transcriptLine),
  scratchpad: z.string(),
  /** Plain sentences about what is going on, e.g. "The recogniser is away; you can type." */
  notices: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type CandidateView = z.infer<typeof candidateView>;

/** SSE `event: view` carries the whole view; `event: change` what differs, with lines merged by id. */
export const candidateChange = z.object({
  seq: z.number().int(),
  set: candidateView.omit({ lines: true, session_id: true, seq: true }).partial(),
  lines: z.array(transcriptLine),
});
export type CandidateChange = z.infer<typeof candidateChange>;

/** An interviewer still has the sound of so long ago; what is told to be older counts as no older. */
export const mostAgeMs = 60_000;

/** How long ago the candidate did it when this try was sent, in milliseconds: a command may be slow, or tried again. */
const ageMs = ms.default(0);

/** A page says so often at the most that a line is being typed in it. */
export const typingSignMs = 10_000;

/** What the page may ask for. Each becomes an event in the log; `command_id` makes it idempotent. */
export const candidateCommand = z.discriminatedUnion('command', [
  z.object({ command: z.literal('audible'), command_id: z.uuid() }),
  z.object({ command: z.literal('say'), command_id: z.uuid(), text: z.string().trim().min(1).max(2000) }),
  /** A line is being typed; what it says comes with `say` alone. */
  z.object({ command: z.literal('typing'), command_id: z.uuid() }),
  z.object({ command: z.literal('ask_time'), command_id: z.uuid(), asked_ms: ms.max(120_000).nullable() }),
  z.object({ command: z.literal('end_thinking'), command_id: z.uuid() }),
  z.object({ command: z.literal('repeat'), command_id: z.uuid() }),
  /** What the lobby measured, in dB. */
  z.object({
    command: z.literal('sound'),
    command_id: z.uuid(),
    echo: z.enum(['none', 'much']),
    echo_db: z.number().min(-120).max(60).nullable(),
    noise_db: z.number().min(-120).max(0).nullable(),
  }),
  /** Turns by key, with LiveKit's names: nothing is heard but between `start_turn` and `end_turn`. */
  z.object({ command: z.literal('talk_by_key'), command_id: z.uuid(), on: z.boolean() }),
  z.object({ command: z.literal('start_turn'), command_id: z.uuid(), age_ms: ageMs }),
  z.object({ command: z.literal('end_turn'), command_id: z.uuid(), age_ms: ageMs }),
  z.object({ command: z.literal('cancel_turn'), command_id: z.uuid(), age_ms: ageMs }),
  z.object({ command: z.literal('pause'), command_id: z.uuid() }),
  z.object({ command: z.literal('resume'), command_id: z.uuid() }),
  /** The microphone was taken away, by a call or a locked screen: the interview rests until it is back. */
  z.object({ command: z.literal('hold'), command_id: z.uuid() }),
  z.object({ command: z.literal('choose_manner'), command_id: z.uuid(), manner: z.enum(['voice', 'text']) }),
  z.object({
    command: z.literal('confirm_figure'),
    command_id: z.uuid(),
    stated_id: z.uuid(),
    right: z.boolean(),
    /** The figure as the candidate types it when what was heard is wrong. */
    correction: z.string().trim().min(1).max(80).nullable(),
  }),
]);
export type CandidateCommand = z.infer<typeof candidateCommand>;
