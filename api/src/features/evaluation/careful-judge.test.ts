import { APICallError } from 'ai';
import { expect, it } from 'vitest';
import type { JudgeCall } from '@caseroom/core/scoring/judging';
import { AppError } from '../../errors/app-error.ts';
import type { CallTaken, Judged } from './judge-budget.service.ts';
import { createCarefulJudging } from './careful-judge.ts';
import type { Judge } from './judge.ts';

const judged: Judged = { evaluationId: 'evaluation', accountId: 'account' };
const call: JudgeCall = { dimension: 'math', system: '', prompt: '' };
const given = { level: 3, because: 'x', quotes: [] };
const hooks = { signal: new AbortController().signal, book: async () => undefined };
const busy = (isRetryable: boolean) =>
  new APICallError({ message: 'busy', url: 'http://judge', requestBodyValues: {}, isRetryable });

/** A judge that fails as told, call by call, then answers. */
function judgeWith(...faults: Error[]): Judge & { calls: number } {
  return {
    name: 'test/judge',
    calls: 0,
    async judge(_call, { book }) {
      this.calls += 1;
      await book([{ provider: 'test', model: 'judge', unit: 'output_tokens', amount: 10 }]);
      const fault = faults.shift();
      if (fault) throw fault;
      return given;
    },
  };
}

function careful(judge: Judge, requireLeft: () => Promise<void> = async () => undefined) {
  const taken: CallTaken[] = [];
  const budget = { requireLeft, note: async (_: Judged, one: CallTaken) => void taken.push(one) };
  return { judge: createCarefulJudging(judge, { budget, pausesMs: [1, 1, 1] })(judged), taken };
}

it('tries again what may pass, and puts down what every call took', async () => {
  const inner = judgeWith(busy(true), busy(true));
  const { judge, taken } = careful(inner);
  await expect(judge.judge(call, hooks)).resolves.toEqual(given);
  expect(taken.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'used']);
  expect(taken[2]).toMatchObject({ dimension: 'math', judge: 'test/judge', usage: [{ amount: 10 }] });
});

it('does not try again what will not pass', async () => {
  const inner = judgeWith(busy(false));
  await expect(careful(inner).judge.judge(call, hooks)).rejects.toThrow('busy');
  expect(inner.calls).toBe(1);
});

it('leaves a judge alone that failed six times in a row', async () => {
  const inner = judgeWith(...Array.from({ length: 20 }, () => busy(false)));
  const { judge } = careful(inner);
  for (let at = 0; at < 6; at += 1) await expect(judge.judge(call, hooks)).rejects.toThrow('busy');
  await expect(judge.judge(call, hooks)).rejects.toThrow('the judge is away');
  expect(inner.calls).toBe(6);
});

it('asks nothing once the money is spent, and holds that against nobody', async () => {
  const inner = judgeWith();
  const spent = () => Promise.reject(new AppError('judging_budget_spent', 'Spent.'));
  const { judge } = careful(inner, spent);
  for (let at = 0; at < 8; at += 1) await expect(judge.judge(call, hooks)).rejects.toThrow('Spent.');
  expect(inner.calls).toBe(0);
});
