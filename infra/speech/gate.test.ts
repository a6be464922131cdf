import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

function job() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, finish: resolve };
}

it('runs two at a time, in order, and refuses past its queue with a time to come back', async () => {
  const gate = createGate({ atOnce: 2, queueLength: 1 });
  const jobs = [job(), job(), job()];
  const ended: number[] = [];
  const runs = jobs.map(({ work }, index) => gate.run(work).then(() => ended.push(index)));
  expect(gate.state()).toEqual({ running: 2, waiting: 1 });
  await expect(gate.run(async () => {})).rejects.toMatchObject({ status: 429, retryAfterS: 2 });
  jobs[1]?.finish();
  await runs[1];
  expect(gate.state()).toEqual({ running: 2, waiting: 0 });
  for (const each of jobs) each.finish();
  await Promise.all(runs);
  expect(ended).toEqual([1, 0, 2]);
  expect(gate.state()).toEqual({ running: 0, waiting: 0 });
});

it('frees the place of work that fails, and of who leaves the queue', async () => {
  const gate = createGate({ atOnce: 1, queueLength: 1 });
  const first = job();
  const running = gate.run(first.work);
  const controller = new AbortController();
  const leaving = gate.run(async () => 'never', controller.signal);
  controller.abort();
  await expect(leaving).rejects.toMatchObject({ status: 499 });
  first.finish();
  await running;
  await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.run(async () => 'free')).toBe('free');
});
