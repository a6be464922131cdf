import type { CompiledCase } from '@caseroom/core/case/schema';

const plain =
  'a about after again all also am an and any are around as at be because been before begin being both but by call can case come could did do does done each else for from get give go going good got had has have he hear her here him his how i if in into is it its just keep know last later let like line little long look make many may me mean might mind minute moment more most much must my need never next no not nothing now of off on once one only or other our out over own part people per please point put question questions rather ready right said same say see she should show so some something sorry start still such sure take tell than thank thanks that the their them then there these they thing three things think this those through time to today together too try turn two under understand until up us use very want was way we well went were what when where which while who whole why will with word words work would write yes yet you your';

/** Cut to five letters: crude, but nothing that the guards use. */
const stemOf = (word: string): string => word.replace(/'s$/, '').slice(0, 5);

export const plainStems: ReadonlySet<string> = new Set(plain.split(' ').map(stemOf));

/** The telling words of a text, each cut to its beginning. */
export function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z']{3,}/g) ?? [];
  return new Set(words.map(stemOf).filter((stem) => !plainStems.has(stem)));
}

const known = new WeakMap<CompiledCase, ReadonlySet<string>>();

/** What the case is about, which its title and its questions say to everybody. */
export function caseWords(compiled: CompiledCase): ReadonlySet<string> {
  const held = known.get(compiled);
  if (held) return held;
  const { title, industry, summary, keyterms } = compiled.source;
  const words = stems([title, industry, summary, ...keyterms].join(' '));
  known.set(compiled, words);
  return words;
}
