import { parseNumbers } from '../../speech/numbers.ts';
import type { QuestionResult } from '../../wire/report.ts';
import { isAside, onlyAsks } from '../spoken/asking.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import {
  count,
  counted,
  type Defect,
  defect,
  has,
  nothing,
  type Placing,
  remark,
  type RuleInput,
} from './placing.ts';

/** Results weigh 60 %, setting up and checking 40 %. */
export const resultsShare = 0.6;
/** From here on something is worth praise. */
const goodFrom = 3.5;
/** A result with fewer figures before it comes out of nowhere. */
const stepsFrom = 3;
/** One figure in so few words. */
const bareWords = 14;

const way =
  /\b(?:i(?:'d| would|'ll| need to| need| have to|'m going to)? ?(?:take|calculate|compute|work out|go (?:through|by|year|one|row)|add(?: up)?|compare|weigh|multiply|need total|apply|assume|spend|size|do it)\b|the way i|let me work|first (?:i calculate|today|paying|one year|today's|year)|year by year|per year|for each year|each year is|one class|both (?:per|on a)|what(?:'s| is)? (?:left|stays?|stay|one)|weighted|margin (?:by|times)|inflow|(?:arrivals|samples|bookings|revenue|revenues|dogs|fees|members|saving|savings|visits|gain|payers|joiners|paying homes|households|price|users|margin|today|swing|begun) \S* ?(?:\S+ ){0,4}(?:times|by|over|minus|less|plus|against|divided|then|scaled)\b)/;
/** Puts one thing in relation to another: "the price by the number of customers". */
const relates =
  /\b\w+ (?:minus|less|over|times|by|plus|divided by|and then|against|then) (?:the |what |how |it |those |washes|fixed|upkeep|weeks|walks|number|price|payers|units|goal|outflow|cats|dogs|impressions|earnings|capacity|samples|walker|first|grown|that|how|out\b)/;
/** Says what is done with what, be it in a few words. */
const operates =
  /\b(?:divid(?:e|ed|ing)|multipl(?:y|ied|ying)|subtract(?:ed|ing)?|deduct(?:ed|ing)?|(?:took|take|taking) (?:\S+ ){1,4}off|times (?!a\b)\w|minus \w|plus (?:the|what|how)\b|\w+ less (?!than\b)(?:the|what|its|\d))/;
const checks =
  /\b(?:check\w*|sanity|makes? sense|plausible|sounds? right|fits?\b|cross-check|the other way|put differently|consistent|feels|order of magnitude|to see if|for scale|match(?:es)?|as a check|control|roughly (?:half|a third)|about half|okay\b|fine\b|it's a real|falls on both|is possible|rather (?:high|low)|so it's really|that's thirty|per home that's|about \d+ a (?:day|pet))/;

/** Rules 1 to 6: results as they were judged at the time; setting up and checking from what was said round them. */
export function placeMath({ turns, questions }: RuleInput): Placing {
  const results = resultsLevel(questions);
  if (results === null) return nothing('No answer to a numeric question was judged.');
  const judged = questions.filter(({ credit }) => credit !== null);
  const methods = judged.map((question) => methodOf(question, turns));
  const method = methods.reduce((sum, { level }) => sum + level, 0) / methods.length;
  const right = judged.filter(({ verdict }) => verdict !== 'wrong').length;
  const standing = `Results stand at ${rounded(results)}, the way to them at ${rounded(method)} of 5.`;
  return {
    level: resultsShare * results + (1 - resultsShare) * method,
    because: [
      `${right} of ${counted(judged.length, 'numeric answer')} right; results count 60 %, setting up and checking 40 %.`,
      remark(results >= goodFrom && method >= goodFrom, standing),
    ],
    quotes: judged.flatMap(({ quotes }) => quotes).slice(0, 4),
    defects: [
      ...judged.flatMap((question) => wrongResult(question, turns)),
      ...methods.flatMap(({ defects }) => defects),
    ],
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Mean credit of the judged questions on the scale of 1 to 5; null when none was judged. */
export function resultsLevel(questions: readonly QuestionResult[]): number | null {
  const credits = questions.flatMap(({ credit }) => (credit === null ? [] : [Math.max(1, credit)]));
  return credits.length === 0 ? null : credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}

const turnsOn = ({ question_id }: QuestionResult, turns: readonly OwnTurn[]): OwnTurn[] =>
  turns.filter(({ ask }) => ask?.type === 'numeric' && ask.id === question_id);

/** 1: a result alone. 2.5: step by step. 3.5: the way first. 5: and a check. */
function methodOf(question: QuestionResult, turns: readonly OwnTurn[]): { level: number; defects: Defect[] } {
  const said = turnsOn(question, turns);
  const cited = turns.filter(({ sentences }) =>
    sentences.some(({ line }) => question.quotes.some((quote) => quote.line_id === line.id)),
  );
  const isNone = (turn: OwnTurn) =>
    onlyAsks(turn) || (turn.sentences.every(isAside) && !setsUp(textOf([turn])));
  const answers = said.filter((turn) => cited.includes(turn) || !isNone(turn));
  const on = answers.length > 0 ? answers : cited;
  const text = textOf(on);
  const first = textOf(on.slice(0, 1));
  // Help draws the way out of people; whether it was there before shows in what they said first.
  const isBare = parseNumbers(first).length <= 1 && wordsIn(first) < bareWords && !setsUp(first);
  const defects = isBare
    ? [defect('no_setup', on[0], 'A result without its way. Say what you compute before you compute it.')]
    : [];
  const hasWay = [way, relates].some((pattern) => has(firstHalf(on), pattern));
  if (parseNumbers(text).length <= stepsFrom && !hasWay) return { level: 1, defects };
  const hasCheck = count(text, checks) > 0;
  return { level: 2.5 + (hasWay ? 1 : 0) + (hasCheck ? 1 : 0) + (hasWay && hasCheck ? 0.5 : 0), defects };
}

const textOf = (turns: readonly OwnTurn[]): string =>
  turns.flatMap(({ sentences }) => sentences.map(({ plain }) => plain)).join(' ');

/** Without a figure yet, words of any case are a way too when they are put in relation. */
const setsUp = (text: string): boolean =>
  has(text, operates) || (parseNumbers(text).length === 0 && has(text, relates));

/** The way is said before the result. */
const firstHalf = (turns: readonly OwnTurn[]): string => {
  const all = turns.flatMap(({ sentences }) => sentences.map(({ plain }) => plain));
  return all.slice(0, Math.max(1, Math.ceil(all.length / 2))).join(' ');
};

/** A figure that was not right at the first try, where it was said. */
function wrongResult(question: QuestionResult, turns: readonly OwnTurn[]): Defect[] {
  const isWrong = question.verdict === 'wrong' || (question.credit !== null && question.credit < 5);
  if (!isWrong) return [];
  const first = turnsOn(question, turns)[0];
  const text = `${question.said ?? 'Your figure'}: ${question.right_answer} is right. ${question.why}`;
  return [{ ...defect('wrong_result', first, text), quotes: question.quotes }];
}
