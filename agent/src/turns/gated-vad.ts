import type { VAD } from '@livekit/agents';
import type { VoiceGate } from './voice-gate.ts';

/** A microphone that is gone in mid-word sends no silence to end it: the detector would hear that word for ever. */
const STARVED_MS = 600;
const STARVED = Symbol('no sound comes');

async function orStarved<T>(coming: Promise<T>, speaks: boolean): Promise<T | typeof STARVED> {
  if (!speaks) return coming;
  let timer: NodeJS.Timeout | undefined;
  const starved = new Promise<typeof STARVED>((resolve) => {
    timer = setTimeout(() => resolve(STARVED), STARVED_MS);
  });
  return Promise.race([coming, starved]).finally(() => clearTimeout(timer));
}

/**
 * Puts the gate behind a detector. Its streams are wrapped in place: a stream of our own would have to mirror how the
 * framework feeds and closes them.
 */
export function gateVad(vad: VAD, gate: VoiceGate): VAD {
  const open = vad.stream.bind(vad);
  vad.stream = () => {
    const stream = open();
    const next = stream.next.bind(stream);
    const waiting: Awaited<ReturnType<typeof next>>[] = [];
    let coming: ReturnType<typeof next> | undefined;
    stream.next = async () => {
      for (;;) {
        const first = waiting.shift();
        if (first) return first;
        coming ??= next();
        const result = await orStarved(coming, gate.speaks);
        if (result !== STARVED) coming = undefined;
        if (result !== STARVED && result.done) return result;
        const passed = result === STARVED ? gate.starved() : gate.pass(result.value);
        waiting.push(...passed.map((value) => ({ done: false as const, value })));
      }
    };
    return stream;
  };
  return vad;
}
