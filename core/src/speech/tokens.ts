import { isNumberWord } from './number-words.ts';

/** One piece of an utterance. `start` and `end` are character offsets into the text that was parsed. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'code' | 'mark';
  /** Lower case, apostrophes straightened. */
  readonly text: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** The value of written digits; NaN for anything else. */
  readonly value: number;
  /** No white space stands before it. */
  readonly glued: boolean;
  /** A hyphen joins it to the token before it ("twenty-five", "5-year"). */
  readonly hyphen: boolean;
  /** A filler ("um") or a pause was taken out before it. */
  readonly gap: boolean;
}

const SKIP =
  '\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|(?:[01]?\\d|2[0-3]):[0-5]\\d(?!\\d)(?:\\s?[ap]m\\b)?|\\d+(?:st|nd|rd|th)\\b|\\dd\\b|\\d+-?x-?\\d+\\b(?!\\s*=)';
const CODE =
  '(?!(?:usd|eur|gbp|chf|inr|rs|jpy|cny|rmb|aud|cad|aed|brl|mxn|sgd|sek|nok|dkk|us)\\d)\\p{L}+\\d[\\p{L}\\d]*|(?!(?:mid|low|high|early|late|sub)-)(?:covid|[a-z]{1,3}|[a-z]+(?=-19))-\\d+\\b(?!%)';
const DIGITS =
  "\\d{1,3}(?:[\\u00a0\\u202f ]\\d{3})+(?![\\d,.]\\d|\\d)|\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d{1,3}(?:'\\d{3})+(?!\\d)|\\d+,\\d{1,2}(?![\\d,])|\\d*\\.\\d+|\\d+";
const WORD =
  "p\\.\\s?a\\.(?!\\p{L})|u\\.s\\.|(?:c|ca)\\.(?=\\s?[\\d$€£])|km/h|m/s|m[²³]|sq\\.?\\s?(?:m|ft)\\b\\.?|\\p{L}+(?:['’]\\p{L}+)*";
const CURRENCY = '(?:us|ca|au|nz|hk|sg|[acsr])\\$|\\p{Sc}';
const LEXEME = new RegExp(
  `(?<skip>${SKIP})|(?<code>\\b(?:${CODE}))|(?<digits>${DIGITS})|(?<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅛])|(?<currency>${CURRENCY})|(?<word>${WORD})|(?<mark>\\.{2,}|\\S)`,
  'giu',
);
const UNICODE_FRACTIONS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅛': 1 / 8,
};

/** Reads written digits in English, Indian, Swiss, spaced and continental grouping. */
export function digitsValue(raw: string): number {
  const plain = raw.replace(/['\s\u00a0\u202f]/g, '');
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return Number(plain.replace(/\./g, '').replace(',', '.'));
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(plain)) return Number(plain.replace(/\./g, ''));
  if (/^\d+,\d{1,2}$/.test(plain)) return Number(plain.replace(',', '.'));
  return Number(plain.replace(/,/g, ''));
}

function kindOf(groups: Record<string, string | undefined>): Token['kind'] {
  if (groups.skip !== undefined || groups.code !== undefined) return 'code';
  if (groups.digits !== undefined || groups.fraction !== undefined) return 'digits';
  return groups.word === undefined ? 'mark' : 'word';
}

function normalise(raw: string): string {
  const text = raw.toLowerCase().replace(/’/g, "'");
  if (/^sq\.?\s?m\.?$|^m²$/.test(text)) return 'sqm';
  if (/^sq\.?\s?ft\.?$/.test(text)) return 'sqft';
  if (text === 'c.' || text === 'ca.') return 'circa';
  return text === 'u.s.' ? 'us' : text.replace(/\s/g, text.startsWith('p.') ? '' : ' ');
}

function lex(text: string): Token[] {
  const found: Token[] = [];
  let hyphenAt = -1;
  for (const match of text.matchAll(LEXEME)) {
    const [raw] = match;
    const start = match.index;
    const kind = kindOf(match.groups ?? {});
    if (raw === '-' && /[\p{L}\d]/u.test(text[start - 1] ?? '') && /\p{L}/u.test(text[start + 1] ?? '')) {
      hyphenAt = start + 1;
      continue;
    }
    const value = kind === 'digits' ? (UNICODE_FRACTIONS[raw] ?? digitsValue(raw)) : Number.NaN;
    const glued = start > 0 && !/\s/.test(text[start - 1] ?? ' ');
    const token = { kind, text: normalise(raw), raw, start, end: start + raw.length, value, glued };
    found.push({ ...token, hyphen: hyphenAt === start, gap: false });
  }
  return found.flatMap(splitSuffix);
}

/** "tenfold" and "twentyish" are a number and an ending. */
function splitSuffix(token: Token): Token[] {
  const match = token.kind === 'word' ? /^(.+?)(fold|ish)$/.exec(token.text) : null;
  const [, stem = '', suffix = ''] = match ?? [];
  if (!isNumberWord(stem)) return [token];
  const cut = token.start + stem.length;
  const head = { ...token, text: stem, raw: token.raw.slice(0, stem.length), end: cut };
  const tail = {
    ...token,
    text: suffix,
    raw: token.raw.slice(stem.length),
    start: cut,
    glued: true,
    hyphen: true,
  };
  return [head, tail];
}

const FILLERS = new Set('um uh er erm ehm uhm umm uhh hm hmm mm mhm ah eh err'.split(' '));
const PHRASES = [
  'you know',
  'i think',
  'i guess',
  'i believe',
  'let me see',
  "let's see",
  'let me think',
  'how do you say',
  'what was it',
  'what is it',
].map((phrase) => phrase.split(' '));

function fillerLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return 0;
  if (FILLERS.has(token.text)) return 1;
  if (token.text === 'like') {
    return isPause(tokens[at - 1]) || isPause(tokens[at + 1]) ? 1 : 0;
  }
  const phrase = PHRASES.find((words) => words.every((word, n) => tokens[at + n]?.text === word));
  return phrase?.length ?? 0;
}

function isPause(token: Token | undefined): boolean {
  return token !== undefined && /^(,|…|\.{2,}|—)$/.test(token.text);
}

/** Takes out fillers with the commas that set them off, and marks the token after as coming after a gap. */
function fluent(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let gap = false;
  for (let at = 0; at < tokens.length; ) {
    const length = fillerLength(tokens, at);
    const token = tokens[at];
    if (length > 0) {
      while (isPause(kept.at(-1)) || (kept.at(-1)?.text === '-' && !kept.at(-1)?.glued)) kept.pop();
      at += length;
      while (isPause(tokens[at]) || (tokens[at]?.text === '.' && tokens[at + 1] !== undefined)) at += 1;
      gap = true;
    } else if (token !== undefined) {
      kept.push(gap ? { ...token, gap, hyphen: false } : token);
      gap = false;
      at += 1;
    }
  }
  return kept;
}

/** Splits an utterance into tokens without its fillers. Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  return fluent(lex(text));
}
