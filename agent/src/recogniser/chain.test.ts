import { AudioFrame } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { createChain } from './chain.ts';
import { createRecentAudio } from './recent-audio.ts';
import { refusal } from './recogniser-failure.ts';

const first = { name: 'first' };
const second = { name: 'second' };
const table = [first, second];
const plain = { retryAfterMs: null, refusesUs: false };

describe('the chain', () => {
  it('lets one that is well again hear at once, whatever it did before', () => {
    let now = 0;
    const chain = createChain<{ name: string }>(() => now);
    for (let tries = 0; tries < 4; tries += 1) chain.failed(first, plain, false);
    now += 120_000;
    expect(chain.choose(table)?.waitMs).toBeGreaterThan(0);
    chain.recovered(first);
    expect(chain.choose(table)).toEqual({ recogniser: first, waitMs: 0 });
  });

  it('tries one twice, then the next, and comes back to the first when it has rested', () => {
    let now = 0;
    const chain = createChain<{ name: string }>(() => now);
    expect(chain.choose(table)).toEqual({ recogniser: first, waitMs: 0 });
    chain.failed(first, plain, false);
    expect(chain.choose(table)?.recogniser).toBe(first);
    expect(chain.choose(table)?.waitMs).toBeLessThanOrEqual(200);
    chain.failed(first, plain, false);
    expect(chain.choose(table)).toEqual({ recogniser: second, waitMs: 0 });
    expect(chain.better(table, second)).toEqual([]);
    now = 10_000;
    expect(chain.better(table, second)).toEqual([first]);
    expect(chain.choose(table)?.recogniser).toBe(first);
  });

  it('leaves one alone for as long as it asks, and goes on with one that refuses us last', () => {
    let now = 0;
    const chain = createChain<{ name: string }>(() => now);
    chain.failed(first, { retryAfterMs: 30_000, refusesUs: false }, true);
    chain.failed(second, { retryAfterMs: null, refusesUs: true }, false);
    expect(chain.choose(table)?.recogniser).toBe(second);
    expect(chain.choose([first])?.waitMs).toBe(30_000);
    now = 31_000;
    expect(chain.choose(table)).toMatchObject({ recogniser: first });
  });

  it('tries the only one again within 3 s, however often it failed', () => {
    const chain = createChain<{ name: string }>(() => 0);
    for (let n = 0; n < 9; n++) chain.failed(first, plain, false);
    expect(chain.choose([first])?.waitMs).toBeLessThanOrEqual(3_000);
    expect(chain.choose([])).toBeUndefined();
  });
});

it('reads what a refusal says', () => {
  expect(refusal(429, '7')).toMatchObject({ reason: 'refused 429', retryAfterMs: 7_000, refusesUs: false });
  expect(refusal(429, new Date(5_000).toUTCString(), 2_000).retryAfterMs).toBe(3_000);
  expect(refusal(401, null)).toMatchObject({ retryAfterMs: null, refusesUs: true });
  expect(refusal(503, 'soon').retryAfterMs).toBeNull();
});

describe('the last seconds of sound', () => {
  const frame = (loud: boolean) => new AudioFrame(new Int16Array(320).fill(loud ? 3_000 : 0), 16_000, 1, 320);
  const push = (recent: ReturnType<typeof createRecentAudio>, from: number, to: number, loud: boolean) => {
    for (let at = from + 20; at <= to; at += 20) recent.push({ frame: frame(loud), heardAtMs: at });
  };

  it('hold a minute without a recogniser, from shortly before the first word', () => {
    const recent = createRecentAudio();
    push(recent, 0, 20_000, false);
    push(recent, 20_000, 25_000, true);
    push(recent, 25_000, 80_000, false);
    const replay = recent.replay();
    expect(replay[0]?.heardAtMs).toBe(19_640);
    expect(replay.at(-1)?.heardAtMs).toBe(80_000);
    expect(recent.quietMs).toBe(55_000);
  });

  it('hold nothing that is final, and no silence alone', () => {
    const recent = createRecentAudio();
    push(recent, 0, 5_000, true);
    push(recent, 5_000, 9_000, false);
    recent.coveredUntil(4_000);
    expect(recent.replay()[0]?.heardAtMs).toBe(4_020);
    recent.coveredUntil(5_000);
    expect(recent.replay()).toEqual([]);
  });

  it('leave out what nobody was to hear, and end with what came before it', () => {
    const recent = createRecentAudio();
    push(recent, 0, 2_000, true);
    push(recent, 2_000, 4_000, true);
    expect(recent.replay(2_000).at(-1)?.heardAtMs).toBe(2_000);
    push(recent, 4_000, 5_000, true);
    recent.forget(2_000, 4_000);
    const heard = recent.replay().map(({ frame, heardAtMs }) => ({ heardAtMs, loud: frame.data[0] !== 0 }));
    expect(heard.filter(({ loud }) => loud)).toHaveLength(150);
    expect(heard.filter(({ loud }) => !loud)).toEqual(
      Array.from({ length: 30 }, () => ({ heardAtMs: 2_000, loud: false })),
    );
    recent.coveredUntil(2_000);
    expect(recent.replay()[0]?.heardAtMs).toBe(4_020);
    expect(recent.replay(2_000)).toEqual([]);
  });

  it('forget what is older than they hold', () => {
    const recent = createRecentAudio();
    push(recent, 0, 100_000, true);
    expect(recent.replay()[0]?.heardAtMs).toBeGreaterThan(8_000);
  });
});
