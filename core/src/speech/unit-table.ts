import type { Token } from './tokens.ts';

export const NUMBER_KINDS = [
  'money',
  'percent',
  'count',
  'ratio',
  'duration',
  'mass',
  'rate',
  'year',
  'other',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** A unit as it is printed: the value said is multiplied by `factor`, and `per` is part of it ("km/h"). */
export interface UnitEntry {
  readonly unit: string;
  readonly kind: NumberKind;
  readonly per: string | null;
  readonly factor: number;
}

/** unit | kind | spoken forms, comma separated; a plural in -s is understood. */
const UNITS = `
% | percent | %, percent, per cent, pct, prozent
pp | percent | percentage point, percent point, per cent point, pp, ppt, % point, pct point, pt, point
bp | percent | basis point, bp, bip, bps
second | duration | second, sec
minute | duration | minute, min
hour | duration | hour, hr, h
day | duration | day
week | duration | week, wk
fortnight | duration | fortnight
month | duration | month, mo, mth
quarter | duration | quarter
year | duration | year, yr
decade | duration | decade
century | duration | century, centuries
millisecond | duration | millisecond, ms
mg | mass | mg, milligram, milligramme
g | mass | g, gram, gramme
kg | mass | kg, kilo, kilogram, kilogramme
tonne | mass | tonne, metric ton, metric tonne
ton | mass | ton
lb | mass | lb
ounce | mass | ounce, oz
km | other | km, kilometre, kilometer
metre | other | metre, meter
cm | other | cm, centimetre, centimeter
mile | other | mile
foot | other | foot, feet, ft
inch | other | inch, inches
yard | other | yard
square metre | other | square metre, square meter, sqm, sq metre, sq meter
square foot | other | square foot, square feet, sqft, sq foot, sq feet
square km | other | square kilometre, square kilometer, sq km
cubic metre | other | cubic metre, cubic meter, m³
hectare | other | hectare, ha
acre | other | acre
litre | other | litre, liter, l
ml | other | ml, millilitre, milliliter
gallon | other | gallon
kWh | other | kwh, kilowatt hour
MWh | other | mwh, megawatt hour
GWh | other | gwh, gigawatt hour
kW | other | kw, kilowatt
MW | other | mw, megawatt
GW | other | gw, gigawatt
GB | other | gb, gigabyte
MB | other | mb, megabyte
TB | other | tb, terabyte
degree | other | degree, degrees celsius, degrees fahrenheit, °
x | ratio | x, times, ×
x | ratio | fold
FTE | count | fte
piece | count | piece, pc
`;

const SPEEDS: readonly (readonly [string, string, string])[] = [
  ['km/h', 'km', 'hour'],
  ['kph', 'km', 'hour'],
  ['kmh', 'km', 'hour'],
  ['mph', 'mile', 'hour'],
  ['m/s', 'metre', 'second'],
  ['rpm', 'revolution', 'minute'],
  ['bpm', 'beat', 'minute'],
];

function buildTable(): ReadonlyMap<string, UnitEntry> {
  const table = new Map<string, UnitEntry>();
  for (const line of UNITS.trim().split('\n')) {
    const [unit = '', kind = '', forms = ''] = line.split(' | ');
    const known = NUMBER_KINDS.find((one) => one === kind) ?? 'other';
    const printed = unit === 'x' ? '' : unit;
    for (const form of forms.split(', ')) {
      const entry = { unit: printed, kind: known, per: null, factor: 1 };
      table.set(form, entry);
      if (!table.has(`${form}s`)) table.set(`${form}s`, entry);
    }
  }
  for (const [form, unit, per] of SPEEDS) table.set(form, { unit, kind: 'rate', per, factor: 1 });
  return table;
}

const TABLE = buildTable();
const LONGEST = 3;

/** The unit of measure that is spoken at a token, the longest that fits, and the index after it. */
export function unitAt(tokens: readonly Token[], at: number): { entry: UnitEntry; next: number } | undefined {
  for (let length = LONGEST; length >= 1; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.length < length) continue;
    const entry = TABLE.get(words.map((token) => token.text).join(' '));
    if (entry && !isLetterTooFar(words[0])) return { entry, next: at + length };
  }
  return undefined;
}

/** A single letter is a unit in lower case only: "5 h", "5 L" are, "5 G" is not. */
function isLetterTooFar(token: Token | undefined): boolean {
  return token !== undefined && /^[HG]$/.test(token.raw) && !token.glued;
}

/** The printed form of a unit's name ("kilos" gives "kg"), or undefined when it is none of ours. */
export function findUnit(name: string): UnitEntry | undefined {
  return TABLE.get(name.toLowerCase());
}
