import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import { expect, test } from 'vitest';
import { momentAt, momentOfDimension } from './moment-of.ts';

const card = (moment_id: string, startS: number, dimensions: MomentCard['dimensions']): MomentCard => ({
  moment_id,
  phase: 'Analysis',
  asked: 'How many?',
  dimensions,
  start_ms: startS * 1000,
  end_ms: (startS + 10) * 1000,
  takes: [],
});
const moments = [card('tree', 10, ['structure']), card('first', 30, ['math']), card('second', 50, ['math'])];
const quote = (startS: number) => ({
  line_id: '0198c1a0-0000-7000-9000-000000000001',
  text: 'so',
  start_ms: startS * 1000,
  end_ms: startS * 1000 + 500,
});

test('what was said belongs to the moment in which it was said, or to none', () => {
  expect(momentAt(moments, 35_000)?.moment_id).toBe('first');
  expect(momentAt(moments, 25_000)).toBeUndefined();
  expect(momentAt(moments, null)).toBeUndefined();
});

test('a dimension leads to the moment that its level rests on', () => {
  expect(momentOfDimension(moments, 'math', [quote(55)])?.moment_id).toBe('second');
  expect(momentOfDimension(moments, 'math', [quote(12)])?.moment_id).toBe('first');
  expect(momentOfDimension(moments, 'math', [])?.moment_id).toBe('first');
  expect(momentOfDimension(moments, 'synthesis', [quote(35)])).toBeUndefined();
});
