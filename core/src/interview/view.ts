import type { CompiledCase } from '../case/schema.ts';
import type { LogEvent } from '../log/event.ts';
import type { CandidateChange, CandidateView } from '../wire/view.ts';
import type { CandidateProjection } from './projection.ts';
import { projectEvent } from './view-events.ts';

/** What is known of a session beside its log. */
export type ViewInput = {
  sessionId: string;
  case: CompiledCase;
  status: CandidateView['status'];
  door: CandidateView['door'];
  mode: CandidateView['mode'];
  setting: CandidateView['setting'];
  scripted: boolean;
  recorded: boolean;
  coachesMayListen?: boolean;
  /** False in a mock interview whose candidate has not asked for captions: the prompt and facts are to be listened to. */
  captions?: boolean;
};

/** The candidate's view of a whole log, pure: nothing of the key, of exhibits not shown or facts not given is in it. */
export function projectCandidateView(input: ViewInput & { events: readonly LogEvent[] }): CandidateView {
  return input.events.reduce(projectEvent, openProjection(input)).view;
}

/** The projection of an empty log, to be moved on by `advanceProjection`. */
export function openProjection(input: ViewInput): CandidateProjection {
  return {
    case: input.case,
    captions: input.captions ?? true,
    withheld: [],
    reply: null,
    coachesByLink: [],
    stopped: { by: [], sinceMs: 0 },
    isThinking: false,
    view: {
      session_id: input.sessionId,
      seq: 0,
      status: input.status,
      end_reason: null,
      case_title: input.case.source.title,
      mode: input.mode,
      setting: input.setting,
      ...(input.captions === false ? { captions: false } : {}),
      door: input.door,
      scripted: input.scripted,
      recorded: input.recorded,
      ...(input.coachesMayListen ? { coaches_may_listen: true } : {}),
      phase: null,
      phase_entered_ms: null,
      held_since_ms: null,
      excluded_ms: 0,
      time_cued: false,
      minutes: input.case.source.minutes,
      thinking: null,
      interviewer: 'awaited',
      exhibits: [],
      pending_figures: [],
      lines: [],
      scratchpad: '',
      notices: [],
    },
  };
}

/** One more event of the log, in the order of `seq`; costs the size of what changes. */
export function advanceProjection(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  return projectEvent(projection, event);
}

/** What to send to a page that has `before`; null when nothing that it may see has changed. */
export function candidateChange(before: CandidateView, after: CandidateView): CandidateChange | null {
  const { session_id: _id, seq: _seq, lines: _lines, ...fields } = after;
  const set: Partial<Fields> = {};
  for (const key of keysOf(fields)) copyChanged(key, before, fields, set);
  const lines = after.lines.filter((line, index) => line !== before.lines[index]);
  if (lines.length === 0 && Object.keys(set).length === 0) return null;
  return { seq: after.seq, set, lines };
}

export type { CandidateProjection };

type Fields = Omit<CandidateView, 'session_id' | 'seq' | 'lines'>;

function copyChanged<K extends keyof Fields>(
  key: K,
  before: Fields,
  after: Fields,
  set: Partial<Fields>,
): void {
  // Parts are shared between views unless an event changed them, so identity tells.
  if (before[key] !== after[key]) set[key] = after[key];
}

const keysOf = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];
