import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createVoiceChain } from './voice-chain.ts';
import { VoiceFault } from './voice-fault.ts';
import type { Voice } from './voice.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench() {
  const faults = new Map<string, VoiceFault>();
  const asked: string[] = [];
  const switches: string[] = [];
  let paid = true;
  const voice = (name: string): Voice => ({
    ...{ name, provider: name, model: name, voice: 'v', paid: name === 'paid' },
    async *speak() {
      asked.push(name);
      const fault = faults.get(name);
      if (fault) throw fault;
      yield Buffer.alloc(2);
    },
  });
  const chain = createVoiceChain({
    voices: [voice('paid'), voice('own')],
    mayUse: (one) => paid || !one.paid,
    onSwitch: (from, to, reason) => void switches.push(`${from} > ${to}: ${reason}`),
    onUsage() {},
  });
  const ask = async () => {
    const [first] = chain.well();
    if (!first) return;
    const pcms = chain.ask(first, 'Hello.', { signal: new AbortController().signal, firstByteMs: 100 });
    try {
      for await (const _ of pcms);
    } catch {
      // The chain remembers it.
    }
  };
  const names = () => chain.well().map(({ name }) => name);
  return { faults, asked, switches, chain, ask, names, spend: (now: boolean) => void (paid = now) };
}

it('leaves a busy voice alone for as long as it asked for, then tries it out', async () => {
  const { faults, asked, switches, ask, names, chain } = bench();
  faults.set('paid', new VoiceFault('busy', { retryAfterMs: 30_000 }));
  await ask();
  expect(names()).toEqual(['own']);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(asked).toEqual(['paid']);
  faults.clear();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual(['paid', 'paid']);
  expect(names()).toEqual(['paid', 'own']);
  expect(switches).toEqual(['paid > own: busy', 'own > paid: recovered']);
  chain.close();
});

it('rests twice as long after each failure in a row, a minute at most', async () => {
  const { faults, asked, ask, chain } = bench();
  faults.set('paid', new VoiceFault('refused'));
  await ask();
  const tried: number[] = [];
  for (let second = 1; second <= 240; second++) {
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(1_000);
    if (asked.length > before) tried.push(second);
  }
  expect(tried).toEqual([5, 15, 35, 75, 135, 195]);
  chain.close();
});

it('speaks by a voice that costs nothing while the budget is spent', () => {
  const { names, spend, switches, chain } = bench();
  spend(false);
  expect(names()).toEqual(['own']);
  spend(true);
  expect(names()).toEqual(['paid', 'own']);
  expect(switches).toEqual(['paid > own: budget', 'own > paid: budget']);
  chain.close();
});
