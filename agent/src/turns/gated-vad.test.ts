import { VADEventType, type VAD, type VADEvent, type VADStream } from '@livekit/agents';
import { expect, it } from 'vitest';
import { gateVad } from './gated-vad.ts';
import { createVoiceGate } from './voice-gate.ts';

const event = (type: VADEventType): VADEvent => ({
  type,
  samplesIndex: 0,
  timestamp: 0,
  speechDuration: 100,
  silenceDuration: 0,
  frames: [],
  probability: 1,
  inferenceDuration: 0,
  speaking: true,
  rawAccumulatedSilence: 0,
  rawAccumulatedSpeech: 100,
});

it('ends the speech of a microphone that is gone, and loses no event that comes late', async () => {
  const late = Promise.withResolvers<IteratorResult<VADEvent>>();
  const told = [
    Promise.resolve({ done: false, value: event(VADEventType.START_OF_SPEECH) }),
    late.promise,
    Promise.resolve({ done: true, value: undefined }),
  ];
  const detector = { stream: () => ({ next: () => told.shift() }) as unknown as VADStream } as VAD;
  const gate = createVoiceGate({
    needsWords: () => false,
    isDeaf: () => false,
    tellsWords: () => true,
    onVoice: () => {},
    onNoise: () => {},
  });
  const stream = gateVad(detector, gate).stream();
  expect((await stream.next()).value?.type).toBe(VADEventType.START_OF_SPEECH);
  expect((await stream.next()).value?.type).toBe(VADEventType.END_OF_SPEECH);
  late.resolve({ done: false, value: event(VADEventType.INFERENCE_DONE) });
  expect((await stream.next()).value?.type).toBe(VADEventType.START_OF_SPEECH);
  expect((await stream.next()).value?.type).toBe(VADEventType.INFERENCE_DONE);
  expect((await stream.next()).done).toBe(true);
});
