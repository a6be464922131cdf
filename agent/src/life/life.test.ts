import { expect, it } from 'vitest';
import { withoutSpeech } from './private-output.ts';
import { createSessionClock } from './session-clock.ts';
import { createUsageMeter } from './usage.ts';
import { uuidV7 } from './uuid-v7.ts';

it('makes ids that sort by time and are UUIDs of version 7', () => {
  const ids = [1_000, 2_000, 3_000, 1_795_000_000_000].map((ms) => uuidV7(ms));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('keeps the best sample of the clock, and gives way to a jump', () => {
  const clock = createSessionClock({ nowMs: 1_000, sentWallMs: 0, receivedWallMs: 100 }, () => 500);
  expect(clock.now()).toBe(1_450);
  clock.sync({ nowMs: 1_500, sentWallMs: 0, receivedWallMs: 900 });
  expect(clock.now()).toBe(1_450);
  clock.sync({ nowMs: 1_030, sentWallMs: 0, receivedWallMs: 20 });
  expect(clock.now()).toBe(1_520);
  clock.sync({ nowMs: 90_000, sentWallMs: 0, receivedWallMs: 200 });
  expect(clock.now()).toBe(90_400);
  expect(clock.fromWall(-1_000_000)).toBe(0);
});

it('sums usage, and gives back what was not heard', () => {
  const meter = createUsageMeter();
  meter.add('deepgram', 'nova-3', 'audio_ms', 500);
  meter.add('deepgram', 'nova-3', 'audio_ms', 250);
  meter.add('openai', 'm', 'input_tokens', 0);
  const usage = meter.take();
  expect(usage).toEqual([{ provider: 'deepgram', model: 'nova-3', unit: 'audio_ms', amount: 750 }]);
  meter.add('deepgram', 'nova-3', 'audio_ms', 50);
  meter.giveBack(usage);
  expect(meter.take()).toMatchObject([{ amount: 800 }]);
  expect(meter.take()).toEqual([]);
});

it('lets no speech into the log', () => {
  const line =
    '{"level":30,"lk.pii.message":"my name is Ana","inner":{"lk.pii.text":"12 million"},"msg":"said"}\n';
  expect(withoutSpeech(line)).toBe('{"level":30,"inner":{},"msg":"said"}\n');
  expect(withoutSpeech(Buffer.from(`plain\n${line}`))).toBe('plain\n{"level":30,"inner":{},"msg":"said"}\n');
  expect(withoutSpeech('half a line "lk.pii.message":"Ana')).not.toContain('Ana');
  expect(withoutSpeech('nothing here')).toBe('nothing here');
});
