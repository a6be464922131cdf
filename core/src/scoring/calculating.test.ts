import { expect, test } from 'vitest';
import { logOf } from '../interview/testing/log-of.ts';
import { narratedOf } from './calculating.ts';
import { smallReport } from './testing/small-report.ts';
import type { RecordLine } from './transcript.ts';

const line = (id: string, speaker: RecordLine['speaker'], startS: number, endS: number): RecordLine => ({
  ...{ id, speaker, text: 'So it is.', startMs: startS * 1000, endMs: endS * 1000, words: [] },
  ...{ confidence: null, modality: 'spoken', phase: null, corrected: false, heard: null, interrupted: false },
});
const [question] = smallReport([]).questions;
const answer = question?.quotes[0]?.line_id ?? '';
const questions = question ? [{ ...question, asked_ms: 10_000 }] : [];
const ask = line('ask', 'interviewer', 10, 20);

test('the time between a question and its figure is aloud or silent', () => {
  const lines = [ask, line('way', 'candidate', 30, 36), line(answer, 'candidate', 40, 44)];
  // 24 s in all, of which 6 and 4 were spoken.
  expect(narratedOf(questions, [], lines)).toMatchObject({ value: 42, n: 1, why: null });
});

test('granted thinking time and what the interviewer says in between are neither', () => {
  const lines = [ask, line('help', 'interviewer', 22, 26), line(answer, 'candidate', 40, 44)];
  const events = logOf([[38_000, { kind: 'thinking_ended', data: { used_ms: 12_000, by: 'address' } }]]);
  // 24 s less 4 and 12 leave 8, of which 4 were spoken.
  expect(narratedOf(questions, events, lines)).toMatchObject({ value: 50 });
});

test('a long pause inside a line is silence', () => {
  const word = (text: string, startMs: number) => ({
    ...{ text, start_ms: startMs, end_ms: startMs + 1000, confidence: 1 },
  });
  const said = {
    ...line(answer, 'candidate', 20, 30),
    words: [word('nine', 20_000), word('hundred', 29_000)],
  };
  expect(narratedOf(questions, [], [ask, said])).toMatchObject({ value: 20 });
});

test('a typed answer and a bare figure say nothing', () => {
  const typed = { ...line(answer, 'candidate', 40, 44), modality: 'typed' as const };
  expect(narratedOf(questions, [], [ask, typed])).toMatchObject({ value: null, n: 0 });
  expect(narratedOf(questions, [], [ask, line(answer, 'candidate', 21, 22)]).why).toMatch(/too little/);
});
