import { parseNumbers } from '../speech/numbers.ts';
import { advance } from './advance.ts';
import { keepSilent, newEvent, say, word, type Context } from './context.ts';
import { convertTo, unitOfFigure } from './convert.ts';
import type { Decision } from './decision.ts';
import { answerNumeric, judgeNow, type NumericAsk } from './decide-numeric.ts';
import { inAnswersUnit, readTurn } from './figures.ts';
import type { NewEvent } from './fold-event.ts';
import { apply } from './fold.ts';
import { no, yes } from './intent-patterns.ts';
import { judgementEvent } from './judgement.ts';
import type { PendingFigure, RivalFigure } from './state.ts';

type FigureWords = Pick<PendingFigure, 'text' | 'value'>;

/** The answer to a figure that was read back, stands against another, lacks its unit, or waits on the screen. */
export function answerPending(context: Context, ask: NumericAsk, pending: PendingFigure): Decision {
  const text = context.turn?.text ?? '';
  const again = readTurn(context, ask.question, text).answer;
  const lower = text.toLowerCase().trim();
  // Whoever says another figure means that one, whatever else was said.
  if (again && again.figure.value !== pending.value) return replaceFigure(context, ask, pending);
  if (pending.rival)
    return answerChoice(context, ask, pending, pending.rival, { text: lower, isSaidAgain: again !== null });
  if (pending.needs === 'unit') return judgeWithUnit(context, ask, pending, text);
  if (pending.needs === 'confirmation') return remind(context, pending, no.test(lower));
  if (no.test(lower)) return askFigureAgain(context, pending);
  // A yes, the same figure again, or going on without a word against it.
  return judgePending(context, ask, pending);
}

/** The page's answer, which is in the log already: the figure as it was confirmed or put right. */
export function judgeConfirmed(
  context: Context,
  ask: NumericAsk,
  confirmed: { statedId: string; value: number; unit: string | null; right: boolean },
): Decision {
  const [over = null, per = null] = confirmed.unit?.split('/') ?? [];
  const figure = { value: confirmed.value, unit: over, per, kind: kindOf(over), approx: false, text: '' };
  const value = inAnswersUnit(context, ask.question, figure);
  const meant = { statedId: confirmed.statedId, value, unit: confirmed.unit };
  if (context.ask?.id === ask.id) return judgeNow(context, ask, meant, []);
  // The interview has gone on meanwhile: the figure counts, and nothing is said about it.
  return keepSilent(context, 'confirm_figure', [judgementEvent(context, ask.question, meant)]);
}

function judgePending(context: Context, ask: NumericAsk, pending: PendingFigure): Decision {
  const data = { stated_id: pending.statedId, value: pending.value, unit: pending.unit, right: true };
  const confirmed = newEvent(context, { kind: 'number_confirmed', data });
  const meant = { statedId: pending.statedId, value: inAskedUnit(context, ask, pending), unit: pending.unit };
  return judgeNow(after(context, confirmed), ask, meant, [confirmed]);
}

function judgeWithUnit(context: Context, ask: NumericAsk, pending: PendingFigure, text: string): Decision {
  const joined = parseNumbers(
    `${pending.text} ${text.replace(/^(?:in|it'?s(?: in)?|that'?s(?: in)?|sorry,?|a)\s+/i, '')}`,
  )[0];
  const unit = joined ? unitOfFigure(joined) : pending.unit;
  const data = { stated_id: pending.statedId, value: pending.value, unit, right: true };
  const confirmed = newEvent(context, { kind: 'number_confirmed', data });
  const wanted = context.case.values[ask.question.answer]?.unit ?? '1';
  const converted = joined ? convertTo(joined, wanted) : null;
  // Without a unit even now, the one that the question asked for is meant.
  const value = converted && converted.fit !== 'other' ? converted.value : pending.value;
  return judgeNow(after(context, confirmed), ask, { statedId: pending.statedId, value, unit }, [confirmed]);
}

function replaceFigure(context: Context, ask: NumericAsk, pending: PendingFigure): Decision {
  const denied = denial(context, pending);
  const decision = answerNumeric(after(context, denied), ask);
  return { ...decision, consequences: [denied, ...decision.consequences] };
}

/** Names of the two figures that were read back. */
const first = /\b(?:first|former|earlier|initial|original)\b/;
const second = /\b(?:second|latter|last|later)\b/;
const turnedDown =
  /\b(?:not|isn't|rather than|instead of)(?: the)? (first|former|earlier|initial|original|second|latter|last|later)\b/;

/** Beside these a word of assent, or the figure said again, chooses nothing. */
const undecided = /\b(?:both|neither|either|no|nope|not|isn't|don'?t know)\b/;

/** One of the two is judged when it is clear which; whoever names both, or describes one, is asked for the figure. */
function answerChoice(
  context: Context,
  ask: NumericAsk,
  pending: PendingFigure,
  rival: RivalFigure,
  { text, isSaidAgain }: { text: string; isSaidAgain: boolean },
): Decision {
  const not = turnedDown.exec(text)?.[1] ?? '';
  const named = text.replace(turnedDown, ' ');
  const isFirst = first.test(named) || second.test(not);
  const isSecond = second.test(named) || first.test(not);
  const isTaken = (isSaidAgain || yes.test(text)) && !undecided.test(text);
  if (isFirst && !isSecond) return takeRival(context, ask, pending, rival);
  if (!isFirst && (isSecond || isTaken)) return judgePending(context, ask, pending);
  return askFigureAgain(context, pending);
}

function takeRival(context: Context, ask: NumericAsk, pending: PendingFigure, rival: RivalFigure): Decision {
  const denied = denial(context, pending);
  const data = { question_id: ask.id, ...rival, is_answer: true, needs: 'nothing' as const };
  const stated = newEvent(context, { kind: 'number_stated', data });
  const meant = { statedId: stated.event_id, value: inAskedUnit(context, ask, rival), unit: rival.unit };
  return judgeNow(context, ask, meant, [denied, stated]);
}

/** The figure is forgotten, and what is said next is a new answer: so this is never asked twice of one figure. */
function askFigureAgain(context: Context, pending: PendingFigure): Decision {
  const directive = { act: 'read_back' as const, value: pending.value, unit: pending.unit };
  return say(context, directive, 'deny', word(context, 'ask_again'), {
    consequences: [denial(context, pending)],
  });
}

/** How often a figure on the screen is spoken of before the interview goes on without it. */
const mostReminders = 3;

/** On the screen nothing counts before it is confirmed there; a spoken no takes the figure back. */
function remind(context: Context, pending: PendingFigure, denied: boolean): Decision {
  if (denied) return askFigureAgain(context, pending);
  const asked = context.state.directives.filter(
    (one) => one.act === 'read_back' && one.value === pending.value,
  ).length;
  // It goes on waiting on the screen, and the interview goes on without it.
  if (asked >= mostReminders) return advance(context, 'statement', { before: word(context, 'acknowledge') });
  const directive = { act: 'read_back' as const, value: pending.value, unit: pending.unit };
  return say(context, directive, 'statement', word(context, 'confirm_on_screen', { figure: pending.text }));
}

const denial = (context: Context, { statedId, value, unit }: PendingFigure): NewEvent =>
  newEvent(context, { kind: 'number_confirmed', data: { stated_id: statedId, value, unit, right: false } });

/** The figure as it counts; without a unit that is known, as it was said. */
function inAskedUnit(context: Context, { question }: NumericAsk, { text, value }: FigureWords): number {
  const figure = parseNumbers(text)[0];
  return figure ? inAnswersUnit(context, question, { ...figure, value }) : value;
}

function after(context: Context, event: NewEvent): Context {
  return {
    ...context,
    state: apply(context.case, context.state, { ...event, producer_kind: 'interviewer' }),
  };
}

function kindOf(unit: string | null) {
  if (unit === '%' || unit === 'pp' || unit === 'bp') return 'percent' as const;
  if (unit !== null && /^[A-Z]{3}$/.test(unit)) return 'money' as const;
  return unit === null ? ('other' as const) : ('count' as const);
}
