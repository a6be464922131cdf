import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseNumbers } from './numbers.ts';
import { NUMBER_KINDS } from './unit-table.ts';

const Sentences = z.array(
  z.object({
    say: z.string(),
    numbers: z.array(
      z.object({
        value: z.number(),
        unit: z.string().nullable(),
        kind: z.enum(NUMBER_KINDS),
        per: z.string().nullable(),
        approx: z.boolean(),
        range: z.tuple([z.number(), z.number()]).nullable(),
      }),
    ),
  }),
);
const CORPUS = new URL('./corpus/', import.meta.url);

function sentencesIn(file: string): z.infer<typeof Sentences> {
  return Sentences.parse(JSON.parse(readFileSync(new URL(file, CORPUS), 'utf8')));
}

function publicForm(text: string): z.infer<typeof Sentences>[number]['numbers'] {
  return parseNumbers(text).map(({ value, unit, kind, per, approx, range }) => {
    return { value, unit, kind, per, approx, range: range && [range[0], range[1]] };
  });
}

describe.each(readdirSync(CORPUS))('%s', (file) => {
  it.each(sentencesIn(file))('$say', ({ say, numbers }) => {
    expect(publicForm(say)).toEqual(numbers);
  });
});

describe('parseNumbers', () => {
  it('says where in the text each figure stands', () => {
    const text = 'so, um, about twelve and a half million euros a year, not 5';
    const [first] = parseNumbers(text);
    expect(text.slice(first?.start, first?.end)).toBe('twelve and a half million euros a year');
    expect(first?.text).toBe('twelve and a half million euros a year');
  });

  it('stays under a millisecond for a sentence', () => {
    const sentences = readdirSync(CORPUS).flatMap(sentencesIn);
    for (const { say } of sentences) parseNumbers(say);
    const timesMs = sentences.map(({ say }) => {
      const begun = performance.now();
      parseNumbers(say);
      return performance.now() - begun;
    });
    // The median: a shared machine may stall in any one sentence.
    expect(timesMs.toSorted((a, b) => a - b)[Math.floor(timesMs.length / 2)]).toBeLessThan(1);
  });

  it('survives any text', () => {
    for (const text of [
      '',
      '   ',
      '-',
      '$',
      '%%%',
      'and and and',
      'point',
      'a a a',
      '1/0',
      '٣',
      '\u0000',
      '9'.repeat(400),
    ]) {
      expect(parseNumbers(text).every((one) => Number.isFinite(one.value))).toBe(true);
    }
  });

  it('reads a turn of an hour in linear time', () => {
    const begun = performance.now();
    parseNumbers('um, twelve and a half million, no, thirteen, and '.repeat(2_000));
    // 40 ms on an idle core; quadratic time would take minutes.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
