import { parseAndFraction, parseFraction, parseGluedFraction } from './fractions.ts';
import type { Part } from './fractions.ts';
import { parseMantissa } from './mantissa.ts';
import type { GrammarOptions, Mantissa } from './mantissa.ts';
import { DIGIT_SCALES, LONE_SCALES, SCALES } from './number-words.ts';
import type { Token } from './tokens.ts';

/** A number as it was said, before its sign and unit. */
export interface Reading extends Part {
  /** What the leading figure is multiplied by: 1e6 in "10 to 15 million", and 10 inherits it. */
  readonly scale: number;
  /** The halves of "nineteen ninety-nine": a year, a price or hundreds, as the context decides. */
  readonly pair: readonly [number, number] | null;
  readonly form: 'digits' | 'words' | 'fraction';
  /** A hedge stood inside the number ("fifty-ish thousand"). */
  readonly rough?: boolean;
}

function isScale(token: Token | undefined, afterDigits: boolean): token is Token {
  if (token === undefined || token.kind !== 'word' || !SCALES.has(token.text)) return false;
  if (token.text === 'm' && !token.glued && token.raw === 'm' && !afterDigits) return false;
  return afterDigits || !DIGIT_SCALES.has(token.text);
}

interface Group extends Mantissa {
  readonly scale: number;
}

/** The scale words after a figure; a recogniser may put a full stop before one ("Twelve. Million a year"). */
function scaled(tokens: readonly Token[], part: Mantissa): Group {
  let { next } = part;
  let scale = 1;
  for (;;) {
    const paused =
      /^[,.…]/.test(tokens[next]?.text ?? '') &&
      /^(million|billion|thousand)$/.test(tokens[next + 1]?.text ?? '');
    const token = tokens[paused ? next + 1 : next];
    if (!isScale(token, !part.words)) break;
    scale *= SCALES.get(token.text) ?? 1;
    next += paused ? 2 : 1;
  }
  return { ...part, value: part.value * scale, next, scale };
}

function group(tokens: readonly Token[], at: number, options: GrammarOptions): Group | undefined {
  const lead = parseMantissa(tokens, at, options);
  if (lead === undefined) return undefined;
  const fraction = parseAndFraction(tokens, lead.next) ?? parseGluedFraction(tokens, lead.next);
  const whole = fraction && { ...lead, value: lead.value + fraction.value, next: fraction.next, pair: null };
  return scaled(tokens, whole ?? lead);
}

/** "a million and a half", "two thousand three hundred", "one million and fifty thousand", "one million five". */
function remainder(tokens: readonly Token[], lead: Group, options: GrammarOptions): Part | undefined {
  if (lead.scale < 1000) return undefined;
  const fraction = parseAndFraction(tokens, lead.next);
  if (fraction) return { value: lead.value + fraction.value * lead.scale, next: fraction.next };
  const joined = tokens[lead.next]?.text === 'and';
  if (joined && !options.joinAnd) return undefined;
  const start = joined ? lead.next + 1 : lead.next;
  if (parseFraction(tokens, start) || tokens[start]?.text === 'a') return undefined;
  const rest = series(tokens, start, options);
  if (rest && !joined && isThousandsOf(lead, rest))
    return { value: (lead.value + rest.value / rest.scale) * rest.scale, next: rest.next };
  if (rest === undefined || rest.value >= lead.scale || rest.value === 0) return undefined;
  if (!rest.words && rest.scale === 1 && (joined || lead.scale > 1000 || rest.value < 100)) return undefined;
  if (joined && lead.scale > 1000 && rest.value < 100) return undefined;
  if (lead.scale > 1000 && rest.value < 10) return shortTail(tokens, lead, rest);
  return { value: lead.value + rest.value, next: rest.next };
}

/** "two thousand four hundred million": the scale is said once, behind the whole of it. */
const isThousandsOf = (lead: Group, rest: Group): boolean =>
  lead.scale === 1000 && lead.words && rest.words && rest.scale >= 1e6 && rest.value / rest.scale < 1000;

/** "one million five" is 1.5 million, when nothing else is counted after it. */
function shortTail(tokens: readonly Token[], lead: Group, rest: Group): Part | undefined {
  const after = tokens[rest.next];
  const ends =
    after === undefined || after.kind === 'mark' || /^(dollars|euros|pounds|a|per)$/.test(after.text);
  return ends ? { value: lead.value + (rest.value * lead.scale) / 10, next: rest.next } : undefined;
}

function fractionReading(tokens: readonly Token[], at: number): Reading | undefined {
  const part = parseFraction(tokens, at);
  if (part === undefined) return undefined;
  let next = part.next;
  if (tokens[next]?.text === 'of') next += 1;
  if (/^(a|an|one)$/.test(tokens[next]?.text ?? '')) next += 1;
  const scaleWord = tokens[next]?.text ?? '';
  const scale = LONE_SCALES.has(scaleWord) || scaleWord === 'k' ? (SCALES.get(scaleWord) ?? 100) : 1;
  if (scale === 1) return { ...part, scale, pair: null, form: 'fraction' };
  return { value: part.value * scale, next: next + 1, scale, pair: null, form: 'words' };
}

/** "a couple of hundred", "a couple million": two of them, roughly. */
function couple(tokens: readonly Token[], at: number): Reading | undefined {
  const start = tokens[at]?.text === 'a' ? at + 1 : at;
  if (tokens[start]?.text !== 'couple') return undefined;
  const next = tokens[start + 1]?.text === 'of' ? start + 2 : start + 1;
  const word = tokens[next]?.text ?? '';
  if (word === 'hundred') return { value: 200, next: next + 1, scale: 100, pair: null, form: 'words' };
  const scale = LONE_SCALES.has(word) || word === 'k' ? (SCALES.get(word) ?? 1) : 1;
  const further = tokens[next + 1]?.text === 'thousand' && scale === 100 ? 1000 : 1;
  return { value: 2 * scale * further, next: scale > 1 ? next + 1 : next, scale, pair: null, form: 'words' };
}

/** Reads the number that begins at a token, or nothing. It knows no units and no context. */
export function parseReading(
  tokens: readonly Token[],
  at: number,
  options: GrammarOptions = { joinAnd: true },
): Reading | undefined {
  const special = couple(tokens, at) ?? fractionReading(tokens, at);
  if (special) return special;
  const whole = series(tokens, at, options);
  if (whole === undefined) return undefined;
  const form = whole.words ? 'words' : 'digits';
  const scale = whole.hundreds && whole.scale === 1 ? 100 : whole.scale;
  return { value: whole.value, next: whole.next, scale, pair: whole.scale === 1 ? whole.pair : null, form };
}

/** A group and the smaller ones that follow it. */
function series(tokens: readonly Token[], at: number, options: GrammarOptions): Group | undefined {
  const lead = group(tokens, at, options);
  const tail = lead && remainder(tokens, lead, options);
  return tail ? { ...lead, ...tail } : lead;
}
