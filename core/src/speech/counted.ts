import { isFunctionWord } from './function-words.ts';
import { isNumberWord } from './number-words.ts';
import type { Token } from './tokens.ts';

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['persons', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['lives', 'life'],
  ['knives', 'knife'],
  ['halves', 'half'],
  ['shelves', 'shelf'],
  ['wives', 'wife'],
  ['leaves', 'leaf'],
  ['loaves', 'loaf'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['calories', 'calorie'],
  ['heroes', 'hero'],
  ['potatoes', 'potato'],
  ['tomatoes', 'tomato'],
  ['axes', 'axis'],
  ['analyses', 'analysis'],
  ['crises', 'crisis'],
  ['criteria', 'criterion'],
  ['series', 'series'],
  ['sales', 'sale'],
  ['buses', 'bus'],
  ['gases', 'gas'],
  ['lenses', 'lens'],
  ['staff', 'staff'],
  ['headcount', 'headcount'],
  ['ftes', 'FTE'],
  ['cattle', 'cattle'],
  ['sheep', 'sheep'],
  ['fish', 'fish'],
  ['aircraft', 'aircraft'],
]);
const MODIFIERS = new Set(
  'more extra additional further other new full whole straight consecutive calendar working existing current potential total active paying loyal large small big good average old young different separate distinct major key main single recurring annual monthly daily weekly yearly remaining operating busy lost net gross own premium regular individual unique'.split(
    ' ',
  ),
);
const ADJECTIVE = /(?:al|ive|ous|ful|less|able|ible|ese|ian|ean|ican|ary|ish)$/;
const NOUNS_LIKE_ADJECTIVES = new Set(
  'hospital rental metal meal animal deal capital canal terminal journal olive drive diary library salary vegetable cable table fish dish librarian vegetarian bean'.split(
    ' ',
  ),
);
const PLURAL_MODIFIERS = new Set(
  'sales sports goods savings operations logistics news electronics'.split(' '),
);
const COMPOUND_HEADS = new Set(
  'shop store customer employee user hour day room night passenger ticket seat trip visit rep member household point metre foot machine bag box card line plant site car station flight mile stop'.split(
    ' ',
  ),
);

/** The singular of a counted thing: "companies" gives "company". */
export function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word;
}

function looksPlural(token: Token): boolean {
  if (/^\p{Lu}{2,}s$/u.test(token.raw)) return true;
  if (IRREGULAR.has(token.text)) return true;
  return token.text.length > 3 && token.text.endsWith('s') && !/(ss|us|is|'s)$/.test(token.text);
}

function canStandInPhrase(token: Token | undefined): token is Token {
  if (token === undefined || token.kind !== 'word') return false;
  return !isFunctionWord(token.text) && !isNumberWord(token.text);
}

function isModifier(token: Token): boolean {
  const word = token.text;
  return MODIFIERS.has(word) || (ADJECTIVE.test(word) && !NOUNS_LIKE_ADJECTIVES.has(word) && word.length > 5);
}

/** A name keeps its capitals ("SKUs", "Americans"). */
function singularName(token: Token): string {
  if (/^\p{Lu}{2,}s$/u.test(token.raw)) return token.raw.slice(0, -1);
  return /^\p{Lu}\p{Ll}+s$/u.test(token.raw) && /[ai]ns$|ese$/.test(token.text)
    ? token.raw.slice(0, -1)
    : singular(token.text);
}

/** Index of the first token that is not "more", "new", "full" and the like. */
export function skipModifiers(tokens: readonly Token[], at: number): number {
  let next = at;
  while (MODIFIERS.has(tokens[next]?.text ?? '') || tokens[next]?.text === 'of') {
    if (tokens[next]?.text === 'of') return at;
    next += 1;
  }
  return next;
}

/**
 * The thing that is counted, in the singular without its adjectives: "new coffee shops" gives "coffee shop".
 * Only a plural is taken for one, unless a single one is counted.
 */
export function countedAt(
  tokens: readonly Token[],
  at: number,
  isSingle: boolean,
): { unit: string; next: number } | undefined {
  let start = at;
  if (
    tokens[at]?.text === 'of' &&
    /^(the|our|their|these|those|its|all|my|your)$/.test(tokens[at + 1]?.text ?? '')
  ) {
    start = at + 2;
  }
  const words: string[] = [];
  for (let next = start; next < start + 4; next += 1) {
    const token = tokens[next];
    if (!canStandInPhrase(token)) return undefined;
    const follower = tokens[next + 1];
    const leadsOn = PLURAL_MODIFIERS.has(token.text) && canStandInPhrase(follower) && looksPlural(follower);
    if (looksPlural(token) && !leadsOn) {
      return { unit: [...words, singularName(token)].join(' '), next: next + 1 };
    }
    if (isSingle && !isModifier(token) && !COMPOUND_HEADS.has(follower?.text ?? '')) {
      return { unit: [...words, token.text].join(' '), next: next + 1 };
    }
    if (!isModifier(token)) words.push(token.text);
  }
  return undefined;
}

/** The single thing after "per" or "a": "new customer" gives "customer". */
export function singleAt(tokens: readonly Token[], at: number): { unit: string; next: number } | undefined {
  let next = at;
  while (
    tokens[next] !== undefined &&
    canStandInPhrase(tokens[next]) &&
    MODIFIERS.has(tokens[next]?.text ?? '')
  )
    next += 1;
  const token = tokens[next];
  if (!canStandInPhrase(token)) return undefined;
  const follower = tokens[next + 1];
  if (canStandInPhrase(follower) && COMPOUND_HEADS.has(follower.text)) {
    return { unit: `${token.text} ${follower.text}`, next: next + 2 };
  }
  return { unit: singular(token.text), next: next + 1 };
}
