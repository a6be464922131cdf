import type { NumericQuestion } from '../case/schema.ts';
import type { SpokenNumber } from '../speech/numbers.ts';
import type { Context } from './context.ts';
import { readTurn } from './figures.ts';
import { countWords } from './wording.ts';

/** Stands between two figures, or before the second of them where the first is known. */
const between =
  /\b(?:times(?! (?:a|an|per|each|every|as|more|less|in)\b)|multiplied|divided by|minus|less(?! than)|plus|reduced by|net of|goes into|go into|fits into|as a share of|doubled|halved|tripled|squared)\b|\d\s*[×*÷/+−]\s*\$?\d|\d\s+[x-]\s+\$?\d|\d[x-]\d+(?:\.\d+)?\s*=/gi;
/** Says what is done with the figures that it names. */
const doing =
  /\b(?:multipl(?:y|ies|ying)|divid(?:e|es|ing)|subtract\w*|deduct\w*|add(?:s|ed|ing)?\b(?: up)?|(?:take|takes|taking|took|taken|knock|knocks|cut|cuts)(?: \S+){0,6}? (?:off|away|from)|(?:comes?|goes) (?:off|away|out)|twice|double|triple|half of|(?:difference|gap) between)\b/gi;
/** Directly before a figure these make it a part of a calculation. */
const joins =
  /^[^.?!;]*\b(?:at|for)(?: the| all| these| about)? \$?$|^\s*(?:over|out of|(?:,? ?(?:and )?)by)\s+$/i;
const share = /^\s*of (?:the |those |these )?\$?$/i;

/** The figure after it is what came out, and nothing that is worked with. */
const comesTo =
  /(?:\b(?:(?<!which )(?:is|are)|makes?|making|gives?|giving|equals?|leaves?|leaving|yields?|comes to|gets?|have|that's|it's|so)|=)[\s,]*(?:(?:about|around|roughly|a|an|the|some|then|us|me)\s+)*\$?$/i;

type Step = { at: number; isBetween: boolean };

/**
 * Whether a turn says how it came to its answer: a calculation of which the answer is what comes out, before it or
 * after it. By its form alone, so that it is the same for a right result and a wrong one.
 */
export function showsWorking(text: string, all: readonly SpokenNumber[], answer: SpokenNumber): boolean {
  const others = all.filter((one) => one !== answer);
  const steps = stepsIn(text, all);
  return (
    leadsUp(
      text,
      others.filter(({ end }) => end <= answer.start),
      steps.filter(({ at }) => at < answer.start),
    ) ||
    isExplainedAfter(
      others.filter(({ start }) => start >= answer.end),
      steps,
      answer,
    )
  );
}

function stepsIn(text: string, all: readonly SpokenNumber[]): Step[] {
  const found = (pattern: RegExp, isBetween: boolean): Step[] =>
    [...text.matchAll(pattern)].map(({ index }) => ({ at: index, isBetween }));
  const joined = all.slice(1).flatMap((figure, n): Step[] => {
    const first = all[n];
    const link = first ? text.slice(first.end, figure.start) : '';
    const isPart = first && (first.kind === 'percent' || first.value < 1) && share.test(link);
    const isChange = first && /\bfrom \$?$/i.test(text.slice(0, first.start)) && /^ to \$?$/i.test(link);
    return joins.test(link) || isPart || isChange ? [{ at: first?.end ?? 0, isBetween: true }] : [];
  });
  return [...found(between, true), ...found(doing, false), ...joined].toSorted((a, b) => a.at - b.at);
}

/** After the last step come the figures that it takes, and then the answer: what came out in between was another thing. */
function leadsUp(text: string, figures: readonly SpokenNumber[], steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  if (!last || figures.length === 0) return false;
  const taken = figures.filter(({ end }) => end > last.at);
  return taken.slice(1).every(({ start }) => !comesTo.test(text.slice(0, start)));
}

/** "It is 150, because 70 times 15 is 1,050 and 900 comes off"; what is worked out of the answer explains it not. */
function isExplainedAfter(
  figures: readonly SpokenNumber[],
  steps: readonly Step[],
  answer: SpokenNumber,
): boolean {
  const again = figures.findIndex(({ value }) => value === answer.value);
  const parts = again === -1 ? figures : figures.slice(0, again);
  const [first, second] = [parts[0], parts.at(-1)];
  if (!first || !second || first === second) return false;
  return steps.some(
    ({ at, isBetween }) => at >= answer.end && at < second.start && (!isBetween || at >= first.start),
  );
}

/** Whether the answer that is judged now came with its calculation, from the asking of its question on. */
export function cameWithSteps(context: Context, question: NumericQuestion): boolean {
  const text = saidSinceAsked(context);
  const { all, answer } = readTurn(context, question, text);
  return answer !== null && showsWorking(text, all, answer.figure);
}

/** A figure that was read back, or lacked its unit, was said a turn or two before it is judged. */
function saidSinceAsked({ state, turn }: Context): string {
  const now = turn?.text ?? '';
  // A reply that is begun early answers words that are in no record yet.
  const isRecorded = state.candidateTexts.join(' ').endsWith(now);
  let left = (state.ask?.words ?? 0) + (isRecorded ? countWords(now) : 0);
  const since: string[] = [];
  for (const text of state.candidateTexts.toReversed()) {
    if (left <= 0) break;
    left -= countWords(text);
    since.unshift(text);
  }
  return [...since, ...(isRecorded ? [] : [now])].join(' ');
}
