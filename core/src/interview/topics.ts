import { findCue, tokensOf, type Token } from '../speech/cues.ts';
import type { CaseSource, CompiledCase } from '../case/schema.ts';

type Fact = CaseSource['facts'][number];

/** What the facts of a case a question may be about. */
export type FactMatch =
  | { type: 'sure'; facts: readonly Fact[] }
  | { type: 'unclear'; facts: readonly Fact[] }
  | { type: 'none' };

/**
 * Which facts a turn asks for. A cue of the author's named in full is sure; where two facts share the very words, or
 * only single words of their topics were said, it is unclear.
 */
export function matchFacts(compiled: CompiledCase, text: string): FactMatch {
  const tokens = tokensOf(text);
  const named = compiled.source.facts.flatMap((fact) => mentionsOf(fact, tokens));
  const best = named.filter((one) => !named.some((other) => other.fact !== one.fact && covers(other, one)));
  const facts = [...new Set(best.map(({ fact }) => fact))];
  const shared = best.some((one) => best.some((other) => other.fact !== one.fact && overlaps(one, other)));
  if (shared && facts.length > 1) return { type: 'unclear', facts: facts.slice(0, 2) };
  if (facts.length > 0) return { type: 'sure', facts };
  return matchHalf(compiled, tokens);
}

type Named = { fact: Fact; start: number; end: number };

function mentionsOf(fact: Fact, tokens: readonly Token[]): Named[] {
  return fact.asks.flatMap((cue) => {
    const found = findCue(tokens, cue);
    return found ? [{ fact, ...found }] : [];
  });
}

/** The longer mention of two at the same place is the one that was meant. */
const covers = (outer: Named, inner: Named): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
const overlaps = (a: Named, b: Named): boolean => a.start < b.end && b.start < a.end;

/** Words that say nothing of what is asked for. */
const empty = new Set(
  tokensOf(
    'the a an of to in on at for by with about and or is are was were be do does did have has we they it he she our their its this that how many much what which who why when where any number size big cost of other more one per new she the client company make made come go get would could can will i you know tell me like if so not no day day night year month week',
  ).map(({ stem }) => stem),
);

function matchHalf(compiled: CompiledCase, tokens: readonly Token[]): FactMatch {
  const said = new Set(tokens.map(({ stem }) => stem).filter((stem) => !empty.has(stem) && stem.length > 2));
  const scored = compiled.source.facts
    .map((fact) => ({ fact, score: contentOf(fact).filter((stem) => said.has(stem)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second, third] = scored;
  if (!first) return { type: 'none' };
  if (!second || first.score > second.score) return { type: 'sure', facts: [first.fact] };
  // Three and more half named are no choice to put before anybody.
  if (third && third.score === first.score) return { type: 'none' };
  return { type: 'unclear', facts: [first.fact, second.fact] };
}

function contentOf(fact: Fact): string[] {
  const stems = [fact.topic, ...fact.asks].flatMap((text) => tokensOf(text).map(({ stem }) => stem));
  return [...new Set(stems)].filter((stem) => !empty.has(stem) && stem.length > 2);
}

/** Whether a word belongs to the case at hand. */
export function knowsWord(compiled: CompiledCase): (word: string) => boolean {
  const known = vocabulary.get(compiled) ?? collect(compiled);
  vocabulary.set(compiled, known);
  return (word) => known.has(tokensOf(word)[0]?.stem ?? '');
}

const vocabulary = new WeakMap<CompiledCase, ReadonlySet<string>>();

function collect(compiled: CompiledCase): ReadonlySet<string> {
  const { facts, key, keyterms } = compiled.source;
  const texts = [...Object.values(compiled.lines), ...keyterms, ...facts.flatMap((fact) => fact.asks)];
  const lines = [...key.drivers, ...key.insights, ...key.ideas, ...key.risks, key.recommendation];
  const words = [...texts, ...lines.flatMap((line) => line.cues)].flatMap((text) => tokensOf(text));
  return new Set(words.map(({ stem }) => stem));
}
