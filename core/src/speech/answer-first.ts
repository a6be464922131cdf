import { isMadeOf, isWorkedOn } from './made-of.ts';
import type { SpokenNumber } from './numbers.ts';

/** What may stand before a figure with which a turn begins: a word of talk, a conclusion, how sure one is. */
const OPENS =
  /^(?:[\s,]|\$|~|(?:well|so|ok|okay|right|yes|yeah|sure|um|uh|er|as i said|like i said|again|then|hm+)[\s,:.]|(?:it|that|this|the (?:answer|result|profit|total|number))(?:'s| is| would be| will be| comes to| makes)\b|(?:i|we|they|you)(?:'d| would)? (?:get|have|need|make|earn|say|think|come to|arrive at|end up (?:at|with))\b|about\b|around\b|roughly\b|approximately\b|nearly\b|almost\b|some\b|exactly\b|a loss of\b|a profit of\b|of\b|to\b)*$/i;
/** A colon or a reason: what follows explains the figure. */
const EXPLAINS = /^(?:\s+[a-z]+){0,3}?\s*(?::|[,;.]?\s*(?:because|since|as)\b|\s[-–—]\s)/i;
/** The figure is a sentence by itself. */
const ENDS =
  /^(?:\s+(?!is|are|was|were|of|times|minus|plus|by|over|at|for|in|from|to)[a-z]+){0,3}?\s*[.;](?:\s|$)/i;
/** How a figure is taken back, or looked at another way: then what comes later counts. */
const TURNS =
  /\b(?:no,|sorry|i mean|i meant|make that|correction|wait|hang on|scratch that|mistake|wrong|i forgot|actually|but|however|although|though|if|unless|instead|rather)\b/i;

type Reader = {
  /** The results of the turn, in the order they were said. */
  readonly results: readonly SpokenNumber[];
  /** Something is done with the figure: it is a step. */
  isStep(number: SpokenNumber): boolean;
};

/**
 * The figure with which a turn begins, when the rest explains how it came about: "60 guests, because each leaves 15",
 * "It is sixty: a guest leaves fifteen". One that stands alone as a sentence counts as well, unless a later result is
 * worked out from it ("12 dollars a seat. A night has 100 seats, so 1,200").
 */
export function findAnswerFirst(
  numbers: readonly SpokenNumber[],
  text: string,
  { results, isStep }: Reader,
): SpokenNumber | undefined {
  const [first, ...later] = numbers;
  if (!first || later.length === 0 || first.kind === 'year' || isStep(first)) return undefined;
  const lead = text.slice(0, first.start);
  const rest = text.slice(first.end);
  if (!OPENS.test(lead) || TURNS.test(rest)) return undefined;
  if (EXPLAINS.test(rest)) return first;
  if (!ENDS.test(rest) || leadsOn(first, later, results)) return undefined;
  return isBare(lead) || isMadeOfTwo(first, later) ? first : undefined;
}

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
    const others = later.filter((one) => one !== result);
    // Forward alone: a product that is said first is no step to one of its factors.
    return others.some((other) => isWorkedOn(first, other, result)) && !isMadeOfTwo(result, others);
  });

const isMadeOfTwo = (figure: SpokenNumber, others: readonly SpokenNumber[]): boolean =>
  others.some((one, n) => others.slice(n + 1).some((other) => isMadeOf(figure, one, other)));
