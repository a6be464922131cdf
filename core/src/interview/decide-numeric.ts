import { advance } from './advance.ts';
import type { Ask } from './agenda.ts';
import { latestShare, shareOfPhase } from './clock.ts';
import { coin, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { giveHint } from './decide-conduct.ts';
import { unitOfFigure, type Figure } from './convert.ts';
import { isDoubtful } from './doubt.ts';
import { readTurn, type ReadTurn } from './figures.ts';
import type { NewEvent } from './fold-event.ts';
import { progressOf } from './fold-numbers.ts';
import { judgementEvent, resultInWords, toldEvent } from './judgement.ts';
import { apply } from './fold.ts';
import type { NumericProgress, RivalFigure } from './state.ts';
import type { EventData } from '../log/event.ts';
import { speakFigure } from '../case/spoken-figure.ts';
import { cameWithSteps } from './working.ts';

export type NumericAsk = Extract<Ask, { type: 'numeric' }>;
type Answer = NonNullable<ReadTurn['answer']>;

/** A right figure is gone through this often as well, so that going through tells nothing. */
export const checkRate = 0.85;
/** Turns without any figure before a hint is offered unasked. */
const patientTurns = 2;

/** A turn while a calculation is due. */
export function answerNumeric(context: Context, ask: NumericAsk): Decision {
  const text = context.turn?.text ?? '';
  const read = readTurn(context, ask.question, text);
  const noted = notedFigures(context, ask, read);
  const progress = progressOf(context.state, ask.id);
  if (read.answer && isExplained(read.answer, progress, text)) return settle(context, ask, noted);
  if (read.answer && !isSameAgain(read.answer, progress.last?.value ?? null, progress.last?.verdict))
    return takeAnswer(context, ask, read.answer, noted);
  if (progress.last && progress.last.verdict !== 'wrong') return settle(context, ask, noted);
  if (isOverdue(context, ask)) return giveResult(context, ask, 'give_answer', noted);
  return withoutAnswer(context, ask, noted);
}

/** How somebody says that a result is to be another. */
const revises =
  /\b(?:actually|sorry|correct(?:ion| that| myself)|mistakes?|wrong|instead|rather|wait|no,|i meant?|should be|revise|change (?:that|my|it))\b/i;

/** Figures on the way, when a right result is gone through, take nothing back: only one that is said to be another does. */
const isExplained = (answer: Answer, { last }: NumericProgress, text: string): boolean =>
  last !== null && last.verdict.startsWith('right') && !answer.isCalledSo && !revises.test(text);

/** Going through a right figure and coming to it again changes nothing. */
function isSameAgain(answer: Answer, last: number | null, verdict: string | undefined): boolean {
  return (
    verdict !== undefined &&
    verdict !== 'wrong' &&
    last !== null &&
    Math.abs(answer.value - last) <= 0.02 * Math.abs(last)
  );
}

const isOverdue = (context: Context, ask: NumericAsk): boolean =>
  shareOfPhase(context.state, ask.phase, context.nowMs) >= latestShare;

/** Figures on the way are noted, not judged. */
function notedFigures(context: Context, ask: NumericAsk, read: ReadTurn): NewEvent[] {
  return read.all
    .filter((figure) => figure !== read.answer?.figure)
    .slice(0, 12)
    .map((figure) => {
      const data = { question_id: ask.id, ...figureSaid(context, figure), is_answer: false };
      return newEvent(context, { kind: 'number_stated', data: { ...data, needs: 'nothing' } });
    });
}

function utteranceOf(context: Context, text: string): string | null {
  const utterances = context.turn?.utterances ?? [];
  return (utterances.findLast((one) => one.text.includes(text)) ?? utterances.at(-1))?.id ?? null;
}

type Needs = EventData<'number_stated'>['needs'];

function takeAnswer(context: Context, ask: NumericAsk, answer: Answer, noted: readonly NewEvent[]): Decision {
  const { figure } = answer;
  const needs = whatItNeeds(context, ask, answer);
  const said = figureSaid(context, figure);
  const rival = needs === 'choice' && answer.rival ? figureSaid(context, answer.rival) : undefined;
  const data = { question_id: ask.id, ...said, is_answer: true, needs, ...(rival && { rival }) };
  const stated = newEvent(context, { kind: 'number_stated', data });
  const consequences = [...noted, stated];
  const { value, unit } = said;
  if (needs === 'nothing')
    return judgeNow(context, ask, { statedId: stated.event_id, value: answer.value, unit }, consequences);
  const directive =
    needs === 'unit' ? { act: 'ask_unit' as const, value } : { act: 'read_back' as const, value, unit };
  return say(context, directive, 'give_answer', askingBack(context, needs, said, rival), { consequences });
}

function figureSaid(context: Context, figure: Figure): RivalFigure {
  const { value, text } = figure;
  return { utterance_id: utteranceOf(context, text), value, unit: unitOfFigure(figure), text };
}

const spoken = ({ value, unit }: RivalFigure): string => speakFigure(value, unit ?? '1', 'figure');

function askingBack(context: Context, needs: Needs, said: RivalFigure, rival?: RivalFigure): string {
  if (needs === 'unit') return word(context, 'ask_unit');
  if (needs === 'confirmation') return word(context, 'confirm_on_screen', { figure: spoken(said) });
  return rival
    ? word(context, 'which_figure', { first: spoken(rival), second: spoken(said) })
    : word(context, 'read_back', { figure: spoken(said) });
}

function whatItNeeds(context: Context, ask: NumericAsk, answer: Answer): Needs {
  const typed = context.turn?.utterances.every(({ modality }) => modality === 'typed') ?? true;
  if (!typed && context.state.started?.door === 'demo') return 'confirmation';
  // Asked once, whichever of the two is right.
  if (answer.rival && progressOf(context.state, ask.id).readBacks === 0) return 'choice';
  if (!typed && isDoubtful(context, ask, answer)) return 'read_back';
  return answer.fit === 'no_unit' ? 'unit' : 'nothing';
}

type Settled = { statedId: string | null; value: number; unit: string | null };

/** Judges a figure that is as the candidate meant it, in the unit of the answer, and reacts to it. */
export function judgeNow(
  context: Context,
  ask: NumericAsk,
  figure: Settled,
  before: readonly NewEvent[],
): Decision {
  const judged = judgementEvent(context, ask.question, figure);
  const consequences = [...before, judged];
  const after = {
    ...context,
    state: before
      .concat(judged)
      .reduce(
        (state, event) => apply(context.case, state, { ...event, producer_kind: 'interviewer' }),
        context.state,
      ),
  };
  return react(after, ask, consequences);
}

/**
 * The reaction to a figure. The first is nearly always gone through, right or wrong; a second wrong one makes the
 * result due.
 */
function react(context: Context, ask: NumericAsk, consequences: readonly NewEvent[]): Decision {
  const progress = progressOf(context.state, ask.id);
  const isWrong = progress.last?.verdict === 'wrong';
  if (isOverdue(context, ask))
    return isWrong
      ? giveResult(context, ask, 'give_answer', consequences)
      : settle(context, ask, consequences);
  const isFirst = progress.attempts === 1 && !progress.walkedThrough;
  if (isFirst && (isWrong || coin(context, checkRate, 'check', ask.id)))
    return say(
      context,
      { act: 'walk_through', question_id: ask.id },
      'give_answer',
      // Whoever has said the steps is not asked for them, right or wrong alike.
      word(context, cameWithSteps(context, ask.question) ? 'check_result' : 'walk_through'),
      { consequences },
    );
  return isWrong ? giveResult(context, ask, 'give_answer', consequences) : settle(context, ask, consequences);
}

function settle(context: Context, _ask: NumericAsk, consequences: readonly NewEvent[]): Decision {
  return advance(context, 'give_answer', { before: word(context, 'acknowledge'), consequences });
}

/** "Let us take 75 and go on": from here the figure is the base. The next thing follows in the same reply. */
export function giveResult(
  context: Context,
  ask: NumericAsk,
  intent: string,
  before: readonly NewEvent[],
): Decision {
  const result = resultInWords(context, ask.question);
  const told = toldEvent(context, ask.question);
  const line = word(context, 'give_result', { result });
  const next = advance(context, intent, { before: line });
  const directive = { act: 'give_result' as const, question_id: ask.id };
  const followed = newEvent(context, {
    kind: 'timer_fired',
    data: { timer: 'at_once', directive: next.directive },
  });
  return { ...next, directive, consequences: [...before, told, ...next.consequences, followed] };
}

/** Working aloud is let go on; being at a loss gets help, mild before plain, and at last the result. */
function withoutAnswer(context: Context, ask: NumericAsk, noted: readonly NewEvent[]): Decision {
  const { state } = context;
  const progress = progressOf(state, ask.id);
  const text = context.turn?.text ?? '';
  const isLost = /\b(?:don'?t know|no idea|not sure|i give up|pass|can'?t|cannot)\b/i.test(text);
  const turns = state.ask?.turns ?? 0;
  // After going through a wrong figure without a new one: help, as for anyone who is stuck.
  const isDue =
    isLost ||
    turns >= patientTurns + progress.hints.length * 2 ||
    (progress.walkedThrough && progress.last !== null);
  if (isDue) {
    const hint = giveHint(context, 'statement');
    if (!hint) return giveResult(context, ask, 'statement', noted);
    return { ...hint, consequences: [...noted, ...hint.consequences] };
  }
  const pool = noted.length > 0 ? 'ask_answer' : 'go_on';
  return say(context, { act: 'acknowledge' }, 'statement', word(context, pool), { consequences: noted });
}
