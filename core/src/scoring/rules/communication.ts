import { parseNumbers } from '../../speech/numbers.ts';
import { takesSide, actsAtOnce, retells } from '../signs/advising.ts';
import { digression, pushback, signposts } from '../signs/speaking.ts';
import { reason } from '../signs/reasoning.ts';
import { adviceOf } from '../spoken/advice.ts';
import { onlyAsks } from '../spoken/asking.ts';
import { inPhase, type OwnTurn } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { caseStems, contentStems, specificsIn } from './own-words.ts';
import {
  clampLevel,
  count,
  counted,
  defect,
  has,
  isTelling,
  nothing,
  type Placing,
  quotesOf,
  type Remark,
  remark,
  type RuleInput,
} from './placing.ts';
import { isRambling } from './rambling.ts';
import { placeStructure } from './structure.ts';
import { placeSynthesis } from './synthesis.ts';

/** Fewer words in the whole interview say nothing about how somebody communicates. */
const leastWords = 40;

/** Rule 10: answer first, signposts, the question that was put, brevity, recovery after a pushback. Never delivery. */
export function placeCommunication(input: RuleInput): Placing {
  const { turns } = input;
  const words = turns.reduce((sum, one) => sum + one.ownWords, 0);
  if (words < leastWords) return nothing(`Only ${words} words of your own were said.`);
  const stems = caseStems(input.compiled);
  const rambling = turns.filter((turn) => isRambling(turn, stems));
  const unanswered = turns.filter((turn) => isUnanswered(turn, stems));
  const ignored = turns.filter((turn) => ignoresPushback(turn));
  const given = adviceOf(turns).turns;
  const laidOut = new Set(
    [...inPhase(turns, 'structure', 'recommendation', 'brainstorm'), ...given].flatMap(
      ({ sentences }) => sentences,
    ),
  );
  const marked = [...laidOut].reduce((sum, { plain }) => sum + count(plain, signposts), 0);
  const advice = given[0]?.sentences ?? [];
  const opens = advice[0]?.plain ?? '';
  const isFirst =
    (has(opens, takesSide) || has(opens, actsAtOnce)) && !has(opens, retells) && wordsIn(opens) < 45;
  const parts = {
    marks: Math.min(1, marked * 0.15),
    first: advice.length === 0 ? 0 : isFirst ? 0.5 : -0.5,
    substance: substance(input),
    lost: -0.9 * Math.min(2, rambling.length) - 0.6 * Math.min(2, unanswered.length) - 0.6 * ignored.length,
  };
  return {
    level: clampLevel(2.4 + parts.marks + parts.first + parts.substance + parts.lost),
    because: becauseOf({
      marked,
      hasAdvice: advice.length > 0,
      isFirst,
      rambling: rambling.length,
      unanswered: unanswered.length,
    }),
    quotes: quotesOf([
      advice.find(isTelling),
      inPhase(turns, 'structure')
        .flatMap(({ sentences }) => sentences)
        .find(isTelling),
    ]),
    defects: [
      ...rambling.map((turn) =>
        defect(
          'rambling',
          turn,
          'Hard to follow: one long run of thoughts. Say how many points come, then one after the other.',
        ),
      ),
      ...unanswered.map((turn) => defect('not_answered', turn, 'The question that was put is not answered.')),
      ...ignored.map((turn) =>
        defect(
          'pushback_ignored',
          turn,
          'The objection is not taken up. Say what speaks for it, then why you stay or change.',
        ),
      ),
    ],
  };
}

/** What can be followed is also what has a plan and an answer in it. */
function substance(input: RuleInput): number {
  const plan = placeStructure(input).level;
  const advice = placeSynthesis(input).level;
  const known = [plan, advice].flatMap((one) => (one === null ? [] : [one]));
  return known.length === 0 ? 0 : (known.reduce((sum, one) => sum + one, 0) / known.length - 3) * 0.5;
}

/** A question for a figure without one, or a "so what" with next to nothing. */
function isUnanswered(turn: OwnTurn, stems: ReadonlySet<string>): boolean {
  if (!turn.isFirst || !turn.ask || turn.words === 0 || onlyAsks(turn)) return false;
  const raw = turn.sentences.map(({ plain }) => plain).join(' ');
  if (raw.includes('?')) return false;
  if (turn.ask.type === 'numeric') return parseNumbers(raw).length === 0 && turn.words >= 6;
  if (turn.ask.type !== 'so_what') return false;
  const isDismissed = /\b(?:doesn't matter|don't care|whatever|no idea|never mind)\b/.test(raw);
  const isElsewhere = has(raw, digression) && specificsIn(raw, stems) < 3;
  return (
    isDismissed ||
    isElsewhere ||
    (contentStems(raw).length === 0 && !has(raw, reason) && turn.words < 4 && parseNumbers(raw).length === 0)
  );
}

function ignoresPushback(turn: OwnTurn): boolean {
  if (turn.before.act !== 'pushback' && !pushback.test(turn.before.text)) return false;
  if (turn.before.act === 'walk_through') return false;
  const text = turn.sentences.map(({ plain }) => plain).join(' ');
  return turn.words > 0 && turn.words < 15 && !has(text, reason) && parseNumbers(text).length === 0;
}

const becauseOf = (seen: {
  marked: number;
  hasAdvice: boolean;
  isFirst: boolean;
  rambling: number;
  unanswered: number;
}): Remark[] => [
  remark(seen.marked > 0, `${counted(seen.marked, 'signpost')} on the way.`, 'No signposts on the way.'),
  ...(seen.hasAdvice
    ? [
        remark(
          seen.isFirst,
          'The recommendation opens with the answer.',
          'The recommendation does not open with the answer.',
        ),
      ]
    : []),
  ...(seen.rambling > 0
    ? [{ lacks: `${counted(seen.rambling, 'long turn is', 'long turns are')} hard to follow.` }]
    : []),
  ...(seen.unanswered > 0
    ? [{ lacks: `${counted(seen.unanswered, 'question was', 'questions were')} not answered.` }]
    : []),
];
