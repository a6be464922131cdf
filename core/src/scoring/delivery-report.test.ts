import { expect, test } from 'vitest';
import { teaHouse } from '../interview/testing/tea-house.ts';
import { deliveryByPhase, deliveryOf } from './delivery-report.ts';
import type { RecordLine } from './transcript.ts';

/** A line of so many words, two a second, as the recogniser was sure of them. */
function line(kind: string, words: number, confidence: number, over: Partial<RecordLine> = {}): RecordLine {
  const phase = teaHouse.source.phases.find((one) => one.kind === kind) ?? null;
  const heard = Array.from({ length: words }, (_, at) => ({
    ...{ text: 'rent', start_ms: at * 500, end_ms: at * 500 + 400, confidence },
  }));
  return {
    ...{ id: `${kind}-${words}`, speaker: 'candidate', text: 'rent', startMs: 0, endMs: words * 500 },
    ...{ words: heard, confidence, modality: 'spoken', phase, corrected: false, heard: null },
    interrupted: false,
    ...over,
  };
}
const paceOf = (...lines: RecordLine[]) => deliveryOf(teaHouse, [], lines).words_per_minute;

test('a measure has its sample, or says what is lacking', () => {
  expect(paceOf(line('structure', 60, 0.9))).toMatchObject({ n: 60, why: null });
  expect(paceOf(line('structure', 60, 0.3))).toMatchObject({
    ...{ value: null, why: 'The audio was too poor to measure this.' },
  });
  expect(paceOf(line('structure', 20, 0.9)).why).toBe('Only 20 words with times; 50 are needed.');
  expect(paceOf(line('structure', 0, 0.9)).why).toBe('The recogniser gave no times of words.');
  expect(paceOf(line('structure', 60, 0.9, { modality: 'typed' })).why).toBe('Typed turns have no delivery.');
});

test('each phase in which something was spoken is measured by itself', () => {
  const lines = [
    line('structure', 60, 0.9),
    line('analysis', 60, 0.3),
    line('brainstorm', 60, 0.9, { modality: 'typed' }),
    line('recommendation', 60, 0.9, { speaker: 'interviewer' }),
  ];
  expect(
    deliveryByPhase(teaHouse, lines).map(({ title, words_per_minute: { value, why } }) => [
      ...[title, value === null ? null : Math.round(value), why],
    ]),
  ).toEqual([
    ['Structure', 120, null],
    ['Numbers', null, 'The audio was too poor to measure this.'],
  ]);
});
