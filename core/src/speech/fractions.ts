import { DENOMINATORS, SCALES, SMALL, TENS } from './number-words.ts';
import { isFunctionWord } from './function-words.ts';
import type { Token } from './tokens.ts';

/** A part of a number that was read, and the index of the token after it. */
export interface Part {
  readonly value: number;
  readonly next: number;
}

const CALENDAR_LEADS = new Set(
  'last this next per each every first second third fourth previous current prior past following the same other better'.split(
    ' ',
  ),
);

function numerator(token: Token | undefined): number | undefined {
  if (token === undefined) return undefined;
  if (token.text === 'a' || token.text === 'an') return 1;
  if (token.kind === 'digits') return Number.isInteger(token.value) ? token.value : undefined;
  return SMALL.get(token.text) ?? TENS.get(token.text);
}

function denominator(token: Token | undefined): number | undefined {
  if (token === undefined || token.kind !== 'word') return undefined;
  return DENOMINATORS.get(token.text) ?? DENOMINATORS.get(token.text.replace(/s$/, ''));
}

/** "a third party" and "a fifth store" count in order: a fraction is not followed by a thing. */
function readsAsOrdinal(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  if (after === undefined || after.kind !== 'word') return after?.kind === 'digits' || after?.kind === 'code';
  if (SCALES.has(after.text) || /^(times|percent|percentage|point|hour|fold|pp)$/.test(after.text))
    return false;
  return !isFunctionWord(after.text) && !/(er|ing|ed)$/.test(after.text);
}

function written(tokens: readonly Token[], at: number): Part | undefined {
  const [top, slash, bottom] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (top?.kind !== 'digits' || slash?.text !== '/' || bottom?.kind !== 'digits') return undefined;
  if (!slash.glued || !bottom.glued || bottom.value < 2 || !Number.isInteger(top.value)) return undefined;
  return { value: top.value / bottom.value, next: at + 3 };
}

/**
 * Reads "a third", "three quarters", "half", "1/3" at a token. A quarter of the calendar and an
 * ordinal ("a third option") are left alone.
 */
export function parseFraction(tokens: readonly Token[], at: number): Part | undefined {
  const slashed = written(tokens, at);
  if (slashed) return slashed;
  const before = tokens[at - 1]?.text ?? '';
  const bare = tokens[at]?.text ?? '';
  if (bare === 'half')
    return /^(first|second|other|better)$/.test(before) ? undefined : { value: 0.5, next: at + 1 };
  if (bare === 'quarter') return bareQuarter(tokens, at, before);
  const top = numerator(tokens[at]);
  const bottom = denominator(tokens[at + 1]);
  if (top === undefined || bottom === undefined || tokens[at + 1]?.gap) return undefined;
  const word = tokens[at + 1]?.text ?? '';
  const threeQuarter = top === 3 && word === 'quarter' && SCALES.has(tokens[at + 2]?.text ?? '');
  if (top > 1 && !word.endsWith('s') && !threeQuarter) return undefined;
  if (word === 'quarters' && !isThreeQuarters(tokens, at, top)) return undefined;
  if (bottom > 2 && top <= 1 && readsAsOrdinal(tokens, at + 2)) return undefined;
  return { value: top / bottom, next: at + 2 };
}

function bareQuarter(tokens: readonly Token[], at: number, before: string): Part | undefined {
  if (CALENDAR_LEADS.has(before)) return undefined;
  const after = tokens[at + 1]?.text ?? '';
  const fits =
    SCALES.has(after) || (after === 'of' && /^(a|an|the|our|all|it|them)$/.test(tokens[at + 2]?.text ?? ''));
  return fits ? { value: 0.25, next: at + 1 } : undefined;
}

/** "two quarters" are half a year, "three quarters" a share unless counted in the calendar. */
function isThreeQuarters(tokens: readonly Token[], at: number, top: number): boolean {
  if (top !== 3) return false;
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 2]?.text ?? '';
  return !CALENDAR_LEADS.has(before) && !/^(in|for|ago|running|later|straight)$/.test(after);
}

/** The fraction after "and" in "twelve and a half"; a share of something ("and a quarter of them") is not one. */
export function parseAndFraction(tokens: readonly Token[], at: number): Part | undefined {
  const joined = tokens[at]?.text === 'and' || tokens[at]?.text === '&' ? at + 1 : -1;
  if (joined < 0) return undefined;
  const part = parseFraction(tokens, joined);
  if (part === undefined || part.value >= 1) return undefined;
  const after = tokens[part.next]?.text;
  return after === 'of' || after === 'the' ? undefined : part;
}

/** "12 1/2" and "2½". */
export function parseGluedFraction(tokens: readonly Token[], at: number): Part | undefined {
  const token = tokens[at];
  if (token?.kind === 'digits' && /[½-¾⅓-⅛]/.test(token.raw)) return { value: token.value, next: at + 1 };
  const part = token?.kind === 'digits' && !token.glued ? written(tokens, at) : undefined;
  return part && part.value < 1 ? part : undefined;
}
