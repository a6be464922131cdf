import { isLedAsRough } from './approximations.ts';
import { currencyAt } from './currencies.ts';
import { smallChange } from './money-suffix.ts';
import { perAt } from './per.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';
import { unitAt } from './unit-table.ts';

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
  ['double', 2],
  ['doubled', 2],
  ['doubles', 2],
  ['doubling', 2],
  ['triple', 3],
  ['tripled', 3],
  ['triples', 3],
  ['tripling', 3],
  ['quadruple', 4],
  ['quadrupled', 4],
  ['quadruples', 4],
  ['quadrupling', 4],
  ['quintupled', 5],
  ['halved', 0.5],
  ['halve', 0.5],
  ['halves', 0.5],
  ['halving', 0.5],
]);

function quantity(at: number, next: number, value: number, rest: Partial<Quantity>): Quantity {
  const base = {
    unit: null,
    kind: 'ratio',
    per: null,
    approx: false,
    range: null,
    scale: 1,
    pair: null,
  } as const;
  return { ...base, value, first: at, next, form: 'words', measured: true, ...rest };
}

/** "twice", "tripled", "once a week", "an hour and a half": numbers without a number word. */
export function parseMultiple(tokens: readonly Token[], at: number): Quantity | undefined {
  const word = tokens[at]?.text ?? '';
  const value = MULTIPLES.get(word) ?? (word === 'once' ? 1 : undefined);
  if (value !== undefined) {
    const often = /^(once|twice|thrice)$/.test(word) ? perAt(tokens, at + 1, 'count') : undefined;
    if (often) return quantity(at, often.next, value, { unit: 'time', kind: 'rate', per: often.per });
    return word === 'once'
      ? undefined
      : quantity(at, at + 1, value, { approx: isLedAsRough(tokens, at, false) });
  }
  return halfMore(tokens, at) ?? coinAndChange(tokens, at);
}

function halfMore(tokens: readonly Token[], at: number): Quantity | undefined {
  if (!/^an?$/.test(tokens[at]?.text ?? '')) return undefined;
  const found = unitAt(tokens, at + 1);
  const tail = tokens.slice(found?.next ?? at, (found?.next ?? at) + 3).map((token) => token.text);
  if (found === undefined || found.entry.unit === '' || tail[0] !== 'and' || tail[1] !== 'a')
    return undefined;
  const extra = { half: 0.5, quarter: 0.25, third: 1 / 3 }[tail[2] ?? ''];
  if (extra === undefined || tokens[found.next + 3]?.text === 'of') return undefined;
  return quantity(at, found.next + 3, 1 + extra, { unit: found.entry.unit, kind: found.entry.kind });
}

/** "a dollar fifty". */
function coinAndChange(tokens: readonly Token[], at: number): Quantity | undefined {
  const coin = tokens[at]?.text === 'a' ? currencyAt(tokens, at + 1) : undefined;
  const change = coin?.entry.factor === 1 ? smallChange(tokens, coin.next, coin.entry.code) : undefined;
  if (coin === undefined || change === undefined) return undefined;
  const per = perAt(tokens, change.next, 'money');
  const rest = { unit: coin.entry.code, kind: 'money', per: per?.per ?? null } as const;
  return quantity(at, per?.next ?? change.next, 1 + change.value, rest);
}
