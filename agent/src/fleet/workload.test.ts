import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createWorkload, FULL_LOAD } from './workload.ts';

const job = (id: string = randomUUID(), after_epoch = 0) => ({
  job: { id, metadata: JSON.stringify({ session_id: randomUUID(), after_epoch }) },
});

/** A request of the media server. As the framework's, it waits for neither the job nor a process for it. */
function request(id: string = randomUUID(), afterEpoch = 0) {
  const { job: asked } = job(id, afterEpoch);
  const answers: string[] = [];
  const accept = async () => void answers.push('accepted');
  const reject = async () => void answers.push('rejected');
  return { request: { id, job: asked, accept, reject }, answers };
}

it('counts an interview once, from its acceptance until its process has ended', async () => {
  const running: ReturnType<typeof job>[] = [];
  const workload = createWorkload({ seats: 2, most: 3 }, () => running);
  const one = request('job-1');
  await workload.answer(one.request);
  expect(workload.sessions()).toHaveLength(1);
  expect(workload.load()).toBeCloseTo(FULL_LOAD / 3);
  running.push({ job: { ...one.request.job } });
  expect(workload.sessions()).toHaveLength(1);
  running.length = 0;
  expect(workload.sessions()).toHaveLength(0);
});

it('takes nobody past its seats while its processes are still loading', async () => {
  const running: ReturnType<typeof job>[] = [];
  let at = 0;
  const workload = createWorkload(
    { seats: 2, most: 3 },
    () => running,
    () => at,
  );
  const three = [request(), request(), request()];
  for (const each of three) await workload.answer(each.request);
  expect(three.map(({ answers }) => answers)).toEqual([['accepted'], ['accepted'], ['rejected']]);
  // What was accepted and never came went elsewhere.
  at = 15_000;
  expect(workload.sessions()).toHaveLength(0);
});

it('counts nobody whom it could not accept', async () => {
  const workload = createWorkload({ seats: 2, most: 3 }, () => []);
  const { request: asked } = request();
  const broken = { ...asked, accept: () => Promise.reject(new Error('the connection is gone')) };
  await expect(workload.answer(broken)).rejects.toThrow('gone');
  expect(workload.sessions()).toHaveLength(0);
});

it('refuses past its seats, but for those who follow a lost interviewer', async () => {
  const running = [job(), job()];
  const workload = createWorkload({ seats: 2, most: 3 }, () => running);
  const first = request();
  await workload.answer(first.request);
  const standIn = request('job-9', 1);
  await workload.answer(standIn.request);
  const another = request('job-10', 4);
  await workload.answer(another.request);
  expect([first.answers, standIn.answers, another.answers]).toEqual([
    ['rejected'],
    ['accepted'],
    ['rejected'],
  ]);
  expect(workload.load()).toBe(FULL_LOAD);
});

it('lets no process load while an interview begins, unless somebody waits for one', async () => {
  let at = 0;
  const running: ReturnType<typeof job>[] = [];
  const workload = createWorkload(
    { seats: 3, most: 4 },
    () => running,
    () => at,
  );
  expect(workload.mayLoad()).toBe(true);
  workload.loaded();
  const one = request();
  await workload.answer(one.request);
  expect(workload.mayLoad()).toBe(false);
  const two = request();
  await workload.answer(two.request);
  expect(workload.mayLoad()).toBe(true);
  running.push({ job: one.request.job });
  expect(workload.mayLoad()).toBe(true);
  workload.loaded();
  running.push({ job: two.request.job });
  expect(workload.mayLoad()).toBe(false);
  workload.begun(one.request.id);
  expect(workload.mayLoad()).toBe(false);
  at = 9_999;
  expect(workload.mayLoad()).toBe(false);
  // Its candidate does not come.
  at = 10_000;
  expect(workload.mayLoad()).toBe(true);
});

it('refuses everybody while it drains, and is full', async () => {
  const workload = createWorkload({ seats: 2, most: 3 }, () => []);
  workload.drain();
  const late = request();
  await workload.answer(late.request);
  expect(late.answers).toEqual(['rejected']);
  expect(workload.load()).toBe(FULL_LOAD);
});
