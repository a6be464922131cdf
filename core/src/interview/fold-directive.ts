import type { CompiledCase } from '../case/schema.ts';
import type { Directive } from '../log/event.ts';
import { asksOf, findPhase } from './agenda.ts';
import { withProgress } from './fold-numbers.ts';
import type { InterviewState, OpenAsk } from './state.ts';

/** What a decision changes, whatever caused it. `byTurn` is false for timers, commands and the opening. */
export function foldDirective(
  state: InterviewState,
  directive: Directive,
  at: number,
  byTurn: boolean,
): InterviewState {
  const counted = countDirective(state, directive, byTurn);
  switch (directive.act) {
    case 'ask':
      return openAsk(counted, directive.question_id, at);
    case 'probe':
    case 'pushback':
    case 'what_else':
      return changeAsk(counted, (ask) => ({ ...ask, probes: ask.probes + 1 }));
    case 'ask_precision':
      return changeAsk({ ...counted, missesInRow: state.missesInRow + 1 }, (ask) => ({
        ...ask,
        imprecise: ask.imprecise + 1,
      }));
    case 'walk_through':
      return withProgress(counted, directive.question_id, { walkedThrough: true });
    case 'give_result':
      return withProgress(counted, directive.question_id, { told: true });
    case 'check_in':
      return { ...counted, checkInsInRow: state.checkInsInRow + 1 };
    case 'thinking_check':
      return { ...counted, thinkingCheckDone: true, graceUntilMs: null };
    case 'relay_whisper':
      return { ...counted, whispers: state.whispers.filter(({ id }) => id !== directive.whisper_id) };
    default:
      return counted;
  }
}

/** Reasons that count towards ending a conversation that has left the case. */
const leavesTheCase: ReadonlySet<string> = new Set([
  'off_case',
  'hostile',
  'injection',
  'gibberish',
  'language',
]);

function countDirective(state: InterviewState, directive: Directive, byTurn: boolean): InterviewState {
  const off = directive.act === 'off_case' && leavesTheCase.has(directive.reason);
  return {
    ...state,
    acts: { ...state.acts, [directive.act]: (state.acts[directive.act] ?? 0) + 1 },
    directives: [...state.directives, directive],
    offCaseInRow: off ? state.offCaseInRow + 1 : byTurn ? 0 : state.offCaseInRow,
    missesInRow: byTurn ? 0 : state.missesInRow,
  };
}

function openAsk(state: InterviewState, askId: string, askedMs: number): InterviewState {
  const ask = { askId, askedMs, turns: 0, words: 0, probes: 0, imprecise: 0 };
  const asked = state.asked.includes(askId) ? state.asked : [...state.asked, askId];
  const redo = state.redo?.askId === askId ? { redo: { ...state.redo, put: true } } : {};
  return { ...state, ...redo, ask, asked };
}

/** Time asked for before the phase's task was put ("may I take a minute to structure this?") stands for asking it. */
export function openFirstAsk(compiled: CompiledCase, state: InterviewState, at: number): InterviewState {
  const phase = state.phase && findPhase(compiled, state.phase.id);
  const first = phase && asksOf(phase)[0];
  return first ? openAsk(state, first.id, at) : state;
}

function changeAsk(state: InterviewState, change: (ask: OpenAsk) => OpenAsk): InterviewState {
  return state.ask ? { ...state, ask: change(state.ask) } : state;
}
