import { isMadeOf, isWorkedOn } from './made-of.ts';
import type { SpokenNumber } from './numbers.ts';
import { isSameFigure, isSameSize } from './same-figure.ts';

/** What may stand before a figure with which a turn begins: a word of talk, a conclusion, how sure one is. */
const OPENS =
  /^(?:[\s,]|\$|~|(?:well|so|ok|okay|right|yes|yeah|sure|um|uh|er|as i said|like i said|again|then|hm+)[\s,:.]|(?:it|that|this|the (?:answer|result|profit|total|number))(?:'s| is| would be| will be| comes to| makes)\b|(?:i|we|they|you)(?:'d| would)? (?:get|have|need|make|earn|say|think|come to|arrive at|end up (?:at|with))\b|about\b|around\b|roughly\b|approximately\b|nearly\b|almost\b|some\b|exactly\b|a loss of\b|a profit of\b|of\b|to\b)*$/i;
/** A dash, or a colon or a reason with its sentence: what follows explains the figure. */
const EXPLAINS =
  /^(?:\s+[a-z]+){0,3}?\s*(?:\s[-–—]\s|(?::|[,;.]?\s*(?:because|since|as)\b)(?:[^.;?!]|\.\d)*)/i;
/** The figure is a sentence by itself. */
const ENDS =
  /^(?:\s+(?!is|are|was|were|of|times|minus|plus|by|over|at|for|in|from|to)[a-z]+){0,3}?\s*[.;](?:\s|$)/i;
/** How a figure is taken back, or looked at another way: then what comes later counts. */
const TURNS =
  /\b(?:no,|sorry|i mean|i meant|make that|correction|wait|hang on|scratch that|mistake|wrong|i forgot|actually|but|however|although|though|if|unless|instead|rather)\b/i;

type Reader = {
  /** The results of the turn, in the order they were said. */
  readonly results: readonly SpokenNumber[];
  /** The results, and what is plainly stated. */
  readonly marked: readonly SpokenNumber[];
  /** Something is done with the figure: it is a step. */
  isStep(number: SpokenNumber): boolean;
};

type AnswerFirst =
  | { readonly number: SpokenNumber; readonly by: 'first' }
  | { readonly number: SpokenNumber; readonly by: 'result'; readonly rival: SpokenNumber };

/**
 * The figure with which a turn begins, when the rest explains how it came about: "60 guests, because each leaves 15",
 * "It is sixty: a guest leaves fifteen". One that stands alone as a sentence counts as well. Not so where what comes
 * after it is worked out from it ("12 dollars a seat. A night has 100 seats, so 1,200"); and where what comes after it
 * comes to something else ("200 dollars. 1,050 less 900 is 150"), that is the answer and the first figure its rival.
 */
export function findAnswerFirst(
  numbers: readonly SpokenNumber[],
  text: string,
  { results, marked, isStep }: Reader,
): AnswerFirst | undefined {
  const [first, ...later] = numbers;
  if (!first || later.length === 0 || first.kind === 'year' || isStep(first)) return undefined;
  const lead = text.slice(0, first.start);
  const rest = text.slice(first.end);
  if (!OPENS.test(lead) || TURNS.test(rest) || isTakenFrom(first, later, text)) return undefined;
  const reason = EXPLAINS.exec(rest)?.[0];
  if (reason === undefined && !ENDS.test(rest)) return undefined;
  // What the reason itself comes to is what the figure was made of.
  const from = first.end + (reason?.length ?? 0);
  const after = results.filter(({ start }) => start >= from);
  if (leadsOn(first, later, after)) return undefined;
  const isExplained = isMadeOfTwo(first, later);
  if (reason === undefined && !isExplained && !isBare(lead)) return undefined;
  const other = isExplained ? undefined : findOther(first, later, marked);
  return other ? { number: other, by: 'result', rival: first } : { number: first, by: 'first' };
}

/** "1,050 revenue - 900 costs = 150": the dash is a minus, as what is left shows. */
const isTakenFrom = (first: SpokenNumber, [next, left]: readonly SpokenNumber[], text: string): boolean =>
  next !== undefined &&
  left !== undefined &&
  /\s[-–—]\s+\$?$/.test(text.slice(first.end, next.start)) &&
  isSameSize(first.value - next.value, left.value);

/** What the rest of the turn comes to, when that is to be the same thing and is another figure. */
function findOther(
  first: SpokenNumber,
  later: readonly SpokenNumber[],
  marked: readonly SpokenNumber[],
): SpokenNumber | undefined {
  const last = marked.findLast((one) => later.includes(one) && mayStandFor(first, one));
  if (!last || isSameFigure(last.value, first.value)) return undefined;
  return isMadeOfTwo(last, otherThan(later, first, last)) ? last : undefined;
}

/** A bare figure after an amount of money may well be money; after sixty guests it may be anything. */
const mayStandFor = (first: SpokenNumber, { unit, per }: SpokenNumber): boolean =>
  first.unit !== null &&
  (unit === first.unit || (unit === null && first.kind === 'money')) &&
  (per === null || per === first.per);

/** Nothing but the figure: whoever begins so has answered. */
const isBare = (lead: string): boolean =>
  /^(?:[\s,$~]|(?:well|so|ok|okay|right|yes|yeah|sure|um|uh|er|as i said|like i said|again|about|around|roughly|hm+)[\s,:.]?)*$/i.test(
    lead,
  );

/** A later result is worked out from the first figure, and from nothing else that was said. */
const leadsOn = (
  first: SpokenNumber,
  later: readonly SpokenNumber[],
  results: readonly SpokenNumber[],
): boolean =>
  results.some((result) => {
    if (!later.includes(result)) return false;
    const others = otherThan(later, first, result);
    // Forward alone: a product that is said first is no step to one of its factors.
    return (
      others.some((other) => other.end <= result.start && isWorkedOn(first, other, result)) &&
      !isMadeOfTwo(result, others)
    );
  });

/** The figures that are worked with; the first one said again is no other. */
const otherThan = (
  later: readonly SpokenNumber[],
  first: SpokenNumber,
  result: SpokenNumber,
): SpokenNumber[] => later.filter((one) => one !== result && one.value !== first.value);

const isMadeOfTwo = (figure: SpokenNumber, others: readonly SpokenNumber[]): boolean =>
  others.some((one, n) => others.slice(n + 1).some((other) => isMadeOf(figure, one, other)));
