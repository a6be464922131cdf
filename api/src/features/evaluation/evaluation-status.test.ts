import { evaluatorVersion } from '@caseroom/core/scoring/report';
import { rubricVersion } from '@caseroom/core/scoring/rubric';
import { expect, it } from 'vitest';
import type { Evaluation } from './evaluation.repository.ts';
import { statusOf } from './evaluation-status.ts';

const running: Evaluation = {
  id: '0198c0de-0000-7000-8000-000000000001',
  session_id: '0198c0de-0000-7000-8000-000000000002',
  rubric_version: '1',
  evaluator_version: '1',
  head_seq: 4,
  head_hash: 'x',
  state: 'running',
  step: 'judging math',
  per_cent: 40,
  reason: null,
  attempts: 1,
  created_at: new Date(0),
  begun_at: new Date(10_000),
};

it('says about how long it takes from what evaluations usually take', () => {
  expect(statusOf(running, { usualS: 20, nowMs: 22_000 })).toMatchObject({ remaining_s: 8, per_cent: 40 });
  expect(statusOf({ ...running, state: 'queued' }, { usualS: 20, nowMs: 90_000 }).remaining_s).toBe(20);
});

it('says nothing of the time when it is not known, over, or longer than usual', () => {
  expect(statusOf(running, { usualS: null, nowMs: 22_000 }).remaining_s).toBeNull();
  expect(statusOf(running, { usualS: 20, nowMs: 31_000 }).remaining_s).toBeNull();
  expect(statusOf({ ...running, state: 'failed' }, { usualS: 20, nowMs: 22_000 })).toMatchObject({
    remaining_s: null,
    can_retry: true,
  });
  expect(statusOf(undefined, { usualS: 20, nowMs: 0 })).toMatchObject({ state: 'none', remaining_s: null });
});

it('offers to score again what is done by another rubric or other rules, and nothing else', () => {
  const done = { ...running, state: 'done' as const };
  const newest = { rubric_version: rubricVersion, evaluator_version: evaluatorVersion };
  const offered = (evaluation: Evaluation) => statusOf(evaluation, { usualS: null, nowMs: 0 }).can_renew;
  expect(offered({ ...done, ...newest, rubric_version: '1' })).toBe(true);
  expect(offered({ ...done, ...newest, evaluator_version: '1' })).toBe(true);
  expect(offered({ ...done, ...newest })).toBe(false);
  expect(offered(running)).toBe(false);
  expect(offered({ ...running, state: 'failed' })).toBe(false);
});
