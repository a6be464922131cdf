import { VADEventType } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { createSpeechWindows, type SpeechWindow } from './speech-windows.ts';

const WINDOW_MS = 32;
const SILENCE_MS = 256;

/** A detector that goes through a stream as the framework's does: `speech` holds from when to when somebody speaks. */
function detected(lengthMs: number, speech: [number, number][], likely: (at: number) => number = () => 1) {
  const windows = createSpeechWindows();
  const found: SpeechWindow[] = [];
  let keptMs = 0;
  let [isOn, speechDuration, silenceDuration] = [false, 0, 0];
  const tell = (type: VADEventType, timestamp: number, probability: number) => {
    const window = windows.take({ type, timestamp, probability, speechDuration, silenceDuration });
    if (window) found.push(window);
    if (type !== VADEventType.END_OF_SPEECH)
      keptMs = Math.max(keptMs, timestamp - Math.max(0, windows.neededFromMs));
  };
  for (let at = WINDOW_MS; at <= lengthMs; at += WINDOW_MS) {
    const isVoice = speech.some(([from, to]) => at - WINDOW_MS >= from && at - WINDOW_MS < to);
    const probability = isVoice ? likely(at) : 0;
    tell(VADEventType.INFERENCE_DONE, at, probability);
    speechDuration = isVoice ? speechDuration + WINDOW_MS : 0;
    silenceDuration = isVoice ? 0 : silenceDuration + WINDOW_MS;
    if (!isOn && speechDuration >= 64) tell(VADEventType.START_OF_SPEECH, at, probability);
    if (isOn && silenceDuration >= SILENCE_MS) tell(VADEventType.END_OF_SPEECH, at, 0);
    isOn = isOn ? silenceDuration < SILENCE_MS : speechDuration >= 64;
  }
  return { found, keptMs };
}

describe('stretches of speech', () => {
  it('begin half a second before the voice and end with the silence that ended them', () => {
    expect(detected(6_400, [[1_600, 3_200]]).found).toEqual([
      { fromMs: 1_100, toMs: 3_456, speechEndMs: 3_200 },
    ]);
  });

  it('begin with the stream when the voice is there at once', () => {
    expect(detected(3_200, [[0, 1_600]]).found[0]?.fromMs).toBe(0);
    expect(detected(3_200, [[320, 1_600]]).found[0]?.fromMs).toBe(0);
  });

  it('do not reach back into the words before', () => {
    const { found } = detected(6_400, [
      [640, 1_600],
      [1_920, 3_200],
    ]);
    expect(found.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [140, 1_856],
      [1_600, 3_456],
    ]);
  });

  it('are cut where a voice is least likely when nobody takes a breath for long, and nothing is lost', () => {
    const { found, keptMs } = detected(80_000, [[640, 70_400]], (at) => (at === 28_000 ? 0.4 : 0.9));
    expect(found[0]).toEqual({ fromMs: 140, toMs: 28_000, speechEndMs: 28_000 });
    expect(found).toHaveLength(3);
    for (const [index, { fromMs, toMs }] of found.entries()) {
      expect(toMs - fromMs).toBeLessThanOrEqual(30_032);
      if (index > 0) expect(fromMs).toBe(found[index - 1]?.toMs);
    }
    expect(found.at(-1)?.speechEndMs).toBe(70_400);
    expect(keptMs).toBeLessThanOrEqual(30_032);
  });

  it('need a second of sound while nobody speaks', () => {
    expect(detected(60_000, []).keptMs).toBe(1_000);
  });
});
