import { describe, expect, test } from 'vitest';
import { decide } from '../interview/decide.ts';
import { apply } from '../interview/fold.ts';
import { emptyState } from '../interview/state.ts';
import { countingIds, idOf, logOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import type { EventBody, LogEvent } from '../log/event.ts';
import { deliveryOf } from './delivery-report.ts';
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
  for (const said of ['Hm, let me think.', 'Could I have a moment to think about the second shop?'])
    expect(cutOf(said), said).toEqual({ branches: [], missing: [] });
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

const started: EventBody = {
  kind: 'session_started',
  data: {
    ...{ case_id: 'tea-house', case_hash: 'f'.repeat(64), seed: 1, mode: 'interviewer-led' },
    ...{ setting: 'practice', door: 'type', versions: { policy: '1', prompts: '1', rubric: '1' } },
  },
};

const typed = (text: string, atMs: number): EventBody => ({
  kind: 'utterance_heard',
  data: {
    ...{ text, words: [], start_ms: atMs, end_ms: atMs, confidence: null, modality: 'typed' },
    ...{ role: 'turn', recogniser: null },
  },
});

describe('a plan that came before its question was put', () => {
  const plan =
    'First, I would look at the revenue of the second shop, that is cups times price. Second, the rent and the tea that it needs. Third, what it takes from the first shop, and I would start with the cups because they decide it.';

  /** The interview up to the reply to a turn that was taken while questions were being asked. */
  function afterQuestions(...said: string[]): LogEvent[] {
    let state = emptyState;
    const newId = countingIds();
    const events: LogEvent[] = [];
    const write = (...entries: readonly (readonly [number, EventBody & Partial<LogEvent>])[]): void => {
      const from = events.length;
      for (const [at, body] of entries) {
        const [event] = logOf([[at, body]]);
        if (event) events.push({ ...event, event_id: newId(), seq: events.length + 1, ...body });
      }
      for (const event of events.slice(from)) state = apply(teaHouse, state, event);
    };
    const phase = (phase_id: string): EventBody => ({
      kind: 'phase_entered',
      data: { phase_id, reason: 'done' },
    });
    write([0, started], [0, phase('hello')], [1000, phase('case')], [9000, phase('questions')]);
    for (const [nth, text] of said.entries()) {
      const at = 20_000 * (nth + 1);
      write([at, typed(text, at)]);
      const id = events.at(-1)?.event_id ?? '';
      const turn = { utterances: [{ id, text, modality: 'typed' as const, confidence: null }], text };
      const { directive, intent, plannedText, consequences } = decide(
        teaHouse,
        state,
        { type: 'turn', turn },
        at + 1000,
        newId,
      );
      const turn_id = newId();
      const data = { utterance_ids: [id], text, intent, directive, picked_by: 'policy' as const };
      write([at + 1000, { kind: 'turn_taken', data, turn_id }]);
      write(...consequences.map((event) => [at + 1000, { ...event, turn_id }] as const));
      const reply_id = newId();
      write([at + 1500, { kind: 'reply_begun', data: { reply_id, directive, planned_text: plannedText } }]);
      const reply = { reply_id, text: plannedText, start_ms: at + 1500, end_ms: at + 3000 };
      write([at + 3000, { kind: 'reply_said', data: { ...reply, interrupted: false, source: 'case' } }]);
    }
    return events;
  }

  const placeOf = (events: LogEvent[]) =>
    codeFindings(teaHouse, events).bands.find(({ dimension }) => dimension === 'structure')?.finding;

  test.each([
    [plan],
    ['Does she have a target?', plan],
    ['No more questions from me. ' + plan],
    [`Okay, thank you. ${plan}`],
  ])('is the first cut: %s', (...said) => {
    const events = afterQuestions(...said);
    const { ownCut } = codeFindings(teaHouse, events);
    const asked = cutOf(plan);
    expect(ownCut.branches.map(({ meets }) => meets)).toEqual(asked.branches.map(({ meets }) => meets));
    expect(ownCut.missing).toEqual([]);
    expect(placeOf(events)?.level).toBeGreaterThanOrEqual(3);
  });

  test('took no time from a question that came after it', () => {
    const events = afterQuestions(plan);
    const { time_to_structure_s } = deliveryOf(teaHouse, events, codeFindings(teaHouse, events).lines);
    expect(time_to_structure_s).toMatchObject({
      value: null,
      why: expect.stringContaining('before it was asked'),
    });
  });

  test('goes on in what is added when it is asked for', () => {
    const short =
      'I would look at the revenue of a second shop, that is cups times price, and at the rent and the tea, because only the two together show what is left.';
    const events = afterQuestions(short, 'I would also look at the rivals near the university.');
    expect(codeFindings(teaHouse, events).ownCut.branches.at(-1)?.text).toContain('rivals');
    expect(codeFindings(teaHouse, events).ownCut.branches.length).toBeGreaterThan(1);
  });

  test.each([
    'What are the revenue and the rent of the shop that she has in mind?',
    'No more questions.',
    'So the client runs a tea house in Bristol and wonders whether a second shop would pay, with its rent, within a year?',
  ])('is none: %s', (said) => {
    const { ownCut, bands } = codeFindings(teaHouse, afterQuestions(said));
    expect(ownCut.branches).toEqual([]);
    expect(bands.find(({ dimension }) => dimension === 'structure')?.finding.level).toBeNull();
  });
});
