import { findAnyCue, tokensOf } from '../../speech/cues.ts';
import { parseNumbers } from '../../speech/numbers.ts';
import {
  actsAtOnce,
  hedges,
  leavesOpen,
  nextStep,
  retells,
  risk,
  takesSide,
  worsens,
} from '../signs/advising.ts';
import { reason } from '../signs/reasoning.ts';
import { type Advice, adviceOf } from '../spoken/advice.ts';
import { type Sentence, sentencesOf } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { namedIn } from './own-words.ts';
import {
  clampLevel,
  counted,
  type Defect,
  defect,
  has,
  matching,
  nothing,
  type Placing,
  quotesOf,
  type Remark,
  remark,
  type RuleInput,
} from './placing.ts';

const leastWords = 3;
const contrary = /^\b(?:so|and|because|since|as|that's|it's|which)\b/;

/** Rule 8: answer first, reasons, risks, next steps. */
export function placeSynthesis(input: RuleInput): Placing {
  const advice = adviceOf(input.turns);
  const own = sentencesOf(advice.turns);
  const text = own.map(({ plain }) => plain).join(' ');
  if (wordsIn(text) < leastWords) return nothing('No recommendation was heard.');
  const seen = look(input, own, advice.grounds);
  return {
    level: levelOf(seen),
    because: becauseOf(seen),
    quotes: quotesOf([seen.answer, seen.reasons[0], seen.risk, seen.next]),
    defects: defectsOf(advice, seen),
  };
}

type Seen = {
  answer: Sentence | undefined;
  isFirst: boolean;
  isOpen: boolean;
  reasons: Sentence[];
  figures: number;
  risk: Sentence | undefined;
  next: Sentence | undefined;
};

function look({ compiled }: RuleInput, own: readonly Sentence[], grounds: readonly Sentence[]): Seen {
  const { recommendation, risks } = compiled.source.key;
  const isAnswer = ({ plain }: Sentence, at: number): boolean =>
    !has(plain, leavesOpen) &&
    (has(plain, takesSide) ||
      (at === 0 && has(plain, actsAtOnce)) ||
      findAnyCue(tokensOf(plain), recommendation.cues) !== undefined);
  const first = own.findIndex(isAnswer);
  const answer = own[first];
  const isOpen =
    own.some(({ plain }) => has(plain, leavesOpen)) && !own.some(({ plain }) => /\brecommend\b/.test(plain));
  const isFirst =
    answer !== undefined &&
    wordsIn(
      own
        .slice(0, first)
        .map(({ plain }) => plain)
        .join(' '),
    ) < 15 &&
    !isBuried(answer);
  const rest = [...grounds, ...own.filter((one) => one !== answer || wordsIn(one.plain) > 12)];
  return {
    answer,
    isFirst,
    isOpen:
      isOpen ||
      (answer !== undefined &&
        !isFirst &&
        has(answer.plain, hedges) &&
        own.some(({ plain }) => has(plain, retells))),
    reasons: rest.filter(
      ({ plain }) => has(plain, reason) || parseNumbers(plain).length > 0 || contrary.test(plain),
    ),
    figures: parseNumbers(rest.map(({ plain }) => plain).join(' ')).length,
    risk:
      matching(own, risk)[0] ??
      matching(own, worsens)[0] ??
      own.find(({ text }) => namedIn(text, risks).length > 0),
    next: matching(own, nextStep)[0],
  };
}

/** A run-on that retells before it answers. */
const isBuried = ({ plain }: Sentence): boolean => {
  const at = Math.min(
    ...[takesSide, hedges].map((pattern) => plain.search(pattern)).filter((one) => one >= 0),
    Number.POSITIVE_INFINITY,
  );
  return has(plain, retells) || (Number.isFinite(at) && wordsIn(plain.slice(0, at)) > 25);
};

function levelOf(seen: Seen): number {
  if (!seen.answer) return 1;
  if (seen.isOpen) return 1.75;
  const reasons = Math.min(3, seen.reasons.length);
  if (reasons === 0) return 2 + (seen.risk ? 0.25 : 0) + (seen.next ? 0.25 : 0);
  if (!seen.isFirst) return 2.25 + (seen.risk && seen.next ? 0.5 : 0);
  const carried = (seen.figures > 0 ? 0.25 : 0) + (reasons >= 2 ? 0.25 : 0);
  return clampLevel(
    2.6 +
      carried +
      (seen.risk ? 0.75 : 0) +
      (seen.next ? 0.75 : 0) +
      (seen.risk && seen.next && reasons >= 2 ? 0.25 : 0),
  );
}

const becauseOf = (seen: Seen): Remark[] => [
  remark(
    seen.answer !== undefined && seen.isFirst,
    'The answer comes first.',
    seen.answer ? 'The answer has to be searched for.' : 'No side is taken.',
  ),
  remark(
    seen.reasons.length > 0,
    `${counted(seen.reasons.length, 'reason')} given, with ${counted(seen.figures, 'figure')}.`,
    'No reason is given.',
  ),
  remark(seen.risk !== undefined, 'A risk is named.', 'The recommendation names no risk.'),
  remark(seen.next !== undefined, 'A next step is named.', 'No next step is named.'),
];

function defectsOf({ turns: [turn] }: Advice, seen: Seen): Defect[] {
  const hasNone = !seen.answer || (seen.isOpen && !seen.isFirst && !has(seen.answer.plain, takesSide));
  return [
    ...(hasNone
      ? [defect('no_answer', turn, 'No side is taken. Begin with one sentence on what to do.')]
      : []),
    ...(seen.answer && !seen.isFirst && !hasNone
      ? [defect('answer_late', turn, 'The answer comes late. Say it first, then the reasons.', seen.answer)]
      : []),
    ...(seen.answer && seen.reasons.length === 0
      ? [defect('no_reasons', turn, 'The answer stands without a reason from the analysis.')]
      : []),
    ...(seen.answer && !seen.risk
      ? [defect('no_risk', turn, 'The recommendation names no risk. Say what could make it wrong.')]
      : []),
    ...(seen.answer && !seen.next
      ? [defect('no_next_step', turn, 'No next step is named. Say what happens on Monday.')]
      : []),
  ];
}
