import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AddedAgent } from '../testing/added-agent.ts';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';
import { joinAsCandidate, type SyntheticCandidate } from './rig/synthetic-candidate.ts';

/** Two workers with two seats each: four interviews fill both, whatever the media server chooses. */
const FLEET = { AGENT_SEATS: '2', AGENT_WARM: '2' };

let rig: SpokenStack;
let second: AddedAgent;
// For each try: what the last one left would hold its seats.
beforeEach(async () => {
  rig = await startSpokenStack({ env: FLEET });
  second = await rig.stack.addAgent();
});
afterEach(() => rig?.stop());

type Live = { interview: InterviewClient; candidate: SyntheticCandidate };

async function sit(): Promise<Live> {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await interview.logged('reply_begun', 1, 60_000);
  return { interview, candidate };
}

const figure = async (url: string, name: string): Promise<number | undefined> => {
  const text = await (await fetch(url)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
};
const jobsOf = (port: string | number | undefined) =>
  figure(`http://127.0.0.1:${port}/metrics`, 'caseroom_agent_jobs');
const seats = (state: string) => figure(`${rig.stack.url}/metrics`, `caseroom_seats{state="${state}"}`);
const left = (error: unknown) => String(error);

it('shares four interviews between two workers, and cuts none when one of them is told to end', async () => {
  const { stack } = rig;
  const four = await Promise.all([sit(), sit(), sit(), sit()]);
  expect([await jobsOf(stack.env.WORKER_PORT), await jobsOf(second.healthPort)]).toEqual([2, 2]);
  expect([await seats('total'), await seats('taken')]).toEqual([4, 4]);

  const fifth = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  expect(await fifth.start().then(() => 'seated', left)).toContain('"code":"seats_taken"');
  expect(await fifth.start().then(() => 'seated', left)).toContain('"place":1');

  // Told to end, it takes nobody, but leaves nobody either.
  process.kill(second.pid, 'SIGTERM');
  await until(
    async () => (await seats('total')) === 2 || undefined,
    10_000,
    'the drained seats do not count',
  );
  expect((await fetch(`http://127.0.0.1:${second.healthPort}/ready`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${second.healthPort}/`)).status).toBe(200);
  expect(await fifth.start().then(() => 'seated', left)).toContain('seats_taken');

  for (const { interview, candidate } of four) {
    const before = candidate.captions.length;
    await interview.command({ command: 'say', text: 'How many seats does the rooftop have?' });
    await until(() => candidate.captions.length > before || undefined, 30_000, 'an answer after the signal');
    expect(await interview.logged('interviewer_joined')).toHaveLength(1);
    expect((await interview.log()).map(({ kind }) => kind)).not.toContain('interviewer_lost');
  }

  // Whoever ends with the other worker leaves a seat to the one who waits.
  await Promise.all(four.map(({ interview }) => interview.end()));
  await Promise.all(four.map(({ candidate }) => candidate.leave()));
  expect(await second.ended).toBe('code 0');
  const grant = await until(() => fifth.start().catch(() => undefined), 20_000, 'a seat is free');
  const candidate = await joinAsCandidate(grant);
  await fifth.command({ command: 'audible' });
  await fifth.logged('reply_begun', 1, 30_000);
  expect(await jobsOf(stack.env.WORKER_PORT)).toBe(1);
  await fifth.end();
  await candidate.leave();

  // What they measured has reached the worker.
  // Jobs tell their worker now and then.
  const started = () =>
    figure(`http://127.0.0.1:${stack.env.WORKER_PORT}/metrics`, 'caseroom_agent_job_start_seconds_count');
  await expect.poll(started, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
});
