import { parseFraction } from './fractions.ts';
import type { Part } from './fractions.ts';
import { DENOMINATORS, LONE_SCALES, SMALL, TENS, digitWord } from './number-words.ts';
import type { Token } from './tokens.ts';

/** A figure before its scale word. */
export interface Mantissa extends Part {
  readonly pair: readonly [number, number] | null;
  readonly words: boolean;
  readonly hundreds: boolean;
}

/** How a figure may be read. */
export interface GrammarOptions {
  /** False after "between": the "and" after a hundred may separate two numbers. */
  readonly joinAnd: boolean;
}

const NO_DECIMAL_AFTER = new Set(
  'this that at some one my the to a percentage basis price starting per every which key main first last'.split(
    ' ',
  ),
);

/** One to ninety-nine in words. */
function subHundred(tokens: readonly Token[], at: number): Part | undefined {
  const word = tokens[at]?.text ?? '';
  const tens = TENS.get(word);
  if (tens === undefined) {
    const small = SMALL.get(word);
    return small === undefined ? undefined : { value: small, next: at + 1 };
  }
  const unit = SMALL.get(tokens[at + 1]?.text ?? '');
  const isUnit = unit !== undefined && unit > 0 && unit < 10 && !DENOMINATORS.has(tokens[at + 2]?.text ?? '');
  return isUnit ? { value: tens + unit, next: at + 2 } : { value: tens, next: at + 1 };
}

/** "one two three": at least three digits said one by one. */
function digitString(tokens: readonly Token[], at: number): Part | undefined {
  let digits = '';
  let next = at;
  for (; ; next += 1) {
    const token = tokens[next];
    const digit =
      token && token.kind === 'word' && !(next > at && token.gap) ? digitWord(token.text) : undefined;
    if (digit === undefined) break;
    digits += digit;
  }
  const opensWithLetter = /^oh?$/.test(tokens[at]?.text ?? '');
  if (digits.length < 3 || opensWithLetter || tokens[next]?.text === 'point') return undefined;
  return TENS.has(tokens[next]?.text ?? '') ? undefined : { value: Number(digits), next };
}

/** The decimals after "point": digits one by one, a compound ("twenty-five"), or written ones. */
function decimals(tokens: readonly Token[], at: number): Part | undefined {
  let text = '';
  let next = at;
  for (; next < tokens.length; next += 1) {
    const token = tokens[next];
    const digit = token?.kind === 'word' ? digitWord(token.text) : undefined;
    if (token?.kind === 'digits' && text === '' && Number.isInteger(token.value)) {
      text = token.raw;
      next += 1;
      break;
    }
    if (digit === undefined) break;
    text += digit;
  }
  const compound = subHundred(tokens, next);
  if (compound && TENS.has(tokens[next]?.text ?? '')) {
    text += compound.value;
    next = compound.next;
  }
  return text === '' ? undefined : { value: Number(`0.${text}`), next };
}

function withDecimals(tokens: readonly Token[], whole: Part): Part {
  if (tokens[whole.next]?.text !== 'point') return whole;
  const part = decimals(tokens, whole.next + 1);
  return part ? { value: Number((whole.value + part.value).toFixed(12)), next: part.next } : whole;
}

/** "nineteen ninety-nine", "three fifty", "twenty oh five". */
function pairOf(tokens: readonly Token[], first: Part): Mantissa | undefined {
  const token = tokens[first.next];
  if (token === undefined || token.gap || first.value < 1) return undefined;
  let second = subHundred(tokens, first.next);
  if (/^oh?$/.test(token.text)) {
    const digit = digitWord(tokens[first.next + 1]?.text ?? '');
    second = digit === undefined ? undefined : { value: digit, next: first.next + 2 };
  } else if (second && second.value < 10) second = undefined;
  if (second === undefined || /^(hundred|point)$/.test(tokens[second.next]?.text ?? '')) return undefined;
  const yearLike = first.value >= 18 && first.value <= 20;
  const isPrice = first.value < 10 && second.value >= 20;
  if (token.hyphen && !yearLike && !isPrice) return undefined;
  if (isStepOfTens(tokens, first, second)) return undefined;
  const value = first.value * 100 + second.value;
  return { value, next: second.next, pair: [first.value, second.value], words: true, hundreds: false };
}

/** "thirty forty percent" is a range, not 3,040. */
function isStepOfTens(tokens: readonly Token[], first: Part, second: Part): boolean {
  if (second.value - first.value !== 10 || first.value % 10 !== 0) return false;
  return first.value !== 20 || /^(percent|%|thousand|million|k)$/.test(tokens[second.next]?.text ?? '');
}

function hundreds(tokens: readonly Token[], lead: Part, options: GrammarOptions): Mantissa {
  const value = lead.value * 100;
  const plain: Mantissa = { value, next: lead.next + 1, pair: null, words: true, hundreds: true };
  const joined = tokens[plain.next]?.text === 'and';
  if (joined && !options.joinAnd) return plain;
  const start = joined ? plain.next + 1 : plain.next;
  const rest = subHundred(tokens, start);
  if (rest === undefined || tokens[start]?.text === 'zero') return plain;
  if (/^hundred$/.test(tokens[rest.next]?.text ?? '')) return plain;
  const half = joined ? parseFraction(tokens, start) : undefined;
  if (half) return plain;
  return { ...plain, value: value + rest.value, next: rest.next, hundreds: false };
}

function wordMantissa(tokens: readonly Token[], at: number, options: GrammarOptions): Mantissa | undefined {
  const string = digitString(tokens, at);
  if (string) return { ...string, pair: null, words: true, hundreds: false };
  const token = tokens[at];
  const determined = token?.text === 'a' && LONE_SCALES.has(tokens[at + 1]?.text ?? '') ? at + 1 : at;
  if (tokens[determined]?.text === 'hundred')
    return hundreds(tokens, { value: 1, next: determined }, options);
  if (LONE_SCALES.has(tokens[determined]?.text ?? '')) {
    if (determined === at && token?.text !== 'thousand' && token?.text !== 'million') return undefined;
    return { value: 1, next: determined, pair: null, words: true, hundreds: false };
  }
  const lead = subHundred(tokens, at);
  if (lead === undefined) return undefined;
  if (tokens[lead.next]?.text === 'hundred') return hundreds(tokens, lead, options);
  return pairOf(tokens, lead) ?? { ...lead, pair: null, words: true, hundreds: false };
}

/** "point five", "nought point five", "oh point five". */
function leadingPoint(tokens: readonly Token[], at: number): Mantissa | undefined {
  const zero = digitWord(tokens[at]?.text ?? '') === 0 && tokens[at + 1]?.text === 'point';
  const bare = tokens[at]?.text === 'point' && !NO_DECIMAL_AFTER.has(tokens[at - 1]?.text ?? '');
  if (!zero && !bare) return undefined;
  const part = decimals(tokens, at + (zero ? 2 : 1));
  return part && { ...part, pair: null, words: true, hundreds: false };
}

/** Reads the figure of a number, without its scale: "twelve", "two hundred and five", "3.2". */
export function parseMantissa(
  tokens: readonly Token[],
  at: number,
  options: GrammarOptions,
): Mantissa | undefined {
  const token = tokens[at];
  const pointed = leadingPoint(tokens, at);
  if (pointed) return pointed;
  if (token?.kind === 'digits') {
    let part: Part = withDecimals(tokens, { value: token.value, next: at + 1 });
    if (tokens[part.next]?.text === 'hundred') part = { value: part.value * 100, next: part.next + 1 };
    return { ...part, pair: null, words: false, hundreds: false };
  }
  const words = wordMantissa(tokens, at, options);
  if (words === undefined || words.pair) return words;
  const exact = withDecimals(tokens, words);
  return { ...words, ...exact, hundreds: words.hundreds && exact.next === words.next };
}
