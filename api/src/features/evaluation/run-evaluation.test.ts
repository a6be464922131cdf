import { countingIds, idOf } from '@caseroom/core/interview/testing/log-of';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { logFromTurns } from '@caseroom/core/scoring/from-turns';
import { expect, it } from 'vitest';
import type { Judge } from './judge.ts';
import { runEvaluation, type StepStore } from './run-evaluation.ts';

const said = 'I would look at revenue first, because the price of a cup decides the rest, and then at costs.';
const events = logFromTurns(
  teaHouse,
  [
    { t_ms: 0, role: 'interviewer', text: teaHouse.lines['prompt.say'] ?? '' },
    { t_ms: 10_000, role: 'interviewer', text: teaHouse.lines['questions.structure.ask'] ?? '' },
    { t_ms: 20_000, role: 'candidate', text: said },
  ],
  { sessionId: idOf(0), newId: countingIds() },
);
const input = {
  ...{ compiled: teaHouse, events },
  identity: {
    ...{ session_id: idOf(0), evaluation_id: idOf(1), rubric_version: '1', evaluator_version: '1' },
    ...{ head_seq: events.length, created_at: '2026-11-20T10:00:00.000Z', door: 'talk' },
  },
  recording: { available: false, why: null, segments: [] },
};

function storeIn(kept: Map<string, object>): StepStore {
  return {
    find: async (step) => kept.get(step),
    store: async (step, result) => {
      if (!kept.has(step)) kept.set(step, result);
      return kept.get(step);
    },
    mark: async () => undefined,
  };
}

/** Answers with a level until it is killed. */
function judgeOf(level: number, calls = Number.POSITIVE_INFINITY): Judge & { asked: number } {
  return {
    name: 'test/judge',
    asked: 0,
    async judge() {
      if (this.asked >= calls) throw new Error('killed');
      this.asked += 1;
      return { level, because: 'As read.', quotes: [said.slice(0, 30)] };
    },
  };
}

const run = (judge: Judge, kept: Map<string, object>) =>
  runEvaluation(input, {
    ...{ judge, steps: storeIn(kept), signal: new AbortController().signal },
    book: async () => undefined,
  });

it('goes on where it was when it was killed: what was judged is not judged again', async () => {
  const whole = judgeOf(3);
  const expected = await run(whole, new Map());
  expect(whole.asked).toBeGreaterThan(2);
  const kept = new Map<string, object>();
  await expect(run(judgeOf(3, 2), kept)).rejects.toThrow('killed');
  const second = judgeOf(3);
  expect(await run(second, kept)).toEqual(expected);
  expect(second.asked).toBe(whole.asked - 2);
});

it('makes the same report of the same steps, whatever a judge would say by now', async () => {
  const kept = new Map<string, object>();
  const first = await run(judgeOf(2), kept);
  const late = judgeOf(5);
  expect(await run(late, kept)).toEqual(first);
  expect(late.asked).toBe(0);
});
