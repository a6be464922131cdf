import { VADEventType, type VAD } from '@livekit/agents';

/**
 * Tells how long the candidate has been silent, window by window (32 ms), long before the detector calls it the end of
 * speech. Its streams are wrapped in place, as the gate's are.
 */
export function watchQuiet(vad: VAD, onSilence: (silentMs: number) => void): VAD {
  const open = vad.stream.bind(vad);
  vad.stream = () => {
    const stream = open();
    const next = stream.next.bind(stream);
    stream.next = async () => {
      const result = await next();
      if (!result.done && result.value.type === VADEventType.INFERENCE_DONE)
        onSilence(result.value.rawAccumulatedSilence);
      return result;
    };
    return stream;
  };
  return vad;
}
