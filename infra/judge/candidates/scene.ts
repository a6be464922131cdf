import type { CompiledCase } from '@caseroom/core/case/schema';
import { findAsk, findPhase, type Ask } from '@caseroom/core/interview/agenda';
import { chance } from '@caseroom/core/interview/chance';
import type { InterviewState } from '@caseroom/core/interview/state';

/** Where a candidate finds themselves when it is their turn to speak. */
export type Moment =
  | 'greeted'
  | 'questions'
  | 'structure'
  | 'calculation'
  | 'explain'
  | 'read_back'
  | 'unit'
  | 'insight'
  | 'ideas'
  | 'recommendation'
  | 'probed'
  | 'pushed'
  | 'what_else'
  | 'hinted'
  | 'which'
  | 'precision'
  | 'purpose'
  | 'checked'
  | 'led'
  | 'brought_back'
  | 'granted'
  | 'over';

export type Scene = {
  case: CompiledCase;
  state: InterviewState;
  moment: Moment;
  ask: Ask | null;
  /** How often this candidate has spoken, and in this very moment of this very question. */
  turn: number;
  times: number;
  nowMs: number;
  /** The candidate's own dice: the same interview falls the same way again. */
  dice: (...keys: (string | number)[]) => number;
  /** Results that the candidate has given and holds for right, by the model's name. */
  own: ReadonlyMap<string, number>;
};

export function dicesOf(seed: number, name: string): Scene['dice'] {
  return (...keys) => chance(seed, name, ...keys);
}

export const pick = <T>(list: readonly T[], roll: number): T | undefined =>
  list[Math.floor(roll * list.length)];

/** What the interviewer has just done, as the candidate sees it. */
export function momentOf(compiled: CompiledCase, state: InterviewState): Moment {
  if (state.thinking) return 'granted';
  const ask = state.ask ? (findAsk(compiled, state.ask.askId) ?? null) : null;
  switch (state.directives.at(-1)?.act) {
    case 'greet':
      return 'greeted';
    case 'goodbye':
      return 'over';
    case 'walk_through':
      return 'explain';
    case 'read_back':
      return 'read_back';
    case 'ask_unit':
      return 'unit';
    case 'probe':
      return 'probed';
    case 'pushback':
    case 'curveball':
      return 'pushed';
    case 'what_else':
      return 'what_else';
    case 'hint':
      return 'hinted';
    case 'clarify':
      return 'which';
    case 'ask_precision':
      return 'precision';
    case 'ask_purpose':
      return 'purpose';
    case 'check_in':
    case 'thinking_check':
      return 'checked';
    case 'redirect':
      return 'led';
    case 'off_case':
      return 'brought_back';
    default:
      return taskOf(compiled, state, ask);
  }
}

/** The task that is open, whatever was said about it last. */
export function taskOf(compiled: CompiledCase, state: InterviewState, ask: Ask | null): Moment {
  const kind = ask?.phase.kind ?? findPhase(compiled, state.phase?.id ?? '')?.kind ?? 'greeting';
  if (ask?.type === 'numeric') return 'calculation';
  if (ask?.type === 'so_what') return 'insight';
  switch (kind) {
    case 'greeting':
      return 'greeted';
    case 'prompt':
    case 'clarify':
      return 'questions';
    case 'structure':
      return 'structure';
    case 'analysis':
      return ask ? 'insight' : 'led';
    case 'brainstorm':
      return 'ideas';
    case 'recommendation':
      return 'recommendation';
    case 'goodbye':
      return 'over';
    default:
      return kind satisfies never;
  }
}
