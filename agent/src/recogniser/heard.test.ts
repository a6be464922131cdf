import { createTimedString, normalizeLanguage, stt } from '@livekit/agents';
import { expect, it } from 'vitest';
import { createSessionClock } from '../life/session-clock.ts';
import { heardFinal } from './heard.ts';
import { createSampleClock } from './sample-clock.ts';

const final = (data: Partial<stt.SpeechData>): stt.SpeechEvent => ({
  type: stt.SpeechEventType.FINAL_TRANSCRIPT,
  alternatives: [
    { language: normalizeLanguage('en'), text: '', startTime: 0, endTime: 0, confidence: 0, ...data },
  ],
});

it('follows a stream of frames, over gaps and replays', () => {
  const samples = createSampleClock();
  let heardAt = 10_000;
  const push = (count: number) => {
    for (let n = 0; n < count; n++) samples.push(20, (heardAt += 20));
  };
  push(50);
  // The microphone was muted for 5 s and sent nothing.
  heardAt += 5_000;
  push(50);
  expect(samples.lengthMs).toBe(2_000);
  expect(samples.momentOf(0)).toBe(10_000);
  expect(samples.momentOf(500)).toBe(10_500);
  expect(samples.momentOf(1_000)).toBe(16_000);
  expect(samples.momentOf(1_500)).toBe(16_500);
});

it('lets the jitter of the network pass', () => {
  const samples = createSampleClock();
  for (let n = 1; n <= 100; n++) samples.push(20, n * 20 + (n % 3) * 25);
  expect(samples.momentOf(1_000)).toBeCloseTo(1_025, -1);
});

it('puts words on the clock of the session', () => {
  const clock = createSessionClock({ nowMs: 60_000, sentWallMs: 1_000_000, receivedWallMs: 1_000_200 });
  const samples = createSampleClock();
  for (let n = 1; n <= 200; n++) samples.push(20, 1_000_100 + n * 20);
  const words = [
    createTimedString({ text: 'twelve', startTime: 0.5, endTime: 0.9, confidence: 0.8 }),
    createTimedString({ text: 'million', startTime: 1, endTime: 1.4 }),
  ];
  const times = {
    atPosition: (ms: number) => clock.fromWall(samples.momentOf(ms) ?? 0),
    atWall: clock.fromWall,
  };
  expect(heardFinal(final({ text: 'twelve million ', words, confidence: 0.9 }), times, 0)).toEqual({
    text: 'twelve million',
    words: [
      { text: 'twelve', start_ms: 60_500, end_ms: 60_900, confidence: 0.8 },
      { text: 'million', start_ms: 61_000, end_ms: 61_400, confidence: null },
    ],
    startMs: 60_500,
    endMs: 61_400,
    confidence: 0.9,
  });
});

it('has a span and no words where the recogniser gives none', () => {
  const times = { atPosition: (ms: number) => ms, atWall: (ms: number) => ms };
  const event = { ...final({ text: 'yes' }), speechEndTime: 5_000 };
  expect(heardFinal(event, times, 9_000)).toMatchObject({
    words: [],
    startMs: 5_000,
    endMs: 5_000,
    confidence: null,
  });
  expect(heardFinal(final({ text: '  ' }), times, 9_000)).toBeUndefined();
});
