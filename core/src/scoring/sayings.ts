import type { CompiledCase, PhaseKind } from '../case/schema.ts';
import { isGibberish, isOtherLanguage, smallWordShare } from '../interview/common-words.ts';
import * as says from '../interview/intent-patterns.ts';
import { knowsWord } from '../interview/topics.ts';
import { parseNumbers } from '../speech/numbers.ts';
import { tokensOf } from '../speech/cues.ts';
import { isPlea, sentencesIn } from './steering.ts';
import { type RecordLine, candidateLines } from './transcript.ts';

/**
 * What a candidate says of their own, sentence by sentence. A question put to the interviewer, the prompt said back,
 * an exhibit read out, words with nothing between them and addresses to whoever scores are no thoughts of the
 * candidate's, however many of the case's words they hold.
 */
export type Saying = { line: RecordLine; start: number; end: number; text: string };

/** A run of this many words that somebody else said before is said after them. */
const echoRun = 4;
/** A sentence is an echo when so much of it is. */
const echoShare = 0.6;
/** A list of words has fewer small words than any sentence. */
const leastSmallWords = 0.1;
const wordsOfAList = 8;

const early: ReadonlySet<PhaseKind> = new Set(['greeting', 'prompt', 'clarify']);

export function sayingsOf(compiled: CompiledCase, lines: readonly RecordLine[]): Saying[] {
  const isOwn = ownSaying(compiled, lines);
  return spokenIn(lines).filter(isOwn);
}

/** Everything that is said to the interviewer, questions and recaps too: sentences of the interview's language that are no pleas. */
export function spokenSayings(compiled: CompiledCase, lines: readonly RecordLine[]): Saying[] {
  const known = knowsWord(compiled);
  const said = runsSaid(compiled, lines);
  return spokenIn(lines).filter(
    ({ text }) => !isPlea(text) && !isGibberish(text, known) && !isWordList(text) && !isEcho(text, said),
  );
}

const spokenIn = (lines: readonly RecordLine[]): Saying[] =>
  candidateLines(lines)
    .flatMap(sentencesOf)
    .filter(({ text }) => !isOtherLanguage(text));

const sentencesOf = (line: RecordLine): Saying[] =>
  sentencesIn(line.text).map((sentence) => ({ line, ...sentence }));

function ownSaying(compiled: CompiledCase, lines: readonly RecordLine[]): (saying: Saying) => boolean {
  const known = knowsWord(compiled);
  const said = runsSaid(compiled, lines);
  const shown = wordsShown(compiled);
  return ({ line, text }) => {
    const lower = plain(text);
    if (isPlea(text) || asksForHelp(lower)) return false;
    if (line.phase && early.has(line.phase.kind) && (text.includes('?') || says.question.test(lower)))
      return false;
    if (isGibberish(text, known) || isWordList(text)) return false;
    return !isEcho(text, said) && !isReadOut(text, shown);
  };
}

/** "Could I have a moment to think?", "Give me a hint": asked of the interviewer, whatever word of the case is in it. */
const asksForHelp = (lower: string): boolean =>
  (lower.includes('?') || startsAsRequest.test(lower)) &&
  (says.askTime.test(lower) || says.askHint.test(lower));
const startsAsRequest =
  /^(?:(?:so|and|okay|ok|well|sorry|please|then)[, ]+)*(?:can|could|may|might|would|please|give|i(?:'d| would) (?:like|need|appreciate))\b/;

const plain = (text: string): string => text.toLowerCase().replace(/’/g, "'");

const isWordList = (text: string): boolean =>
  text.split(/\s+/).length >= wordsOfAList && smallWordShare(text) < leastSmallWords;

const stemsOf = (text: string): string[] => tokensOf(text).map(({ stem }) => stem);

function isEcho(text: string, said: ReadonlySet<string>): boolean {
  const stems = stemsOf(text);
  if (stems.length < echoRun) return false;
  const echoed = new Set<number>();
  runsOf(stems).forEach((run, at) => {
    if (said.has(run)) for (let one = at; one < at + echoRun; one += 1) echoed.add(one);
  });
  return echoed.size >= echoShare * stems.length;
}

const runsOf = (stems: readonly string[]): string[] =>
  stems
    .slice(0, Math.max(0, stems.length - echoRun + 1))
    .map((_, at) => stems.slice(at, at + echoRun).join(' '));

/** What the interviewer said, and what the case says to everybody. */
function runsSaid(compiled: CompiledCase, lines: readonly RecordLine[]): Set<string> {
  const spoken = lines.filter(({ speaker }) => speaker === 'interviewer').map(({ text }) => text);
  const open = Object.entries(compiled.lines).flatMap(([key, text]) => (isOpen(key) ? [text] : []));
  return new Set([...spoken, ...open].flatMap((text) => runsOf(stemsOf(text))));
}

const isOpen = (key: string): boolean =>
  /^(?:prompt\.|facts\.|exhibits\.|hints\.|phases\.|questions\.[^.]+\.(?:ask|so_what)$)/.test(key);

function wordsShown({ exhibits }: CompiledCase): ReadonlySet<string> {
  return new Set(
    exhibits.flatMap(({ title, unit, categories, category_label, series, note }) =>
      [title, unit, category_label, note ?? '', ...categories, ...series.map(({ label }) => label)].flatMap(
        stemsOf,
      ),
    ),
  );
}

/** Two figures and nothing but the exhibit's own words round them. */
function isReadOut(text: string, shown: ReadonlySet<string>): boolean {
  if (says.relates.test(text.toLowerCase())) return false;
  const figures = parseNumbers(text);
  if (figures.length < 2) return false;
  const rest = figures.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  const words = rest.split(/\s+/).filter((word) => /\p{L}{3}/u.test(word) && smallWordShare(word) === 0);
  const own = words.filter((word) => stemsOf(word).some((stem) => !shown.has(stem)));
  return own.length <= 0.2 * words.length;
}
