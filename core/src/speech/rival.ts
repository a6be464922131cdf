import { isMadeOf, isShare } from './made-of.ts';
import type { SpokenNumber } from './numbers.ts';
import { isSameFigure } from './same-figure.ts';

/** Where a turn leaves its result to look at it another way: "150. But a fifth would have come anyway, so ..." */
const CONTRAST =
  /(?:(?:^|[.?!;,:]\s*|\s[-–—]\s*)(?:(?:and|or|well|now|then)[\s,]+)?(yet|then again|on the other hand|in reality|if|unless|assuming|suppose|supposing|excluding|including|without|strictly speaking)|\b(but|however|though|although|whereas|except that))\b/gi;
/** What is taken back is no other view: the figure in its place is the answer. */
const TAKES_BACK =
  /\b(?:no,|(?:sorry|i meant?|make that|correction|correct myself|wait|hang on|hold on|scratch that|mistake|wrong|i forgot|forgetting|let me redo|actually)\b)/i;

/**
 * The result that stands against `answer` in the same turn, on the other side of a "but" or an "if": nobody but the
 * speaker knows which of the two is meant. A result that the later one was worked out from is a step, not a rival.
 * `results` are the results of the turn in the order they were said, `numbers` all its figures.
 */
export function findRival(
  results: readonly SpokenNumber[],
  answer: SpokenNumber,
  numbers: readonly SpokenNumber[],
  text: string,
): SpokenNumber | undefined {
  const contrasts = [...text.slice(0, answer.start).matchAll(CONTRAST)];
  const turnsAt = contrasts.at(-1)?.index ?? 0;
  const rival = results.findLast((one) => one.end <= turnsAt && measuresAs(one, answer));
  if (!rival || isSameFigure(rival.value, answer.value)) return undefined;
  if (TAKES_BACK.test(text.slice(rival.end, answer.start))) return undefined;
  const isBut = contrasts.every((one) => one.index < rival.end || one[2]?.toLowerCase() === 'but');
  return isStep(rival, answer, numbers, isBut) ? undefined : rival;
}

/** Nothing that was said tells that they measure different things. */
const measuresAs = (one: SpokenNumber, other: SpokenNumber): boolean =>
  isSameOrUnsaid(one.unit, other.unit) && isSameOrUnsaid(one.per, other.per);

const isSameOrUnsaid = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;

/**
 * "100 come. But a fifth of them cancel, so that leaves 80": the second rests on the first, at once or by figures that
 * were worked out of it in between ("a guest leaves 15. If 70 come, that is 1,050, less 900, so 150").
 */
function isStep(
  rival: SpokenNumber,
  answer: SpokenNumber,
  numbers: readonly SpokenNumber[],
  isBut: boolean,
): boolean {
  const reached = [rival];
  for (const figure of numbers.slice(numbers.indexOf(rival) + 1, numbers.indexOf(answer) + 1)) {
    // "If a tenth cancels" is another case than the one that was asked about; "but a tenth cancels" is the next step.
    const known = numbers.filter((one) => one.end <= figure.start && (isBut || !isShare(one)));
    const rests = (on: SpokenNumber) => known.some((other) => other !== on && isMadeOf(figure, on, other));
    if (reached.some(rests)) reached.push(figure);
  }
  return reached.includes(answer);
}
