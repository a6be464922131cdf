import type { voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeEach, expect, it, vi } from 'vitest';
import { createOutputGain, type OutputGain } from './output-gain.ts';

const RATE = 24_000;
const frameOf = (ms: number) => new AudioFrame(new Int16Array(ms * 24).fill(8_000), RATE, 1, ms * 24);

let played: { ms: number; peak: number }[];
let taken: boolean;
let gain: OutputGain;
let output: voice.AudioOutput;

beforeEach(() => {
  played = [];
  taken = false;
  const room = {
    captureFrame: async ({ data }: AudioFrame) =>
      void played.push({ ms: data.length / 24, peak: Math.max(...data) }),
    clearBuffer: () => {},
    resume: () => {},
    pause: () => {},
    flush: () => {},
  };
  output = room as unknown as voice.AudioOutput;
  gain = createOutputGain(output, {
    onSound: () => {},
    onCut: () => {},
    mayResume: () => true,
    isTaken: () => taken,
  });
});
const playedMs = () => played.reduce((sum, { ms }) => sum + ms, 0);

it('begins a reply at once in silence, and at full height', async () => {
  await output.captureFrame(frameOf(100));
  expect(playedMs()).toBe(100);
  expect(played.every(({ peak }) => peak === 8_000)).toBe(true);
});

it('begins a reply only when nobody speaks, and loses nothing of it', async () => {
  taken = true;
  const capture = output.captureFrame(frameOf(100));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(played).toEqual([]);
  taken = false;
  await capture;
  expect(playedMs()).toBe(100);
});

it('plays nothing of a reply that was given up while it waited', async () => {
  taken = true;
  const capture = output.captureFrame(frameOf(100));
  output.clearBuffer();
  await capture;
  expect(played).toEqual([]);
});

it('goes on through a voice once it has begun, lowered, and waits again with the next reply', async () => {
  await output.captureFrame(frameOf(400));
  taken = true;
  gain.duck(true);
  await output.captureFrame(frameOf(100));
  expect(playedMs()).toBe(500);
  expect(played.at(-1)?.peak).toBeLessThan(300);
  output.flush();
  const next = output.captureFrame(frameOf(100));
  await vi.waitFor(() => expect(playedMs()).toBe(500));
  taken = false;
  await next;
  expect(playedMs()).toBe(600);
});

it('waits no longer than speech needs to interrupt it, once a reply', async () => {
  taken = true;
  const from = performance.now();
  await output.captureFrame(frameOf(100));
  expect(playedMs()).toBe(100);
  expect(performance.now() - from).toBeLessThan(3_000);
}, 10_000);
