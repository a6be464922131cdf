import { expect, test } from 'vitest';
import { quoteAround, verifyQuote } from './quotes.ts';
import type { RecordLine } from './transcript.ts';

const line = (over: Partial<RecordLine>): RecordLine => ({
  id: '00000000-0000-7000-8000-000000000001',
  speaker: 'candidate',
  text: 'I think costs drive this. Rents rose by 12.5 percent, and nobody noticed.',
  startMs: 10_000,
  endMs: 20_000,
  words: [],
  confidence: null,
  modality: 'spoken',
  phase: null,
  corrected: false,
  heard: null,
  interrupted: false,
  ...over,
});

test('a quote that stands word for word is found, whatever its case and punctuation', () => {
  expect(verifyQuote([line({})], 'rents rose by 12.5 percent')?.text).toBe('Rents rose by 12.5 percent');
});

test('a changed word, another figure, the interviewer and a paraphrase are no quotes', () => {
  expect(verifyQuote([line({})], 'rents rose by 15 percent')).toBeUndefined();
  expect(verifyQuote([line({})], 'the rents rose')).toBeUndefined();
  expect(verifyQuote([line({ speaker: 'interviewer' })], 'rents rose by 12.5 percent')).toBeUndefined();
  expect(verifyQuote([line({})], 'costs')).toBeUndefined();
});

test('a quote starts where its first word was spoken', () => {
  const words = ['costs', 'went', 'up'].map((text, index) => ({
    text,
    start_ms: 1000 * index,
    end_ms: 1000 * index + 400,
    confidence: 0.9,
  }));
  const quote = verifyQuote([line({ text: 'Costs went up', words })], 'went up');
  expect(quote).toMatchObject({ start_ms: 1000, end_ms: 2400 });
});

test('without word times the second is estimated from the place in the line', () => {
  const quote = verifyQuote([line({})], 'rents rose');
  expect(quote?.start_ms).toBeGreaterThan(12_000);
  expect(quote?.start_ms).toBeLessThan(15_000);
});

test('a mention is quoted with its sentence', () => {
  const said = line({});
  const at = said.text.indexOf('Rents');
  expect(quoteAround(said, at, at + 5).text).toBe('Rents rose by 12.5 percent, and nobody noticed');
});
