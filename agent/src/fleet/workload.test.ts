import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createWorkload } from './workload.ts';

const job = (id: string = randomUUID(), after_epoch = 0) => ({
  job: { id, metadata: JSON.stringify({ session_id: randomUUID(), after_epoch }) },
});

/** A request of the media server; `given` is when it gives the job after all. */
function request(id: string = randomUUID(), afterEpoch = 0) {
  const { job: asked } = job(id, afterEpoch);
  const given = Promise.withResolvers<void>();
  const answers: string[] = [];
  const accept = () => (answers.push('accepted'), given.promise);
  const reject = async () => void answers.push('rejected');
  return { request: { id, job: asked, accept, reject }, given, answers };
}

it('counts an interview once, from its acceptance until its process has ended', async () => {
  const running: ReturnType<typeof job>[] = [];
  const workload = createWorkload({ seats: 2, most: 3 }, () => running);
  const one = request('job-1');
  const answered = workload.answer(one.request);
  expect(workload.sessions()).toHaveLength(1);
  expect(workload.load()).toBe(0.5);
  running.push({ job: { ...one.request.job } });
  expect(workload.sessions()).toHaveLength(1);
  one.given.resolve();
  await answered;
  expect(workload.sessions()).toHaveLength(1);
  running.length = 0;
  expect(workload.sessions()).toHaveLength(0);
});

it('refuses past its seats, but for those who follow a lost interviewer', async () => {
  const running = [job(), job()];
  const workload = createWorkload({ seats: 2, most: 3 }, () => running);
  const first = request();
  await workload.answer(first.request);
  const standIn = request('job-9', 1);
  void workload.answer(standIn.request);
  const another = request('job-10', 4);
  await workload.answer(another.request);
  expect([first.answers, standIn.answers, another.answers]).toEqual([
    ['rejected'],
    ['accepted'],
    ['rejected'],
  ]);
  expect(workload.load()).toBe(1);
});

it('lets no process load while an interview begins, unless somebody waits for one', async () => {
  let at = 0;
  const workload = createWorkload(
    { seats: 3, most: 4 },
    () => [],
    () => at,
  );
  expect(workload.mayLoad()).toBe(true);
  workload.loaded();
  const one = request();
  const answered = workload.answer(one.request);
  expect(workload.mayLoad()).toBe(false);
  const two = request();
  const later = workload.answer(two.request);
  expect(workload.mayLoad()).toBe(true);
  one.given.resolve();
  await answered;
  expect(workload.mayLoad()).toBe(true);
  workload.loaded();
  two.given.resolve();
  await later;
  expect(workload.mayLoad()).toBe(false);
  at = 4_000;
  expect(workload.mayLoad()).toBe(true);
});

it('refuses everybody while it drains, and is full', async () => {
  const workload = createWorkload({ seats: 2, most: 3 }, () => []);
  workload.drain();
  const late = request();
  await workload.answer(late.request);
  expect(late.answers).toEqual(['rejected']);
  expect(workload.load()).toBe(1);
});
