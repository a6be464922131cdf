import { expect, it } from 'vitest';
import { afterAwake } from './awake-timer.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** As a machine without a processor to spare does. */
function standStill(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}

it('waits about as long as a timer does', async () => {
  const from = performance.now();
  await new Promise<void>((resolve) => void afterAwake(300, resolve));
  expect(performance.now() - from).toBeGreaterThan(250);
});

it('does not count a standstill as waiting', async () => {
  let over = false;
  afterAwake(300, () => (over = true));
  standStill(600);
  await pause(60);
  expect(over).toBe(false);
  await expect.poll(() => over, { timeout: 2_000 }).toBe(true);
});

it('is called off', async () => {
  let over = false;
  afterAwake(60, () => (over = true))();
  await pause(200);
  expect(over).toBe(false);
});
