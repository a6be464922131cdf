import { findAnswerFirst } from './answer-first.ts';
import { parseNumbers, type SpokenNumber } from './numbers.ts';
import { findRival } from './rival.ts';

/** The figure of a turn that is meant as its answer, and how it was recognised. */
export interface MarkedAnswer {
  readonly number: SpokenNumber;
  /**
   * `said`: called the answer; `result`: the last result of a calculation; `stated`: what something is, needs or
   * costs; `first`: what the turn begins with and then explains; `only`: the one figure of a short turn.
   */
  readonly by: 'said' | 'result' | 'first' | 'stated' | 'only';
  /** Another result of the turn, which may be the one that is meant. */
  readonly rival?: SpokenNumber;
}

const HEDGE =
  "(?:\\s|,|about|around|roughly|approximately|some|nearly|almost|just|over|under|say|um|uh|er|like|i'd say|i think|a|an|the|somewhere|between|close to|something|more or less|then|us|me|you|we|exactly|probably|of|maybe|plus|at least|a (?:fall|rise|growth|increase|drop|loss|gain|decline) of|=|~|\\$|-)*$";
const SAID = new RegExp(
  `(?:\\b(?:my|the|our) (?:final )?(?:answer|result|estimate|figure|number)(?: here)?(?: is|'s| would be| comes to| will be|:)|\\banswer:|\\b(?:in total|all in all|overall|altogether|together|combined|final(?:ly)?)(?:,| that's| it's| i get| we get)|\\bi(?:'d| would) (?:answer|conclude|estimate|put it at|land (?:at|on)|settle on|go with|say)|\\bmy (?:best )?(?:guess|estimate) is|\\bi (?:land|end up|arrive|come out) (?:at|on|with)|\\bwe (?:land|end up|arrive|come out) (?:at|on|with))${HEDGE}`,
  'i',
);
/** What a business does with a figure that was asked for: it needs sixty guests, and turns over six times. */
const DOES =
  '(?:needs?|requires?|takes|turns over|(?:grows?|grew|rises?|rose|drops?|dropped|falls?|fell|declines?|declined|goes down|went down|goes up|went up) by)';
const RESULT = new RegExp(
  `(?:\\b(?:that|this|it|which|what)(?:'s| is| was| gives| makes| means| would be| will be| equals| yields| brings| leaves| comes to| comes out (?:at|to)| works out (?:at|to|as)| adds up to| amounts to| results in| should be| takes| would give| would make| would leave| gets)|\\b(?:gives?|giving|makes|making|leaves|leaving|equals?|yields?|totals?|totall?ing|come to|comes (?:out )?(?:to|at)|works out (?:at|to|as)|adds up to|amounts to|results? in|is equal to|i get|we get|you get|(?:so|then|and) (?:we|i) have|get to|gets? (?:us|me|you) to|brings (?:us|me|you) to|resulting in|arrive at|ends? up (?:at|with)|i'd get|we'd get|a total of|call it|(?:are|is) talking(?: about)?|sums? (?:up )?to)|=|\\b(?:so|therefore|thus|hence)(?:,)?(?: (?:the|our|their|my|its|total|annual|yearly|monthly|overall|we|it|they) ?(?:[a-z-]+ ){0,5}?(?:is|are|would be|will be|comes to|equals|needs?|makes?|earns?|sells?|saves?|loses?|spends?|pays?|costs?|gets?))|\\b(?:becomes|together|altogether)|\\b(?:so|therefore|thus|hence)\\b[^.?!;,]{0,40}\\b${DOES}|\\b(?:so|therefore|thus|hence)|\\b(?:so|therefore|thus|hence),? (?:[a-z-]+ ){1,6}?(?:fell|falls|rose|rises|grew|grows|dropped|drops|declined|increased|decreased|shrank|went (?:up|down)|goes (?:up|down)|changed|lost|loses|is (?:up|down))(?: by)?)${HEDGE}`,
  'i',
);
/** A plain statement marks an answer only when nothing in the turn does so more clearly. */
const STATED = new RegExp(`(?:(?<!there )\\b(?:is|are|be)|\\b${DOES})${HEDGE}`, 'i');
const AFTER =
  /^[\s,]*(?:is|would be|as|that's|and that's|so that's|being)?\s*(?:my|the|our) (?:final )?(?:answer|result|estimate)\b|^\s*,? to be (?:exact|precise)\b|^\s*(?:in total|altogether|all in all)\b/i;
/** What shows that a result is only a step: something more is done with it. */
const GOES_ON =
  /^\s*(?:[,.]?\s*(?:and then|then|so)?\s*)?(?:times|multiplied|divided|minus|plus|x|×|\*|\/|and (?:multiply|divide|subtract|add|times)|which (?:i|we) (?:then )?(?:multiply|divide|add)|(?:and )?then (?:times|multiply|divide|subtract|add|we)|less(?! than))\b/i;
const ASSUMED =
  /\b(?:assume|assuming|suppose|supposing|let's say|let us say|say|if|(?<!\b(?:as|was|were) )given|would that be|is it|is that|per)[\s,]+(?:\w+\s+){0,4}$/i;
/** "900 needs 60 guests", "10 above break-even is 150": the result is what is told of the figure. */
const TOLD_OF = /^\s*(?:needs?|requires?|takes|above|below|more than|fewer than)\b/i;
const SHORT_TURN_WORDS = 14;

function before(text: string, number: SpokenNumber, from: number): string {
  const clause = text.slice(from, number.start);
  const stop = Math.max(clause.lastIndexOf('?'), clause.lastIndexOf('. '), clause.lastIndexOf(';'));
  return withoutTakenBack(clause.slice(stop + 1));
}

const TAKEN_BACK =
  /\b(?:no|sorry|i mean|i meant|make that|rather|correction|wait|hang on|scratch that)\b[\s,.a-z']{0,30}$/i;

/** "That is fifty, no, sorry, fifteen": what marked the figure that was taken back marks the one in its place. */
function withoutTakenBack(lead: string): string {
  const words = TAKEN_BACK.exec(lead);
  const figure = words && parseNumbers(lead.slice(0, words.index)).at(-1);
  return figure ? lead.slice(0, figure.start) : lead;
}

/** "900 by 15": what is worked with stands on both sides. */
const WORKS_WITH_THE_NEXT =
  /^(?:\s*(?:by|over|into|times|plus|minus|less|[x×*/÷+−–-])|\s*,?(?:\s*(?:and|so|then))+ (?:times|plus|minus|less))\s*(?:the |those |these )?\$?\s*$/i;
const COMES_TO =
  /^[\s,]*(?:[a-z]+\s+){0,2}?(?:is|are|=|equals?|makes?|gives?|leaves?|comes to)\s+(?:about |around |roughly |exactly )?\$?$|^,\s*\$?$/i;

/** "20 percent of 50 million": the first figure is taken of the second. */
const OF_THE_NEXT = /^\s*of\s+(?:the\s+)?$/i;

type Around = { from: number; nextFrom: number; isWorkedOut: boolean };

function rank(text: string, number: SpokenNumber, { from, nextFrom, isWorkedOut }: Around): 3 | 2 | 1 | 0 {
  const lead = before(text, number, from);
  const link = text.slice(number.end, nextFrom);
  if (OF_THE_NEXT.test(link) || (nextFrom < text.length && WORKS_WITH_THE_NEXT.test(link))) return 0;
  const tail = text.slice(number.end);
  if (number.kind === 'year') return 0;
  if (SAID.test(lead) || AFTER.test(tail)) return 3;
  if (GOES_ON.test(tail) || ASSUMED.test(lead)) return 0;
  if (RESULT.test(lead) || isWorkedOut) return 2;
  return STATED.test(lead) ? 1 : 0;
}

/** "900 by 15 is 60": what comes after the two that are worked with. */
function isWorkedOut(numbers: readonly SpokenNumber[], at: number, text: string): boolean {
  const [one, other, number] = [numbers[at - 2], numbers[at - 1], numbers[at]];
  if (!one || !other || !number) return false;
  return (
    WORKS_WITH_THE_NEXT.test(text.slice(one.end, other.start)) &&
    COMES_TO.test(text.slice(other.end, number.start))
  );
}

function isWorkedWith(numbers: readonly SpokenNumber[], number: SpokenNumber, text: string): boolean {
  const next = numbers[numbers.indexOf(number) + 1];
  return next !== undefined && WORKS_WITH_THE_NEXT.test(text.slice(number.end, next.start));
}

function onlyFigure(numbers: readonly SpokenNumber[], text: string): MarkedAnswer | undefined {
  const [number, second] = numbers.filter((one) => one.kind !== 'year');
  if (number === undefined || second !== undefined || text.includes('?')) return undefined;
  const words = text.trim().split(/\s+/).length;
  const assumed = ASSUMED.test(before(text, number, 0));
  return words <= SHORT_TURN_WORDS && !assumed ? { number, by: 'only' } : undefined;
}

/** "That is two dozen, 24 chairs": a figure without a unit that is said again at once with one. */
function restated(numbers: readonly SpokenNumber[], marked: SpokenNumber, text: string): SpokenNumber {
  const at = numbers.indexOf(marked);
  if (marked.unit !== null || at === -1) return marked;
  for (let next = at + 1; next < numbers.length; next += 1) {
    const number = numbers[next];
    const between = text.slice(numbers[next - 1]?.end ?? 0, number?.start ?? 0);
    if (!number || !/^(?:\s*,\s*|\s+and\s+|\s*,? so\s+)$/i.test(between)) break;
    if (number.unit !== null) return number;
  }
  return marked;
}

type Ranked = { number: SpokenNumber; rank: ReturnType<typeof rank> };

function rankAll(numbers: readonly SpokenNumber[], text: string): Ranked[] {
  const ranked = numbers.map((number, n): Ranked => {
    const from = numbers[n - 1]?.end ?? 0;
    const nextFrom = numbers[n + 1]?.start ?? text.length;
    return {
      number,
      rank: rank(text, number, { from, nextFrom, isWorkedOut: isWorkedOut(numbers, n, text) }),
    };
  });
  // "150 more than the night costs" is compared: no result is told of it.
  const lastMarked = ranked.findLastIndex((one) => one.rank > 0);
  return ranked.map((one, n) => {
    const isToldOf = n < lastMarked && one.rank < 3 && TOLD_OF.test(text.slice(one.number.end));
    return isToldOf ? { ...one, rank: 0 } : one;
  });
}

/**
 * Finds which figure of a turn is its answer: the last one called so ("my answer is"), else the one that it begins with
 * and then explains, else the last result ("which gives", "so that is") that nothing more is done with, else what is
 * plainly stated, else the only figure of a short turn. Nothing when the turn has figures but marks none. `numbers` are those of `parseNumbers(text)`.
 */
export function findAnswer(numbers: readonly SpokenNumber[], text: string): MarkedAnswer | undefined {
  const straight = text.replace(/’/g, "'");
  const ranked = rankAll(numbers, straight);
  const said = ranked.findLast((one) => one.rank === 3);
  if (said) return { number: said.number, by: 'said' };
  const results = ranked.filter((one) => one.rank === 2).map((one) => one.number);
  const marked = ranked.filter((one) => one.rank > 0).map((one) => one.number);
  const isStep = (number: SpokenNumber) =>
    GOES_ON.test(straight.slice(number.end)) || isWorkedWith(numbers, number, straight);
  const first = findAnswerFirst(numbers, straight, { results, marked, isStep });
  if (first) return first;
  const result = results.at(-1);
  if (result) {
    const rival = findRival(results, result, numbers, straight);
    return { number: restated(numbers, result, straight), by: 'result', ...(rival && { rival }) };
  }
  const stated = ranked.findLast((one) => one.rank === 1);
  return stated ? { number: stated.number, by: 'stated' } : onlyFigure(numbers, straight);
}
