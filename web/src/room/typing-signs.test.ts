import { typingSignMs } from '@caseroom/core/wire/view';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTypingSigns } from './typing-signs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells of the first key at once, then only now and then, and never without one', () => {
  let told = 0;
  const signs = createTypingSigns(() => {
    told += 1;
  });
  for (let key = 0; key < 100; key += 1) {
    signs.typed();
    vi.advanceTimersByTime(250);
  }
  expect(told).toBe(3);
  vi.advanceTimersByTime(typingSignMs * 10);
  expect(told).toBe(3);
  signs.typed();
  expect(told).toBe(4);
});
