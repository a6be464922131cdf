import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseNumbers } from './numbers.ts';
import { speakNumber } from './spoken-form.ts';

/** A failure prints its own seed; set SPEECH_SEED to play it again. */
const seed = Number(process.env.SPEECH_SEED ?? Date.now() % 2 ** 31);
const RUNS = { seed, numRuns: 500 };
vi.setConfig({ testTimeout: 60_000 });
process.stdout.write(`spoken numbers: seed ${seed}\n`);

const mantissa = fc.oneof(
  fc.integer({ min: 2, max: 999 }),
  fc.integer({ min: 10, max: 9_999 }).map((tenths) => tenths / 10),
  fc.integer({ min: 2, max: 999_999 }),
);
const scale = fc.constantFrom(1, 1, 1e3, 1e6, 1e9);
const size = fc
  .tuple(mantissa, scale)
  .map(([value, factor]) => Number((value * factor).toPrecision(12)))
  // "one customer" is a pronoun as often as a figure and is not read.
  .filter((one) => one !== 1);
const value = fc.tuple(size, fc.boolean()).map(([one, negative]) => (negative ? -one : one));
const UNITS = [
  '%',
  'pp',
  'bp',
  'USD',
  'EUR',
  'GBP',
  'INR',
  'CHF',
  'cup',
  'customer',
  'box',
  'company',
  'person',
  'kg',
  'tonne',
  'hour',
  'km',
  null,
];
const unit = fc.constantFrom(...UNITS);
const PERS = [null, 'month', 'year', 'hour', 'customer', 'store'];
const style = fc.constantFrom('words' as const, 'figures' as const);
const LEADS = ['', 'so that is ', 'I would say ', 'it comes to ', 'okay, um, '];
const ROUGH = ['about', 'roughly', 'around', 'nearly', 'approximately', 'just under', '~'];

describe('speakNumber', () => {
  it('is read back to the same value and unit', () => {
    fc.assert(
      fc.property(value, unit, style, fc.constantFrom(...LEADS), (said, of, how, lead) => {
        const text = lead + speakNumber(said, of, { style: how });
        expect(
          parseNumbers(text).map((one) => [one.value, one.unit]),
          text,
        ).toEqual([[said, of]]);
      }),
      RUNS,
    );
  });

  it('is read back with its divisor', () => {
    fc.assert(
      fc.property(size, fc.constantFrom('USD', 'EUR', 'GBP'), fc.constantFrom(...PERS), (said, of, per) => {
        const [one] = parseNumbers(speakNumber(said, of, { per }));
        expect([one?.value, one?.unit, one?.per]).toEqual([said, of, per]);
      }),
      RUNS,
    );
  });

  it.each([
    [12_500_000, 'EUR', { per: 'year' }, 'twelve and a half million euros a year'],
    [12, '%', {}, 'twelve percent'],
    [-3, 'pp', {}, 'minus three percentage points'],
    [60_000, 'cup', { per: 'month' }, 'sixty thousand cups a month'],
    [2_400, null, {}, 'two point four thousand'],
    [1, 'hour', {}, 'one hour'],
    [0.5, '%', {}, 'zero point five percent'],
    [1_234_567, null, {}, 'one million two hundred and thirty-four thousand five hundred and sixty-seven'],
    [12_500_000, 'USD', { style: 'figures' }, '12.5 million dollars'],
  ] as const)('says %d %s', (said, of, options, text) => {
    expect(speakNumber(said, of, options)).toBe(text);
  });
});

/** One written digit group with a suffix, as recognisers put it. */
const written = fc.tuple(
  fc.integer({ min: 1, max: 9_999 }),
  fc.constantFrom(
    ['k', 1e3],
    ['m', 1e6],
    ['mn', 1e6],
    ['bn', 1e9],
    [' million', 1e6],
    [' thousand', 1e3],
  ) as fc.Arbitrary<[string, number]>,
);

describe('random problems', () => {
  it('reads written mixtures with a currency sign', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom(['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['₹', 'INR']),
        ([tenths, [suffix, factor]], [sign, code]) => {
          const [one] = parseNumbers(`${sign}${tenths / 10}${suffix}`);
          expect([one?.value, one?.unit, one?.kind]).toEqual([
            Number(((tenths / 10) * factor).toPrecision(12)),
            code,
            'money',
          ]);
        },
      ),
      RUNS,
    );
  });

  it('hears a hedge', () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...ROUGH), style, (said, rough, how) => {
        const [one] = parseNumbers(`it is ${rough} ${speakNumber(said, 'customer', { style: how })}`);
        expect([one?.value, one?.approx]).toEqual([said, true]);
      }),
      RUNS,
    );
  });

  it('takes the middle of a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('%', 'USD', 'customer'),
        style,
        (low, more, of, how) => {
          // "between three and four hundred" starts at three hundred.
          fc.pre((low + more) % 100 !== 0);
          const text = `between ${speakNumber(low, null, { style: how })} and ${speakNumber(low + more, of, { style: how })}`;
          const [one, other] = parseNumbers(text);
          expect([one?.value, one?.range, one?.unit, other], text).toEqual([
            low + more / 2,
            [low, low + more],
            of,
            undefined,
          ]);
        },
      ),
      RUNS,
    );
  });

  it('leaves out what was taken back', () => {
    const cues = [
      'no,',
      'sorry,',
      'I mean',
      'or rather',
      'no wait,',
      'make that',
      'scratch that,',
      'correction,',
      'actually',
    ];
    fc.assert(
      fc.property(size, size, fc.constantFrom(...cues), style, (wrong, right, cue, how) => {
        const text = `so it is ${speakNumber(wrong, 'EUR', { style: how })}, ${cue} ${speakNumber(right, 'EUR', { style: how })}`;
        expect(
          parseNumbers(text).map((one) => one.value),
          text,
        ).toEqual([right]);
      }),
      RUNS,
    );
  });

  it('turns a fall negative and leaves a level alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 95 }),
        fc.constantFrom('fell', 'dropped', 'declined', 'is down', 'shrank'),
        style,
        (points, verb, how) => {
          const amount = speakNumber(points, '%', { style: how });
          expect(parseNumbers(`the margin ${verb} by ${amount}`)[0]?.value).toBe(-points);
          expect(parseNumbers(`the margin ${verb} to ${amount}`)[0]?.value).toBe(points);
        },
      ),
      RUNS,
    );
  });
});
