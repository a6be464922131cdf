import { expect, it } from 'vitest';
import type { DrillItem } from './item.ts';
import { judgeDrill, needsConfirming, readAnswer } from './judge.ts';
import { readBackRate } from '../interview/doubt.ts';

const item: DrillItem = {
  kind: 'mental',
  topic: 'large_numbers',
  level: 3,
  text: '250,000 subscribers pay $50 a year. How many dollars are that a year?',
  spoken: '',
  exhibit: null,
  unit: 'USD/year',
  answer: 12_500_000,
  band: [12_250_000, 12_750_000],
  steps: [],
  wrong_turns: [{ kind: 'wrong_base', value: 5000, explain: 'Divided.' }],
};
const judged = (text: string, of = item) => {
  const read = readAnswer(of, text);
  return read && judgeDrill(of, read.value);
};

it.each([
  'twelve and a half million',
  '12.5m',
  '$12,500,000',
  'about twelve point six million dollars a year',
  'a bit over one million dollars a month, so 1.04 million a month',
  'fifty times a quarter of a million is twelve and a half million',
])('takes "%s" as right', (text) => {
  expect(judged(text)).toEqual({ verdict: 'right', error: null, explain: null });
});

it.each([
  ['125 million', 'zero_slip', null],
  ['1.25 million', 'zero_slip', null],
  ['five thousand', 'wrong_base', 'Divided.'],
  ['150 million', 'unit_slip', null],
  ['13 million', 'arithmetic', null],
  ['minus four million', 'impossible', null],
])('types "%s" as %s', (text, error, explain) => {
  expect(judged(text)).toEqual({ verdict: 'wrong', error, explain });
});

it('reads no answer where there is no figure, or none that measures what was asked for', () => {
  expect(readAnswer(item, 'I have no idea')).toBeNull();
  expect(readAnswer(item, 'forty percent')).toBeNull();
  expect(readAnswer(item, '')).toBeNull();
});

it('takes a bare figure that looks like a year, and leaves a year beside a figure alone', () => {
  const tickets: DrillItem = { ...item, unit: 'ticket', answer: 1950, band: [1911, 1989] };
  for (const text of ['1950', '1,950', 'that is 1950', '1950 tickets', 'it was 1,950 in 2024'])
    expect([text, judged(text, tickets)?.verdict]).toEqual([text, 'right']);
});

it('takes a share for per cent, and the size of a fall for what was asked', () => {
  const fall: DrillItem = {
    ...item,
    text: 'By what percent did it fall?',
    unit: '%',
    answer: 20,
    band: [19.6, 20.4],
  };
  for (const text of ['20', 'a fifth', '0.2', 'it fell by twenty percent', '20%'])
    expect([text, judged(text, fall)?.verdict]).toEqual([text, 'right']);
});

const asks = (text: string, hearing: Partial<Parameters<typeof needsConfirming>[2]> = {}, of = item) => {
  const read = readAnswer(of, text);
  if (!read) throw new Error(`no figure in "${text}"`);
  return needsConfirming(of, read, { confidence: 0.95, door: 'talk', seed: 1, ...hearing });
};

it('shows a figure before it counts where it sounds like the right one, or the recogniser doubts it', () => {
  expect(asks('twelve million')).toBe(true);
  expect(asks('twelve and a half billion')).toBe(true);
  const fifteen: DrillItem = { ...item, unit: 'ticket', answer: 50, band: [49, 51] };
  expect(asks('fifteen tickets', {}, fifteen)).toBe(true);
  expect(asks('twelve and a half million', { confidence: 0.4 })).toBe(true);
  expect(asks('seventy one million')).toBe(false);
});

it('shows each figure of the offline recogniser, right or wrong', () => {
  expect(asks('twelve and a half million', { door: 'demo' })).toBe(true);
  expect(asks('seventy one million', { door: 'demo' })).toBe(true);
});

it('shows some right figures too, so that being asked tells nothing', () => {
  const shown = Array.from({ length: 2000 }, (_, seed) => asks('twelve and a half million', { seed }));
  const share = shown.filter(Boolean).length / shown.length;
  expect(Math.abs(share - readBackRate)).toBeLessThan(0.03);
});
