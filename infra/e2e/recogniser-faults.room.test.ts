import { describe, expect, it, type TestContext } from 'vitest';
import { deepgramRecogniser } from '@caseroom/agent/recogniser/deepgram';
import type { Recogniser } from '@caseroom/agent/recogniser/recogniser';
import { startDeepgramSimulator } from '../simulators/deepgram.ts';
import type { FaultInput } from '../simulators/fault.ts';
import { type Listener, listen } from './rig/listener.ts';

/** The candidate knows within this what is going on. */
const KNOWN_WITHIN_MS = 4_000;
/** Silence of the other side is noticed 3.5 s after its last word; the sound goes to a new connection then. */
const NOTICED_MS = 4_500;
/** A sentence whose recogniser broke off in it is there so long after a whole one would be. */
const GAP_MS = 1_500;
type Test = Pick<TestContext, 'onTestFinished'>;

async function simulator(test: Test) {
  const deepgram = await startDeepgramSimulator();
  test.onTestFinished(() => deepgram.close());
  const recogniser = (model = 'nova-3') =>
    deepgramRecogniser({ apiKey: 'key', baseUrl: deepgram.url, model, locale: 'en-US', keyterms: [] });
  return { deepgram, recogniser };
}
function ears(test: Test, recognisers: readonly Recogniser[]): Listener {
  const listener = listen(recognisers);
  test.onTestFinished(listener.close);
  return listener;
}

describe.concurrent('one recogniser', { timeout: 40_000 }, () => {
  it('hears, with times on the session clock, stable interims and usage', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    deepgram.script.say({ text: 'um twelve million a year', durationMs: 1_500 });
    const from = Date.now();
    await listener.play(1_500);
    expect(await listener.heard(1)).toEqual(['um twelve million a year']);
    const [first] = listener.finals;
    expect((first?.endMs ?? 0) - (first?.startMs ?? 0)).toBeGreaterThan(1_000);
    expect(Date.now() - from).toBeLessThan(2_600);
    expect(listener.interims.some(({ stable }) => stable)).toBe(true);
    await listener.pause(5_000);
    expect(listener.usedMs).toBeGreaterThan(4_000);
  });

  it('keeps the words that it told of an utterance whose final has none, and no single one', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    deepgram.script.say({ text: 'how many seats are there', durationMs: 1_600, retracted: true });
    await listener.play(1_600);
    const [first = ''] = await listener.heard(1);
    expect('how many seats are there'.startsWith(first)).toBe(true);
    expect(first.split(' ').length).toBeGreaterThanOrEqual(3);
    await listener.pause(1_000);
    deepgram.script.say({ text: 'ahem', durationMs: 900, retracted: true });
    await listener.play(900);
    await listener.pause(1_500);
    expect(listener.finals).toHaveLength(1);
  });

  it('loses and doubles no word when its socket is closed three times', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    const lines = ['the first sentence', 'the second one', 'and a third sentence'];
    const gaps: number[] = [];
    for (const [index, closeCode] of [1000, 1006, 1011].entries()) {
      deepgram.script.say({ text: lines[index] ?? '', durationMs: 1_600 });
      const speaking = listener.play(1_600);
      await listener.pause(700);
      deepgram.faults.add({ kind: 'close', closeCode, afterMs: 0, count: 1 });
      await speaking;
      const endedAt = Date.now();
      await listener.heard(index + 1);
      gaps.push(Date.now() - endedAt);
    }
    await listener.pause(1_500);
    expect(listener.finals.map(({ text }) => text)).toEqual(lines);
    expect(Math.max(...gaps)).toBeLessThan(GAP_MS);
    expect(listener.reconnects).toBe(3);
    expect(listener.state).toBe('deepgram/nova-3');
  });

  const faults: [string, FaultInput][] = [
    ['refuses', { kind: 'refuse', status: 500 }],
    ['asks to be left alone for a while', { kind: 'refuse', status: 429, retryAfterS: 6 }],
    ['takes the call and never answers it', { kind: 'black-hole' }],
    ['takes everything and says nothing', { kind: 'silent' }],
    ['speaks no protocol of ours', { kind: 'garbage' }],
    ['answers seconds late', { kind: 'slow', delayMs: 8_000 }],
  ];
  it.for(faults)(
    'says so within 4 s when it %s, and hears what was said once it is well',
    async ([, fault], test) => {
      const { deepgram, recogniser } = await simulator(test);
      deepgram.faults.add(fault);
      deepgram.script.say({ text: 'can you hear me', durationMs: 1_400 });
      const listener = ears(test, [recogniser()]);
      const from = Date.now();
      await listener.play(1_400);
      await listener.becomes('away');
      expect(listener.stateSince - from).toBeLessThan(KNOWN_WITHIN_MS + 400);
      const knocks = deepgram.connections.length;
      deepgram.faults.clear();
      expect(await listener.heard(1, 12_000)).toEqual(['can you hear me']);
      await listener.becomes('deepgram/nova-3');
      expect(deepgram.connections.length - knocks).toBeLessThan(4);
      // Tries that came to nothing are failures, and no connections.
      if (fault.kind === 'refuse') expect(listener.reconnects).toBe(0);
      if (fault.retryAfterS) expect(Date.now() - from).toBeGreaterThan(fault.retryAfterS * 1_000);
    },
  );

  const endings: [string, FaultInput][] = [
    ['says nothing more', { kind: 'silent', count: 1 }],
    ['sends what nobody can read', { kind: 'garbage', count: 1 }],
  ];
  it.for(endings)(
    'hears again what it had begun to hear when it %s shortly before the sentence ends',
    async ([, fault], test) => {
      const { deepgram, recogniser } = await simulator(test);
      const listener = ears(test, [recogniser()]);
      await listener.becomes('deepgram/nova-3');
      deepgram.script.say({ text: 'my answer is twelve million', durationMs: 2_000 });
      const speaking = listener.play(2_000);
      await listener.pause(1_500);
      expect(listener.interims.length).toBeGreaterThan(0);
      deepgram.faults.add(fault);
      await speaking;
      const endedAt = Date.now();
      expect(await listener.heard(1)).toEqual(['my answer is twelve million']);
      expect(Date.now() - endedAt).toBeLessThan(NOTICED_MS);
      await listener.becomes('deepgram/nova-3');
      await listener.pause(3_000);
      expect(listener.finals).toHaveLength(1);
      expect(deepgram.connections).toHaveLength(2);
    },
  );

  it('is left alone by a word that is drawn out', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    const words = [
      { word: 'so', startMs: 0, endMs: 300 },
      { word: 'twelve', startMs: 4_500, endMs: 5_000 },
    ];
    deepgram.script.say({ text: 'so twelve', words, durationMs: 5_000 });
    await listener.play(5_000);
    expect(await listener.heard(1)).toEqual(['so twelve']);
    await listener.pause(4_000);
    expect(deepgram.connections.map(({ messages }) => messages.includes('Finalize'))).toEqual([false]);
  });

  it('makes final what was said before the microphone was muted', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    deepgram.script.say({ text: 'just a', durationMs: 3_000 });
    await listener.play(900);
    listener.mute(true);
    expect(await listener.heard(1, 2_000)).toEqual(['just a']);
  });

  it('hears nothing between two turns by key, and the first syllable of the next', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    listener.hearing.listen(false);
    await listener.play(1_500);
    await listener.pause(1_000);
    expect(deepgram.connections[0]?.unscripted).toBe(0);
    deepgram.script.say({ text: 'my answer is four', durationMs: 1_200 });
    const speaking = listener.play(1_200);
    await listener.pause(300);
    listener.hearing.listen(true);
    await speaking;
    listener.hearing.listen(false);
    expect(await listener.heard(1, 2_000)).toEqual(['my answer is four']);
    const [final] = listener.finals;
    expect((final?.endMs ?? 0) - (final?.startMs ?? 0)).toBeGreaterThan(900);
  });

  it('hears a turn by key from where the key went down, seconds later', async (test) => {
    const { deepgram, recogniser } = await simulator(test);
    const begunAt = Date.now();
    const listener = ears(test, [recogniser()]);
    await listener.becomes('deepgram/nova-3');
    listener.hearing.listen(false);
    await listener.play(1_500);
    await listener.pause(1_000);
    deepgram.script.say({ text: 'my answer is four', durationMs: 1_200 });
    const downAt = Date.now();
    await listener.play(1_200);
    await listener.pause(3_500);
    expect(deepgram.connections[0]?.unscripted).toBe(0);
    listener.hearing.listen(true, downAt);
    listener.hearing.listen(false);
    expect(await listener.heard(1, 2_000)).toEqual(['my answer is four']);
    expect(Math.abs((listener.finals[0]?.startMs ?? 0) - (downAt - begunAt))).toBeLessThan(600);
  });

  const torn: FaultInput = { kind: 'close', closeCode: 1006, count: 1 };
  async function byKey(test: Test) {
    const { deepgram, recogniser } = await simulator(test);
    const listener = ears(test, [recogniser()]);
    const { hearing } = listener;
    await listener.becomes('deepgram/nova-3');
    hearing.listen(false);
    deepgram.script.push([
      { text: 'my answer is four', durationMs: 1_200 },
      { text: 'and then a half', durationMs: 1_200 },
    ]);
    const hold = async () => {
      hearing.listen(true, Date.now());
      await listener.play(1_200);
      hearing.listen(false);
    };
    return { deepgram, listener, hearing, hold };
  }

  it('hears a turn by key whose connection is gone when the key goes up, and is busy until then', async (test) => {
    const { deepgram, listener, hearing, hold } = await byKey(test);
    const holding = hold();
    await listener.pause(700);
    deepgram.faults.add(torn);
    deepgram.faults.add({ kind: 'refuse', status: 503 });
    await holding;
    expect(hearing.isBusy).toBe(true);
    await listener.pause(300);
    deepgram.faults.clear();
    expect(await listener.heard(1, 4_000)).toEqual(['my answer is four']);
    expect(hearing.isBusy).toBe(false);
    await listener.pause(1_500);
    expect(listener.finals).toHaveLength(1);
  });

  it('hears a turn by key whose connection breaks after it, before its words are final', async (test) => {
    const { deepgram, listener, hearing, hold } = await byKey(test);
    deepgram.faults.add({ kind: 'slow', delayMs: 1_500, count: 1 });
    await hold();
    expect(hearing.isBusy).toBe(false);
    deepgram.faults.add(torn);
    await test.expect.poll(() => hearing.isBusy).toBe(true);
    expect(await listener.heard(1, 4_000)).toEqual(['my answer is four']);
    expect(hearing.isBusy).toBe(false);
    await listener.pause(1_500);
    expect(listener.finals).toHaveLength(1);
  });

  it('hears two turns by key during which nobody was there, and nothing of what was between them', async (test) => {
    const { deepgram, listener, hold } = await byKey(test);
    deepgram.faults.add(torn);
    deepgram.faults.add({ kind: 'refuse', status: 503 });
    await hold();
    await listener.play(500);
    await listener.pause(1_000);
    await hold();
    deepgram.faults.clear();
    expect(await listener.heard(2)).toEqual(['my answer is four', 'and then a half']);
    expect(deepgram.connections.map(({ unscripted }) => unscripted)).toEqual([0, 0]);
  });
});

describe.concurrent('a table of recognisers', { timeout: 40_000 }, () => {
  it('goes on to the next, and back to the first between two sentences', async (test) => {
    const [first, second] = await Promise.all([simulator(test), simulator(test)]);
    first.deepgram.faults.add({ kind: 'refuse', status: 503 });
    for (const { deepgram } of [first, second])
      deepgram.script.push([
        { text: 'one', durationMs: 800 },
        { text: 'two', durationMs: 800 },
      ]);
    const listener = ears(test, [first.recogniser('first'), second.recogniser('second')]);
    await listener.play(800);
    expect(await listener.heard(1)).toEqual(['one']);
    expect(listener.finals[0]?.by).toBe('deepgram/second');
    first.deepgram.script.clear();
    first.deepgram.script.push([{ text: 'two', durationMs: 800 }]);
    first.deepgram.faults.clear();
    await listener.becomes('deepgram/first', 25_000);
    await listener.play(800);
    await listener.heard(2);
    expect(listener.finals.map(({ text, by }) => [text, by])).toEqual([
      ['one', 'deepgram/second'],
      ['two', 'deepgram/first'],
    ]);
  });
});
