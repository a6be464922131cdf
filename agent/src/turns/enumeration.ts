/**
 * Where a turn stands that names one thing after the other: `announced` fewer of them are named than were promised, or
 * `begun`, when nobody said how many there are. Undefined: it names none, or all.
 */
export type Enumeration = 'announced' | 'begun' | undefined;

const counts: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6 },
  ...{ several: 2, some: 2, few: 2, 'couple of': 2 },
};
/** "There are two things that matter", but not "the two options" that everybody knows already. */
const promise =
  /(?<!\b(?:the|these|those|both|all|your|their|other) )\b(two|three|four|five|six|several|some|few|couple of) (?:[\w'-]+ ){0,2}?(?:things|parts|ways|options|reasons|drivers|points|areas|steps|factors|sides|buckets|levers|risks|pieces|components|questions|ideas|issues|causes|costs)\b(.*)/;
const places: Readonly<Record<string, number>> = {
  ...{ first: 1, firstly: 1, one: 1, second: 2, secondly: 2, two: 2, third: 3, thirdly: 3, three: 3 },
  ...{ fourth: 4, four: 4, fifth: 5, five: 5 },
};
const item = new RegExp(`^(?:(?:the|my|our|a|number) )?(${Object.keys(places).join('|')})\\b`);
const lastItem = /^(?:and )?(?:the |my |our )?(?:final|finally|last|lastly)\b/;
const nextItem = /^(?:and )?(?:then|next|after that|another)\b/;
const opening = /^to (?:begin|start) with\b/;
const joined = /\b(?:and|or)\b/;

/** Sentences in lower case without points, and without what people begin with ("so", "and then"). */
export function enumerationOf(sentences: readonly string[]): Enumeration {
  let promised: number | undefined;
  let named = 0;
  let isItem = false;
  let isLoose = false;
  for (const sentence of sentences) {
    const found = promise.exec(sentence);
    if (found) {
      promised = counts[found[1] ?? ''];
      named = joined.test(found[2] ?? '') ? Number.POSITIVE_INFINITY : 0;
      isLoose = false;
    }
    const place = opening.test(sentence) ? 1 : places[item.exec(sentence)?.[1] ?? ''];
    // Named without a word that counts: how many there were is not to be heard.
    if (!found && place === undefined && named === 0) isLoose = true;
    isItem = place !== undefined || (named > 0 && nextItem.test(sentence));
    if (lastItem.test(sentence)) named = Number.POSITIVE_INFINITY;
    else if (place !== undefined) named = place;
    else if (isItem) named += 1;
  }
  if (promised !== undefined && isLoose) return joined.test(sentences.at(-1) ?? '') ? undefined : 'begun';
  if (promised !== undefined) return named < promised ? 'announced' : undefined;
  // Where nobody said how many, the second one may be the last.
  const isEarly = named === 1 || (named === 2 && nextItem.test(sentences.at(-1) ?? ''));
  return isItem && isEarly ? 'begun' : undefined;
}
