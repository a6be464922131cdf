import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnthropicSimulator, startAnthropicSimulator } from '../../../../infra/simulators/anthropic.ts';
import { spokenLine } from '../../testing/event-drafts.ts';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { startTestWorker } from '../../testing/test-worker.ts';
import { readPrices } from '../budget/prices.ts';
import { createJudgeBudget } from './judge-budget.service.ts';

const said =
  'I would look at the revenue of one evening first, then at what that evening costs, and compare the two.';

let model: AnthropicSimulator;
let api: TestApi;
beforeAll(async () => {
  model = await startAnthropicSimulator({
    reply: () => ({ json: { level: 3, because: 'Two parts, named.', quotes: [said] } }),
  });
  api = await startTestApi({
    ANTHROPIC_API_KEY: 'key',
    ANTHROPIC_BASE_URL: model.url,
    BUDGET_CENTS_A_DAY: '1',
  });
});
afterAll(async () => {
  await api.close();
  await model.close();
});

async function reportOf(line: string, spentMicrocents = 0, outcome = 'done') {
  const { browser, sessionId, draft } = await startLiveInterview(api);
  const events = [
    draft({ kind: 'phase_entered', data: { phase_id: 'first-cut', reason: 'done' } }),
    draft(spokenLine(line)),
    draft({ kind: 'session_ended', data: { reason: 'completed' } }),
  ];
  await api.agent().post(`/agent/sessions/${sessionId}/events`).send({ epoch: 1, events }).expect(200);
  if (spentMicrocents > 0) await spend(sessionId, spentMicrocents);
  const worker = await startTestWorker(api.services);
  const stateOf = async () =>
    (await browser.get(`/api/sessions/${sessionId}/evaluation`).expect(200)).body.state;
  await expect.poll(stateOf, { timeout: 20_000, interval: 200 }).toBe(outcome);
  await worker.close();
  const { body } = await browser.get(`/api/sessions/${sessionId}/report`).expect(200);
  return { browser, sessionId, report: body };
}

async function spend(id: string, microcents: number): Promise<void> {
  const { account_id } = await api.services.sessions.get(id);
  const amount = (microcents / 1_000_000 / 1_500) * 1_000_000;
  await api.services.budget.book({ id, account_id }, [
    { provider: 'anthropic', model: '', unit: 'output_tokens', amount },
  ]);
  await expect.poll(() => api.services.budget.isDaySpent(), { timeout: 5_000, interval: 200 }).toBe(true);
}

let judgedSession = '';

it('lets a model judge, and books what that costs', async () => {
  const { sessionId, report } = await reportOf(said);
  judgedSession = sessionId;
  expect(report).toMatchObject({ scripted: false });
  expect(report.judged_by).toMatch(/^anthropic\//);
  const costs = await api.services.db
    .selectFrom('costs')
    .select(['provider', 'unit', 'microcents'])
    .where('session_id', '=', sessionId)
    .orderBy('unit')
    .execute();
  expect(costs.map(({ provider, unit }) => `${provider} ${unit}`)).toEqual([
    'anthropic input_tokens',
    'anthropic output_tokens',
  ]);
  expect(costs.every(({ microcents }) => microcents > 0)).toBe(true);
});

it('keeps what rules can say while the judge is away, and can be judged later', async () => {
  model.faults.add({ kind: 'refuse', status: 401 });
  const { browser, sessionId, report } = await reportOf(said, 0, 'failed');
  expect(report).toMatchObject({ scripted: true, judged_by: null });
  expect(report.overall).toMatchObject({
    status: 'none',
    why: expect.stringContaining('could not be reached'),
  });
  model.faults.clear();
  const path = `/api/sessions/${sessionId}`;
  const { body: waiting } = await browser.post(`${path}/evaluation/retry`).expect(200);
  expect(waiting).toMatchObject({ state: 'queued' });
  await browser.get(`${path}/report`).expect(200);
  const worker = await startTestWorker(api.services);
  const reportNow = async () => (await browser.get(`${path}/report`).expect(200)).body;
  await expect.poll(reportNow, { timeout: 20_000, interval: 200 }).toMatchObject({ scripted: false });
  await worker.close();
}, 60_000);

it('stops at what one report, and one person in a day, may cost, and puts down what each call took', async () => {
  const calls = await api.services.db
    .selectFrom('judge_calls')
    .innerJoin('evaluations', 'evaluations.id', 'judge_calls.evaluation_id')
    .selectAll('judge_calls')
    .where('evaluations.session_id', '=', judgedSession)
    .execute();
  expect(calls.length).toBeGreaterThanOrEqual(3);
  for (const one of calls) {
    expect(one).toMatchObject({ outcome: 'used', judge: expect.stringMatching(/^anthropic/) });
    expect(Math.min(one.input_tokens, one.output_tokens, one.microcents)).toBeGreaterThan(0);
  }
  const { evaluation_id: evaluationId = '', account_id } = calls[0] ?? {};
  const judged = { evaluationId, accountId: account_id ?? '' };
  const { db, now } = api.services;
  const prices = await readPrices(fileURLToPath(new URL('../../../prices.json', import.meta.url)));
  const cents = calls.reduce((sum, { microcents }) => sum + microcents, 0) / 1_000_000;
  const budget = (centsAnEvaluation: number, centsADayEach: number) =>
    createJudgeBudget({ db, now, prices, centsAnEvaluation, centsADayEach });
  await budget(cents * 2, cents * 2).requireLeft(judged);
  await expect(budget(cents, cents * 2).requireLeft(judged)).rejects.toThrow('as much as one report may');
  await expect(budget(cents * 2, cents).requireLeft(judged)).rejects.toThrow('may cost in a day is spent');
  const tomorrow = () => new Date(Date.now() + 86_400_000);
  await createJudgeBudget({
    ...{ db, prices, now: tomorrow },
    ...{ centsAnEvaluation: cents * 2, centsADayEach: cents },
  }).requireLeft(judged);
});

it('makes the report by rules alone once the money of the day is spent', async () => {
  const before = model.requests.length;
  const { report } = await reportOf(said, 1_000_000);
  expect(report).toMatchObject({ scripted: true, judged_by: null });
  expect(report.overall.why).toContain('in a day is spent');
  expect(model.requests).toHaveLength(before);
});
