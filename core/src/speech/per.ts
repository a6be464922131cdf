import { countedAt, singleAt } from './counted.ts';
import type { Token } from './tokens.ts';
import { unitAt } from './unit-table.ts';
import type { NumberKind } from './unit-table.ts';

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['annually', 'year'],
  ['yearly', 'year'],
  ['p.a.', 'year'],
  ['pa', 'year'],
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['hourly', 'hour'],
  ['quarterly', 'quarter'],
]);
const NAMES: ReadonlyMap<string, string> = new Map([
  ['annum', 'year'],
  ['capita', 'person'],
  ['pop', 'unit'],
  ['people', 'person'],
]);
/** What a count may be divided by after a plain "a": "200 cups a store", but not "20 customers a discount". */
const COUNT_DIVISORS = new Set(
  'store shop person customer head household visit site branch user employee seat car trip outlet'.split(' '),
);

interface Divisor {
  readonly unit: string;
  readonly next: number;
}

function named(tokens: readonly Token[], at: number): Divisor | undefined {
  const name = NAMES.get(tokens[at]?.text ?? '');
  if (name !== undefined) return { unit: name, next: at + 1 };
  const measured = unitAt(tokens, at);
  if (measured && measured.entry.unit !== '' && !/^(%|pp|bp)$/.test(measured.entry.unit)) {
    return { unit: measured.entry.unit, next: measured.next };
  }
  return undefined;
}

function afterPer(tokens: readonly Token[], at: number): Divisor | undefined {
  const direct = named(tokens, at) ?? singleAt(tokens, at);
  if (direct) return direct;
  const amount = tokens[at];
  const scaled = /^(hundred|thousand|million)$/.test(amount?.text ?? '') || amount?.kind === 'digits';
  if (!scaled || amount === undefined) return undefined;
  const thing = named(tokens, at + 1) ?? countedAt(tokens, at + 1, false);
  return thing
    ? { unit: `${amount.text} ${thing.unit}`, next: thing.next }
    : { unit: amount.text, next: at + 1 };
}

/** "a month", "a cup": after money any thing may follow, after a count only a time or a usual divisor. */
function afterArticle(tokens: readonly Token[], at: number, kind: NumberKind): Divisor | undefined {
  const measured = named(tokens, at);
  if (measured) return measured.unit === 'second' && tokens[at]?.text !== 'second' ? undefined : measured;
  const thing = singleAt(tokens, at);
  if (thing === undefined) return undefined;
  const word = thing.unit.split(' ').at(-1) ?? '';
  if (
    /^(lot|bit|little|few|total|third|half|couple|hundred|way|result|number|good|great|pretty|fraction)$/.test(
      word,
    )
  )
    return undefined;
  return kind === 'money' || COUNT_DIVISORS.has(word) ? thing : undefined;
}

/** Reads one divisor after a quantity: "a month", "per cup", "/h", "each week", "annually". */
function divisorAt(tokens: readonly Token[], at: number, kind: NumberKind): Divisor | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.text === 'apiece' && kind === 'money') return { unit: 'each', next: at + 1 };
  const adverb = ADVERBS.get(token.text);
  if (adverb !== undefined) return { unit: adverb, next: at + 1 };
  if (token.text === 'per') return afterPer(tokens, at + 1);
  if (token.text === '/' && tokens[at + 1]?.kind === 'word') return afterPer(tokens, at + 1);
  if (token.text === 'a' || token.text === 'an') return afterArticle(tokens, at + 1, kind);
  const forEach = token.text === 'for' && /^(each|every)$/.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  if (forEach === at + 2 || token.text === 'each' || token.text === 'every') {
    const single = /^single$/.test(tokens[forEach]?.text ?? '') ? forEach + 1 : forEach;
    const anything = kind === 'money' || forEach === at + 2 ? singleAt(tokens, single) : undefined;
    const ends = tokens[at + 1] === undefined || tokens[at + 1]?.kind === 'mark';
    const spreads = token.text === 'each' && (kind === 'money' || (kind === 'count' && ends));
    const alone = spreads ? { unit: 'each', next: at + 1 } : undefined;
    return named(tokens, single) ?? anything ?? alone;
  }
  return undefined;
}

/** The whole divisor ("customer per month") after a quantity, with the index after it. */
export function perAt(
  tokens: readonly Token[],
  at: number,
  kind: NumberKind,
): { per: string; next: number } | undefined {
  const first = divisorAt(tokens, at, kind);
  if (first === undefined) return undefined;
  const second = divisorAt(tokens, first.next, kind);
  if (second === undefined || second.unit === first.unit) return { per: first.unit, next: first.next };
  return { per: `${first.unit} per ${second.unit}`, next: second.next };
}
