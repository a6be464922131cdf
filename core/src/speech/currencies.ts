import type { Token } from './tokens.ts';

/** A currency as it is said: ISO 4217 code (null when the word names none) and what one of it is worth in main units. */
export interface CurrencyEntry {
  readonly code: string | null;
  readonly factor: number;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  sg$: 'SGD',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  '₦': 'NGN',
  '₱': 'PHP',
};

/** code | words; the codes themselves are words too. */
const WORDS = `
USD | dollar, us dollar, american dollar, buck, u.s. dollar
CAD | canadian dollar
AUD | australian dollar, aussie dollar
NZD | new zealand dollar
HKD | hong kong dollar
SGD | singapore dollar
EUR | euro
GBP | pound, british pound, pound sterling, quid, sterling
CHF | franc, swiss franc
INR | rupee, indian rupee, rs
JPY | yen, japanese yen
CNY | yuan, renminbi, rmb
AED | dirham
BRL | reais, brazilian real
MXN | peso, mexican peso
ZAR | rand
KRW | korean won
SEK | swedish krona, swedish kronor, krona, kronor
NOK | norwegian krone, norwegian kroner
DKK | danish krone, danish kroner
PLN | zloty
TRY | lira, turkish lira
THB | baht
MYR | ringgit
ILS | shekel
SAR | riyal, saudi riyal
KES | kenyan shilling
NGN | naira
RUB | ruble, rouble
IDR | rupiah
`;
const MINOR: readonly (readonly [string, string])[] = [
  ['cent', 'USD'],
  ['¢', 'USD'],
  ['euro cent', 'EUR'],
  ['eurocent', 'EUR'],
  ['pence', 'GBP'],
  ['penny', 'GBP'],
  ['p', 'GBP'],
  ['paise', 'INR'],
];

function buildTable(): ReadonlyMap<string, CurrencyEntry> {
  const table = new Map<string, CurrencyEntry>();
  for (const line of WORDS.trim().split('\n')) {
    const [code = '', forms = ''] = line.split(' | ');
    for (const form of [code.toLowerCase(), ...forms.split(', ')]) {
      table.set(form, { code, factor: 1 });
      if (form.length > 3) table.set(`${form}s`, { code, factor: 1 });
    }
  }
  for (const [form, code] of MINOR) {
    table.set(form, { code, factor: 0.01 });
    if (form.length > 1) table.set(`${form}s`, { code, factor: 0.01 });
  }
  table.set('rs', { code: 'INR', factor: 1 });
  table.delete('try');
  table.set('currency unit', { code: null, factor: 1 });
  for (const [symbol, code] of Object.entries(SYMBOLS)) table.set(symbol, { code, factor: 1 });
  return table;
}

const TABLE = buildTable();

/** A currency said after its number ("dollars", "€", "pence"), the longest that fits. */
export function currencyAt(
  tokens: readonly Token[],
  at: number,
): { entry: CurrencyEntry; next: number } | undefined {
  for (let length = 3; length >= 1; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.length < length) continue;
    const text = words.map((token) => token.text).join(' ');
    const entry = TABLE.get(text);
    if (entry && !(text === 'p' && !words[0]?.glued)) return { entry, next: at + length };
  }
  return undefined;
}

/** A currency written before its number: "$", "EUR", "Rs". Words in full ("dollars 5") are not read so. */
export function currencyBefore(token: Token | undefined): CurrencyEntry | undefined {
  if (token === undefined) return undefined;
  const isSign = token.kind === 'mark' && token.text !== '¢' && /\p{Sc}/u.test(token.text);
  const isCode = token.kind === 'word' && /^([A-Z]{3}|[a-z]{3}|rs|Rs)$/.test(token.raw);
  return isSign || isCode ? TABLE.get(token.text) : undefined;
}
