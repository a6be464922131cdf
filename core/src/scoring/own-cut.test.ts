import { expect, test } from 'vitest';
import { countingIds, idOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import type { LogEvent } from '../log/event.ts';
import { logFromTurns } from './from-turns.ts';
import { codeFindings } from './report.ts';

const structure = teaHouse.source.phases.find(({ kind }) => kind === 'structure')?.questions[0]?.id;

/** An interview with one answer to the structure, notes taken then, and what was said about the margin. */
function cutOf(said: string, { notes = '', later = '' } = {}) {
  const turns = [
    ['interviewer', teaHouse.lines['prompt.say'] ?? ''],
    ['interviewer', teaHouse.lines[`questions.${structure}.ask`] ?? ''],
    ['candidate', said],
    ['interviewer', teaHouse.lines['questions.margin.ask'] ?? ''],
    ['candidate', later],
  ] as const;
  const events = logFromTurns(
    teaHouse,
    turns.map(([role, text], at) => ({ t_ms: at * 30_000, role, text })),
    { sessionId: idOf(0), newId: countingIds() },
  );
  return codeFindings(teaHouse, withNotes(events, notes)).ownCut;
}

/** Notes saved as the candidate answered. */
function withNotes(events: LogEvent[], text: string): LogEvent[] {
  const at = events.findIndex(({ kind }) => kind === 'utterance_heard');
  const said = events[at];
  if (!said || text === '') return events;
  const saved: LogEvent = { ...said, kind: 'scratchpad_saved', data: { text }, event_id: idOf(900) };
  return [...events.slice(0, at + 1), saved, ...events.slice(at + 1)].map((event, index) => ({
    ...event,
    seq: index + 1,
  }));
}

test('rule 7: missing is only a driver that changes the answer and stands in no branch, said or written', () => {
  const plan = 'I would look at the revenue of the second shop first, because it decides the rest.';
  expect(cutOf(plan).missing).toMatchObject([{ id: 'costs', later: null }]);
  expect(cutOf(plan, { notes: 'revenue\n- rent' }).missing).toEqual([]);
  expect(cutOf('I would look at revenue and then at what it costs, rent and tea.').missing).toEqual([]);
});

test('what was left out of the plan and came up later is told with its place', () => {
  const later = 'The rent is high, so the margin has to carry it.';
  const { missing } = cutOf('I would look at the revenue of the second shop first.', { later });
  expect(missing).toMatchObject([{ id: 'costs', later: { text: expect.stringContaining('rent') } }]);
});

test('who laid nothing out has no plan in which anything is missing', () => {
  expect(cutOf('Hm, let me think.')).toEqual({ branches: [], missing: [] });
});

test('rule 7: a branch that the key does not know is of this case or of any, and never left out', () => {
  const { branches } = cutOf(
    'First, I would look at revenue. Second, the owner in Bristol may not have the time. Third, the culture.',
  );
  expect(branches.map(({ fit, meets, named }) => [fit, meets, named])).toEqual([
    ['key', ['Cups sold and price'], 'said'],
    ['case', [], 'said'],
    ['any', [], 'said'],
  ]);
  for (const { quote } of branches) expect(quote?.text).not.toBe('');
});

test('notes are a tree by their margins; figures and pleas on them are no branches', () => {
  const notes = 'Revenue\n  - price\n    - discounts\n  - cups\nCosts\n12 + 8 = 20\nGive me a five.';
  const written = cutOf('Let me think.', { notes }).branches;
  expect(written.map(({ text, depth }) => [text, depth])).toEqual([
    ['Revenue', 0],
    ['price', 1],
    ['discounts', 2],
    ['cups', 1],
    ['Costs', 0],
  ]);
  expect(written.every(({ named, quote }) => named === 'written' && quote === null)).toBe(true);
});
