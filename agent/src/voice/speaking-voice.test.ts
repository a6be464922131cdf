import { initializeLogger, type tts } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../infra/simulators/fault.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from '../../../infra/simulators/openai.ts';
import { createLineStore } from './line-store.ts';
import { openaiVoice } from './openai-voice.ts';
import { createReplyTrack, type ReplyTrack } from './reply-track.ts';
import { createReplyVoice, type ReplyVoice } from './reply-voice.ts';
import { signsOfLife } from './sign-of-life.ts';
import { SpeakingVoice } from './speaking-voice.ts';
import { createVoiceChain } from './voice-chain.ts';

let first: OpenaiSimulator;
let second: OpenaiSimulator;
let reply: ReplyVoice;
let voice: SpeakingVoice;
let switches: string[];
let sign: string | null;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  first = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 40 } });
  second = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 40 } });
  [switches, sign] = [[], null];
  const common = { apiKey: 'k', voice: 'v', paid: false };
  const voices = [
    openaiVoice('first', { ...common, baseUrl: first.url, model: 'one' }),
    openaiVoice('second', { ...common, baseUrl: second.url, model: 'two' }),
  ];
  const onSwitch = (from: string | null, to: string | null, reason: string) =>
    void switches.push(`${from} > ${to}: ${reason}`);
  const chain = createVoiceChain({ voices, mayUse: () => true, onSwitch, onUsage() {} });
  reply = createReplyVoice(chain, createLineStore({ folder: null, isFixed: () => false }));
  voice = new SpeakingVoice({ voice: reply, signOfLife: () => sign });
});
afterEach(async () => {
  await voice.close();
  await Promise.all([first.close(), second.close()]);
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const texts = ({ requests }: OpenaiSimulator) =>
  requests.map(({ body }) => (body as { input?: string } | undefined)?.input ?? '');

/** A reply as the framework asks for it: clauses go in, frames come out. */
function open(track: ReplyTrack = createReplyTrack(performance.now(), true)) {
  voice.expect(track);
  const stream = voice.stream();
  const frames: tts.SynthesizedAudio[] = [];
  const begunAt = performance.now();
  let firstMs = Number.NaN;
  const over = (async () => {
    for await (const item of stream) {
      if (typeof item === 'symbol') continue;
      if (frames.length === 0) firstMs = performance.now() - begunAt;
      frames.push(item);
    }
  })();
  return { track, stream, frames, over, firstMs: () => firstMs };
}
async function say(...clauses: string[]) {
  const run = open();
  for (const clause of clauses) {
    run.track.plan(clause);
    run.stream.pushText(clause);
  }
  run.stream.endInput();
  await run.over;
  return run;
}

it('asks a voice that was late once more when the other one is away', async () => {
  first.faults.add({ kind: 'black-hole', on: 'speech', count: 1 });
  second.faults.add({ kind: 'refuse', status: 503 });
  const run = await say('Good morning to you.');
  expect(run.frames.length).toBeGreaterThan(0);
  expect(run.firstMs()).toBeLessThan(3_400);
  expect(switches.at(-1)).toBe('null > first/one: recovered');
});

it('asks for the first clause at once, then for sentences, one ahead of the one that sounds', async () => {
  const run = open();
  run.stream.pushText(' ');
  run.stream.pushText('That is a fair way to start,');
  while (texts(first).length === 0) await pause(2);
  expect(texts(first)).toEqual(['That is a fair way to start,']);
  for (const clause of ['so let us go on,', 'with the costs.', 'What are they?', 'And why?'])
    run.stream.pushText(` ${clause}`);
  run.stream.endInput();
  await pause(300);
  expect(texts(first).slice(1)).toEqual(['so let us go on, with the costs.']);
  await run.over;
  expect(texts(first).slice(2)).toEqual(['What are they?', 'And why?']);
  expect(run.track.heard()).toBe(
    'That is a fair way to start, so let us go on, with the costs. What are they? And why?',
  );
}, 15_000);

it('tells to the word what was heard of a reply that stopped early', async () => {
  const { track } = await say('One two three four five six seven eight nine ten.', 'What else?');
  expect(track.heard(0)).toBe('');
  const half = track.heard(track.durationMs / 3).split(' ');
  expect(half.length).toBeGreaterThan(2);
  expect(half.length).toBeLessThan(8);
  expect(track.heard(track.durationMs)).toBe('One two three four five six seven eight nine ten. What else?');
});

it('ends its requests when it is interrupted', async () => {
  first.faults.add({ kind: 'slow', delayMs: 3_000 });
  const run = open();
  run.stream.pushText('A sentence that nobody will hear.');
  while (first.requests.length === 0) await pause(2);
  const begun = performance.now();
  run.stream.close();
  while (first.requests[0]?.outcome === undefined && performance.now() - begun < 1_000) await pause(1);
  expect(first.requests[0]?.outcome).toBe('client-gone');
  expect(performance.now() - begun).toBeLessThan(400);
  expect(switches).toEqual([]);
});

describe('when the first voice fails', () => {
  const faults: [string, FaultInput, number][] = [
    ['refuses', { kind: 'refuse', status: 500 }, 1_500],
    ['is busy', { kind: 'refuse', status: 429, retryAfterS: 30 }, 1_500],
    ['is slow', { kind: 'slow', delayMs: 6_000 }, 3_400],
    ['is a black hole', { kind: 'black-hole' }, 3_400],
    ['gives nothing', { kind: 'empty' }, 1_500],
    ['gives garbage', { kind: 'garbage' }, 1_500],
  ];
  it.each(faults)('and %s, the next one speaks the whole reply in time', async (_, fault, withinMs) => {
    first.faults.add({ ...fault, on: 'speech' });
    const { track, firstMs } = await say('What would you look at first?', 'Take your time.');
    expect(track.heard()).toBe('What would you look at first? Take your time.');
    expect(track.unsaid).toBe('');
    expect(firstMs()).toBeLessThan(withinMs);
    expect(switches[0]).toMatch(/^first\/one > second\/two/);
    // It rests: the second sentence was not tried with it.
    expect(first.requests).toHaveLength(1);
  });

  it('in mid-sentence, the next one goes on from there', async () => {
    first.faults.add({ kind: 'close', on: 'speech', count: 1 });
    const { track } = await say('The first half is spoken by one voice and the other half by another.');
    const [rest] = texts(second);
    const said = track
      .heard()
      .slice(0, -(rest ?? '').length)
      .trim();
    expect(rest).toMatch(/^\w+ .*by another\.$/);
    expect(said.split(' ').length).toBeGreaterThan(3);
    expect(`${said} ${rest}`).toBe('The first half is spoken by one voice and the other half by another.');
  });

  it('goes back to the first when it is well again', async () => {
    first.faults.add({ kind: 'refuse', status: 503, count: 1 });
    await say('Now the second voice speaks.');
    expect(texts(second)).toEqual(['Now the second voice speaks.']);
    // It is tried out with a line of ours, and not with a reply.
    while (switches.length < 2) await pause(50);
    expect(switches[1]).toBe('second/two > first/one: recovered');
    expect(texts(first).at(-1)).toBe(signsOfLife[0]);
    await say('And the first one again.');
    expect(texts(first).at(-1)).toBe('And the first one again.');
  }, 12_000);
});

describe('when every voice fails', () => {
  it('leaves the reply to be written, all of it and soon', async () => {
    first.faults.add({ kind: 'black-hole' });
    second.faults.add({ kind: 'black-hole' });
    const begun = performance.now();
    const { track } = await say('What would you look at first?', 'Take your time.');
    expect(performance.now() - begun).toBeLessThan(3_900);
    expect(track.heard()).toBe('');
    expect(track.unsaid).toBe('What would you look at first? Take your time.');
    expect(reply.isThere).toBe(false);
  }, 8_000);

  it('in mid-sentence, holds apart what was heard and what was not', async () => {
    first.faults.add({ kind: 'close', on: 'speech', count: 1 });
    first.faults.add({ kind: 'refuse' });
    second.faults.add({ kind: 'refuse' });
    const { track } = await say('We have come half way through this sentence now.', 'And what comes next?');
    expect(track.heard()).not.toBe('');
    expect(`${track.heard()} ${track.unsaid}`).toBe(
      'We have come half way through this sentence now. And what comes next?',
    );
  });
});

describe('a sign of life', () => {
  const late = () => createReplyTrack(performance.now() - 2_300, true);
  it('is given when a reply is late, once, and is no part of it', async () => {
    await reply.warm(signsOfLife.slice(0, 1));
    [sign] = signsOfLife;
    const run = open(late());
    await pause(400);
    expect(run.track.filler()?.text).toBe(signsOfLife[0]);
    expect(run.track.heard()).toBe('');
    expect(run.track.replyStartMs).toBeNull();
    run.stream.pushText('Here is the reply.');
    run.stream.endInput();
    await run.over;
    expect(run.track.heard()).toBe('Here is the reply.');
    expect(run.track.replyStartMs).toBe(run.track.filler()?.endMs);
  });

  it('waits while the candidate speaks, and is not given to a reply in time or to nobody', async () => {
    await reply.warm(signsOfLife.slice(0, 1));
    const run = open(late());
    await pause(500);
    expect(run.frames).toEqual([]);
    [sign] = signsOfLife;
    await pause(400);
    expect(run.track.filler()).not.toBeNull();
    run.stream.endInput();
    const inTime = await say('Here is the reply.');
    const unasked = open(createReplyTrack(performance.now() - 5_000, false));
    await pause(300);
    expect([inTime.track.filler(), unasked.track.filler()]).toEqual([null, null]);
    unasked.stream.endInput();
  });
});

it('plays at once what was begun ahead, and ends what was not wanted', async () => {
  reply.ahead('Let us look at the costs.');
  await pause(150);
  const { firstMs } = await say('Let us look at the costs.');
  expect(firstMs()).toBeLessThan(300);
  expect(first.requests).toHaveLength(1);
  first.faults.add({ kind: 'black-hole' });
  reply.ahead('Nobody will say this.');
  while (first.requests.length < 2) await pause(2);
  reply.drop('Nobody will say this.');
  while (first.requests[1]?.outcome === undefined) await pause(2);
  expect(first.requests[1]?.outcome).toBe('client-gone');
  expect(switches).toEqual([]);
});
