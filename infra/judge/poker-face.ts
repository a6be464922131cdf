import { chance } from '@caseroom/core/interview/chance';
import type { LogEvent } from '@caseroom/core/log/event';

/** The first reaction to a figure: what was said next, and whether the figure was right. */
export type Reaction = { text: string; isRight: boolean; group: string };

/**
 * The reply that follows the first judged figure of each question. Later ones are left out: after two failed tries the
 * figure is due to be said, which tells by rule.
 */
export function reactionsIn(events: readonly LogEvent[], group: string): Reaction[] {
  const seen = new Set<string>();
  return events.flatMap((event, at) => {
    if (event.kind !== 'number_judged' || seen.has(event.data.question_id)) return [];
    seen.add(event.data.question_id);
    if (event.data.attempt !== 1) return [];
    const next = events.slice(at + 1).find(({ kind }) => kind === 'reply_said' || kind === 'utterance_heard');
    if (next?.kind !== 'reply_said') return [];
    return [{ text: next.data.text, isRight: event.data.verdict !== 'wrong', group }];
  });
}

export type Guessed = { share: number; n: number; right: number; wrong: number };

const folds = 5;

/**
 * How often a naive Bayes classifier over words and pairs of words guesses right or wrong from the reaction alone:
 * as many of each as of the rarer, five parts, each guessed by what was learnt from the other four. Interviews are
 * never split between parts. Chance is a half.
 */
export function guessFromReactions(all: readonly Reaction[], seed: number): Guessed {
  const balanced = balance(all, seed);
  let hits = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const isTest = ({ group }: Reaction) => Math.floor(chance(seed, 'fold', group) * folds) === fold;
    const model = learn(balanced.filter((one) => !isTest(one)));
    hits += balanced.filter((one) => isTest(one) && guess(model, one.text) === one.isRight).length;
  }
  const right = all.filter(({ isRight }) => isRight).length;
  return { share: hits / Math.max(1, balanced.length), n: balanced.length, right, wrong: all.length - right };
}

function balance(all: readonly Reaction[], seed: number): Reaction[] {
  const shuffled = all
    .map((one, at) => ({ one, roll: chance(seed, 'balance', at) }))
    .sort((a, b) => a.roll - b.roll)
    .map(({ one }) => one);
  const right = shuffled.filter(({ isRight }) => isRight);
  const wrong = shuffled.filter(({ isRight }) => !isRight);
  const n = Math.min(right.length, wrong.length);
  return [...right.slice(0, n), ...wrong.slice(0, n)];
}

type Counts = { total: number; of: Map<string, number>; texts: number };
type Learnt = { right: Counts; wrong: Counts; vocabulary: number };

/** Figures are masked: which figure was said is no wording. */
function featuresOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[\d.,]*\d/g, '#')
      .match(/[a-z'#?]+/g) ?? [];
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
}

function learn(reactions: readonly Reaction[]): Learnt {
  const right = countsOf(reactions.filter(({ isRight }) => isRight));
  const wrong = countsOf(reactions.filter(({ isRight }) => !isRight));
  return { right, wrong, vocabulary: new Set([...right.of.keys(), ...wrong.of.keys()]).size };
}

function countsOf(reactions: readonly Reaction[]): Counts {
  const of = new Map<string, number>();
  for (const feature of reactions.flatMap(({ text }) => featuresOf(text)))
    of.set(feature, (of.get(feature) ?? 0) + 1);
  return { of, total: [...of.values()].reduce((a, b) => a + b, 0), texts: reactions.length };
}

function guess({ right, wrong, vocabulary }: Learnt, text: string): boolean {
  const features = featuresOf(text);
  const score = (counts: Counts) =>
    Math.log(counts.texts + 1) +
    features.reduce(
      (sum, feature) => sum + Math.log(((counts.of.get(feature) ?? 0) + 1) / (counts.total + vocabulary)),
      0,
    );
  return score(right) > score(wrong);
}
