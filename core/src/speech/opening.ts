import { currencyBefore } from './currencies.ts';
import type { CurrencyEntry } from './currencies.ts';
import type { Token } from './tokens.ts';

export interface Opening {
  readonly sign: 1 | -1;
  readonly currency: CurrencyEntry | undefined;
  readonly at: number;
}

function isMinus(tokens: readonly Token[], at: number, afterNumber: boolean): boolean {
  const token = tokens[at];
  if (token?.text === 'negative') return true;
  if (token === undefined || afterNumber) return false;
  if (token.text === 'minus') return true;
  const next = tokens[at + 1];
  return (
    /^[-−–]$/.test(token.text) && !token.glued && next !== undefined && next.glued && next.kind !== 'word'
  );
}

export function opening(tokens: readonly Token[], at: number, afterNumber: boolean): Opening {
  const negative = isMinus(tokens, at, afterNumber);
  const start = negative ? at + 1 : at;
  const currency = currencyBefore(tokens[start]);
  if (currency === undefined) return { sign: negative ? -1 : 1, currency, at: start };
  const inner = /^[-−]$/.test(tokens[start + 1]?.text ?? '') ? start + 2 : start + 1;
  const sign = negative || inner === start + 2 ? -1 : 1;
  return { sign, currency, at: tokens[inner]?.text === '.' ? inner + 1 : inner };
}
