import { expect, test } from 'vitest';
import { inShort } from './in-short.ts';
import { machineScore, smallReport } from './testing/small-report.ts';

const textsOf = (scores: Parameters<typeof smallReport>[0], change?: Parameters<typeof smallReport>[1]) =>
  inShort(smallReport(scores, change)).map(({ text }) => text);

test('the strongest and the weakest, the numbers and the key, each with its moment', () => {
  const sentences = inShort(
    smallReport([machineScore('structure', 4.1), machineScore('math', 2), machineScore('insight', null)]),
  );
  expect(sentences.map(({ text }) => text)).toEqual([
    'Strongest in structure (above usual practice), weakest in math (below usual practice).',
    '1 of 1 numbers right, without a hint.',
    'Of what the case holds you named 1 of 1 drivers.',
  ]);
  for (const { quotes, at_ms } of sentences) expect(at_ms).toBe(quotes[0]?.start_ms);
});

test('alike in all is said to be even', () => {
  expect(textsOf([machineScore('structure', 3), machineScore('math', 3)])[0]).toBe(
    'Even throughout: usual practice in all 2 dimensions.',
  );
});

test('of nothing nothing is said', () => {
  expect(textsOf([machineScore('structure', null)], { questions: [], coverage: [] })).toEqual([]);
});
