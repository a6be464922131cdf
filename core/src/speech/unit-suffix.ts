import { countedAt, skipModifiers } from './counted.ts';
import { currencyBefore } from './currencies.ts';
import { parseAndFraction } from './fractions.ts';
import { parseReading } from './grammar.ts';
import type { Reading } from './grammar.ts';
import { perAt } from './per.ts';
import { withoutNoise } from './suffix.ts';
import type { Suffix } from './suffix.ts';
import type { Token } from './tokens.ts';
import { unitAt } from './unit-table.ts';

const SUB_UNITS: Readonly<Record<string, readonly [string, number]>> = {
  hour: ['minute', 60],
  minute: ['second', 60],
  year: ['month', 12],
  week: ['day', 7],
};

const LONE = /^(hundred|thousand|million|billion)$/;

function isTimesOperator(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  if (after === undefined) return false;
  if (after.kind === 'digits' || currencyBefore(after) !== undefined) return true;
  return !/^(a|an)$/.test(after.text)
    ? parseReading(tokens, next) !== undefined && after.text !== 'half'
    : LONE.test(tokens[next + 1]?.text ?? '');
}

function timesSuffix(tokens: readonly Token[], reading: Reading, next: number): Suffix | undefined {
  const multiple = { value: reading.value, unit: null, per: null, next, measured: true };
  if (!/^(times|x)$/.test(tokens[next - 1]?.text ?? '')) return { ...multiple, kind: 'ratio' };
  if (isTimesOperator(tokens, next)) return undefined;
  const frequency = perAt(tokens, next, 'count');
  const isFrequency =
    frequency !== undefined &&
    /^(day|week|month|year|hour|minute|second|quarter|decade)$/.test(frequency.per);
  return isFrequency ? { ...multiple, unit: 'time', kind: 'rate' } : { ...multiple, kind: 'ratio' };
}

/** "two hours and thirty minutes" is 2.5 hours; "an hour and a half" is 1.5. */
function withSubUnits(tokens: readonly Token[], suffix: Suffix): Suffix {
  const fraction = parseAndFraction(tokens, suffix.next);
  if (fraction) return { ...suffix, value: suffix.value + fraction.value, next: fraction.next };
  const [unit, parts] = SUB_UNITS[suffix.unit ?? ''] ?? ['', 1];
  const start = tokens[suffix.next]?.text === 'and' ? suffix.next + 1 : suffix.next;
  const rest = parts > 1 && tokens[start]?.kind !== 'mark' ? parseReading(tokens, start) : undefined;
  const found = rest && unitAt(tokens, rest.next);
  if (rest === undefined || found === undefined || found.entry.unit !== unit || rest.value >= parts)
    return suffix;
  return { ...suffix, value: withoutNoise(suffix.value + rest.value / parts), next: found.next };
}

function isTalkingPoint(tokens: readonly Token[], first: number, text: string): boolean {
  if (!/^points?$/.test(text)) return false;
  const before = tokens.slice(Math.max(0, first - 3), first).map((token) => token.text);
  return before.some((word) =>
    /^(have|has|make|made|raise|cover|these|those|my|key|main|are|following)$/.test(word),
  );
}

export function unitSuffix(
  tokens: readonly Token[],
  reading: Reading,
  first: number,
  at: number,
): Suffix | undefined {
  const start = unitAt(tokens, at) ? at : skipModifiers(tokens, at);
  const articled = reading.form === 'fraction' ? afterFraction(tokens, at) : start;
  const found = unitAt(tokens, articled);
  if (found === undefined || isTalkingPoint(tokens, first, tokens[articled]?.text ?? '')) return undefined;
  const { entry, next } = found;
  if (entry.unit === '') return timesSuffix(tokens, reading, next);
  if (entry.unit === 'quarter' && reading.form === 'fraction') return undefined;
  const base = {
    value: reading.value * entry.factor,
    unit: entry.unit,
    kind: entry.kind,
    per: entry.per,
    next,
    measured: true,
  };
  return entry.kind === 'duration' || entry.kind === 'percent' || entry.kind === 'mass'
    ? withSubUnits(tokens, base)
    : base;
}

/** "half an hour", "a quarter of a percent": the article belongs to the unit. */
function afterFraction(tokens: readonly Token[], at: number): number {
  const start = tokens[at]?.text === 'of' ? at + 1 : at;
  return /^(a|an|one)$/.test(tokens[start]?.text ?? '') ? start + 1 : start === at ? at : -1;
}

/** "since 2019 sales have grown": a year, not 2,019 sales. A round one ("in 2000 stores") may be a count. */
function isDated(tokens: readonly Token[], first: number): boolean {
  const token = tokens[first];
  if (token?.kind !== 'digits' || !/^(?:19|20)\d\d$/.test(token.raw) || token.value % 50 === 0) return false;
  return /^(?:in|since|until|till|by|year|during|fy)$/.test(tokens[first - 1]?.text ?? '');
}

export function countSuffix(
  tokens: readonly Token[],
  reading: Reading,
  first: number,
  at: number,
): Suffix | undefined {
  if (reading.form === 'fraction' || isDated(tokens, first)) return undefined;
  const isCompound = tokens[at]?.hyphen === true && !tokens[at]?.gap;
  const isSingle = (reading.value === 1 && tokens[first]?.kind === 'digits') || isCompound;
  const counted = countedAt(tokens, at, isSingle);
  return (
    counted && {
      value: reading.value,
      unit: counted.unit,
      kind: 'count',
      per: null,
      next: counted.next,
      measured: true,
    }
  );
}

export function plain(tokens: readonly Token[], reading: Reading, next: number): Suffix {
  const grand = tokens[reading.next - 1]?.text === 'grand';
  const kind = grand ? 'money' : reading.form === 'fraction' ? 'ratio' : 'other';
  return {
    value: reading.value,
    unit: null,
    kind,
    per: null,
    next,
    measured: grand || reading.form === 'fraction',
  };
}

/** "the mid-1990s". */
export function decade(tokens: readonly Token[], reading: Reading, first: number): Suffix | undefined {
  const mark = tokens[reading.next];
  if (mark?.text !== 's' || !mark.glued || !/^(?:1[89]|20)\d0$/.test(tokens[first]?.raw ?? ''))
    return undefined;
  const value =
    reading.value +
    (tokens.slice(Math.max(0, first - 2), first).some((token) => token.text === 'mid') ? 5 : 0);
  return { value, unit: null, kind: 'year', per: null, next: reading.next + 1, measured: true };
}
