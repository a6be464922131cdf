import type { CompiledCase } from '../case/schema.ts';
import { advance } from './advance.ts';
import {
  contextOf,
  keepSilent,
  lineOf,
  newEvent,
  say,
  word,
  type Context,
  type TurnInput,
} from './context.ts';
import type { Decision } from './decision.ts';
import { grantThinking, repeatLast } from './decide-conduct.ts';
import { giveResult } from './decide-numeric.ts';
import { judgeConfirmed } from './decide-pending.ts';
import { decideTurn } from './decide-turn.ts';
import { progressOf } from './fold-numbers.ts';
import { saidAgain } from './on-the-page.ts';
import { isAllowedAct } from './phases.ts';
import { hasLead, openQuestions, redirect } from './lead.ts';
import { closeRedo, putAgain } from './redo.ts';
import type { InterviewState } from './state.ts';
import type { Timer } from './timers.ts';
import { findAsk, findPhase } from './agenda.ts';
import { questionOf } from './unheard.ts';
import { pools } from './wording-pools.ts';

/** What may make the interviewer do something. */
export type Stimulus =
  | { type: 'open' }
  /** What was asked before the break and is decided next: time to think, or about a figure that was confirmed. */
  | { type: 'resume'; isTimeAsked: boolean; isConfirmed: boolean }
  /** A moment is sat again: its question is put anew. */
  | { type: 'redo' }
  /** `afterBreak`: the interviewer was lost meanwhile, and this is the first that is said since. */
  | { type: 'turn'; turn: TurnInput; afterBreak?: boolean }
  | { type: 'timer'; timer: Timer }
  | { type: 'ask_time'; askedMs: number | null }
  | { type: 'end_thinking' }
  | { type: 'repeat' }
  /** The interviewer cut itself off, and has the word again. */
  | { type: 'go_on' }
  /** Nobody can hear the candidate, or somebody can again. */
  | { type: 'hearing'; state: 'away' | 'back' }
  | {
      type: 'confirm_figure';
      /** `heard` is the value that was put on the screen. */
      confirmed: {
        statedId: string;
        questionId: string;
        heard: number;
        value: number;
        unit: string | null;
        right: boolean;
      };
    };

/**
 * What the interviewer does about a stimulus: pure, and the same again for the same state, seed and clock. `newId`
 * gives the ids of the events that would follow.
 */
export function decide(
  compiled: CompiledCase,
  state: InterviewState,
  stimulus: Stimulus,
  nowMs: number,
  newId: () => string,
): Decision {
  const turn = stimulus.type === 'turn' ? stimulus.turn : null;
  const context = contextOf(compiled, state, nowMs, newId, turn);
  const decision = closeRedo(context, decideFor(context, stimulus));
  if (isInTable(context, decision)) return decision;
  // Nothing that the phase does not allow is ever done: the candidate keeps the word instead.
  return say(context, { act: 'acknowledge' }, decision.intent, word(context, 'go_on'));
}

/** Whether the table of the phase, or of the one that the decision enters, allows its act. */
function isInTable(
  { case: compiled, state, phase }: Context,
  { directive, consequences }: Decision,
): boolean {
  const entered = consequences.flatMap((event) =>
    event.kind === 'phase_entered' ? [findPhase(compiled, event.data.phase_id)] : [],
  );
  const kinds = [phase, ...entered].flatMap((one) => (one ? [one.kind] : []));
  const mode = state.started?.mode ?? 'interviewer-led';
  return kinds.length === 0 || kinds.some((kind) => isAllowedAct(mode, kind, directive.act));
}

function decideFor(context: Context, stimulus: Stimulus): Decision {
  switch (stimulus.type) {
    case 'open':
      return open(context);
    case 'resume':
      return resume(context, stimulus);
    case 'redo':
      return putAgain(context);
    case 'turn':
      return stimulus.afterBreak ? apologised(context, decideTurn(context)) : decideTurn(context);
    case 'timer':
      return decideTimer(context, stimulus.timer);
    case 'ask_time':
      return grantThinking(context, stimulus.askedMs, 'key');
    case 'end_thinking':
      return say(context, { act: 'acknowledge' }, 'ready', word(context, 'go_on'));
    case 'repeat':
      return repeatLast(context);
    case 'go_on':
      return goOn(context);
    case 'hearing':
      return tellHearing(context, stimulus.state);
    case 'confirm_figure':
      return takeConfirmed(context, stimulus.confirmed);
    default:
      return stimulus satisfies never;
  }
}

/** What was not heard of a reply with its question; a statement that was cut off is left at that. */
function goOn(context: Context): Decision {
  const { unheard } = context.state;
  if (unheard === null) return keepSilent(context, 'go_on');
  return say(context, { act: 'continue_reply' }, 'go_on', unheard);
}

/** Who thinks is left alone: the page says it meanwhile. */
function tellHearing(context: Context, state: 'away' | 'back'): Decision {
  const { thinking, graceUntilMs } = context.state;
  if (thinking || graceUntilMs !== null) return keepSilent(context, 'hearing');
  const line = word(context, state === 'away' ? 'cannot_hear' : 'can_hear');
  return say(context, { act: 'hearing_trouble', state }, 'hearing', line);
}

/** The first words: the author's welcome or one of ours, and the word to the candidate. */
function open(context: Context): Decision {
  const [first] = context.case.source.phases;
  if (!first || first.kind !== 'greeting') return advance(context, 'start', { reason: 'start' });
  const entered = newEvent(context, { kind: 'phase_entered', data: { phase_id: first.id, reason: 'start' } });
  const welcome = first.opening ? lineOf(context, `phases.${first.id}.opening`) : word(context, 'greet');
  const ready = /\?\s*$/.test(welcome) ? '' : word(context, 'ready');
  return say(context, { act: 'greet' }, 'start', [welcome, ready], { consequences: [entered] });
}

type Resumed = Extract<Stimulus, { type: 'resume' }>;

/** After a break: an apology where it was ours, then what was being said, or an answer to what was heard and not answered. */
function resume(context: Context, { isTimeAsked, isConfirmed }: Resumed): Decision {
  const { state } = context;
  if (!state.phase) return open(context);
  const utterances = state.unanswered;
  // Who asks for time in the middle of an answer has it first, and is answered afterwards.
  if (utterances.length > 0 && !isTimeAsked) {
    const text = utterances.map((one) => one.text).join(' ');
    return apologised(context, decideTurn({ ...context, turn: { utterances, text } }));
  }
  const title = findPhase(context.case, state.phase.id)?.title ?? '';
  const where = title === '' ? '' : `We were at: ${title}.`;
  const again = isConfirmed ? '' : saidAgain(context, withoutApology(owedLine(state), where));
  return say(context, { act: 'apologise_lost' }, 'resume', [greetingAgain(context), where, again]);
}

/** What was not heard to its end; otherwise the question that was asked last. */
function owedLine({ unheard, reply }: InterviewState): string {
  if (unheard !== null || reply === null) return unheard ?? '';
  const isCutOff = reply.saidText === null || reply.interrupted;
  return isCutOff ? reply.plannedText : questionOf(reply.plannedText);
}

const greetingAgain = (context: Context): string =>
  word(context, context.state.rested ? 'welcome_back' : 'apologise_lost');

/** Of a line that was itself said after a break: one apology is enough. */
function withoutApology(line: string, where: string): string {
  const lead = [...pools.apologise_lost, ...pools.welcome_back, where].find(
    (one) => one !== '' && line.startsWith(one),
  );
  return lead === undefined ? line : withoutApology(line.slice(lead.length).trimStart(), where);
}

/**
 * Whoever is answered by another interviewer than the one they spoke to is told why, and who says nothing that can be
 * understood ("hello?") is told what they have not heard.
 */
function apologised(context: Context, decision: Decision): Decision {
  if (decision.silent) return decision;
  const isAnswered = context.state.unheard === null || decision.directive.act !== 'ask_precision';
  const { consequences } = decision;
  const answer = isAnswered ? decision : { ...goOn(context), intent: decision.intent, consequences };
  return { ...answer, plannedText: `${greetingAgain(context)} ${answer.plannedText}` };
}

function decideTimer(context: Context, timer: Timer): Decision {
  switch (timer) {
    case 'thinking_over':
      return keepSilent(context, timer, [thinkingOver(context)]);
    case 'thinking_check':
      return say(context, { act: 'thinking_check' }, timer, word(context, 'thinking_check'));
    case 'phase_cue':
      return cuePhase(context);
    case 'phase_over':
      return leavePhase(context);
    case 'silence':
      return checkIn(context);
    default:
      return timer satisfies never;
  }
}

function thinkingOver({ state, nowMs, ...context }: Context) {
  const used_ms = Math.round(nowMs - (state.thinking?.askedAtMs ?? nowMs));
  return newEvent({ state, nowMs, ...context }, { kind: 'thinking_ended', data: { used_ms, by: 'time' } });
}

function cuePhase(context: Context): Decision {
  const phase_id = context.phase?.id ?? '';
  return keepSilent(context, 'phase_cue', [
    newEvent(context, { kind: 'phase_time_cued', data: { phase_id } }),
  ]);
}

/** Nobody has spoken for long and the phase's time is over. */
function leavePhase(context: Context): Decision {
  const { ask } = context;
  if (ask?.type === 'numeric' && !progressOf(context.state, ask.id).told && isUnsettled(context, ask.id))
    return giveResult(context, ask, 'silence', []);
  // Whoever leads and says nothing is taken further, or the word would be given to them for ever.
  if (hasLead(context) && openQuestions(context).length > 0) return redirect(context, 'silence');
  return advance(context, 'silence', {
    reason: 'time',
    leave: context.phase?.kind === 'clarify' || hasLead(context),
  });
}

const isUnsettled = (context: Context, questionId: string): boolean => {
  const { last } = progressOf(context.state, questionId);
  return last === null || last.verdict === 'wrong' || last.verdict === 'not_reached';
};

/** The greeting waits for nobody twice; elsewhere a check-in. */
function checkIn(context: Context): Decision {
  if (context.phase?.kind === 'greeting') return advance(context, 'silence');
  return say(context, { act: 'check_in' }, 'silence', word(context, 'check_in'));
}

type Confirmed = Extract<Stimulus, { type: 'confirm_figure' }>['confirmed'];

function takeConfirmed(context: Context, confirmed: Confirmed): Decision {
  const ask = findAsk(context.case, confirmed.questionId);
  if (ask?.type !== 'numeric') return keepSilent(context, 'confirm_figure');
  // Said aloud and judged while the tap waited to be answered.
  if (progressOf(context.state, ask.id).last?.stated_id === confirmed.statedId)
    return keepSilent(context, 'confirm_figure');
  // A no without a figure of their own: nothing counts, and it is asked for again.
  if (!confirmed.right && confirmed.value === confirmed.heard) {
    const directive = { act: 'read_back' as const, value: confirmed.value, unit: confirmed.unit };
    return say(context, directive, 'deny', word(context, 'ask_again'));
  }
  return judgeConfirmed(context, ask, confirmed);
}
