import type { VAD } from '@livekit/agents';
import type { VoiceGate } from './voice-gate.ts';

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
    stream.next = async () => {
      for (;;) {
        const first = waiting.shift();
        if (first) return first;
        const result = await next();
        if (result.done) return result;
        waiting.push(...gate.pass(result.value).map((value) => ({ done: false as const, value })));
      }
    };
    return stream;
  };
  return vad;
}
