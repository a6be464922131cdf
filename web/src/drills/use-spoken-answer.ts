import { useCallback, useEffect, useState } from 'react';
import { loadChoices } from '../sound/choices.ts';
import { type Recording, startRecording } from '../sound/record.ts';
import { useStream } from '../sound/use-stream.ts';

/** A figure with the way to it takes less; the api takes twenty seconds. */
const longestMs = 18_000;

/** Records one spoken answer at a time, from a microphone that is opened with the first and kept until the page goes. */
export function useSpokenAnswer(onSaid: (wav: Blob) => void) {
  const { current, open } = useStream('microphone');
  const [wanted, setWanted] = useState(false);
  const [running, setRunning] = useState<Recording | null>(null);
  const stream = current.state === 'open' ? current.stream : null;
  useEffect(() => {
    if (!wanted || !stream) return undefined;
    let isGone = false;
    void startRecording(stream, longestMs).then((recording) =>
      isGone ? recording.cancel() : setRunning(recording),
    );
    return () => {
      isGone = true;
    };
  }, [wanted, stream]);
  useEffect(() => () => running?.cancel(), [running]);
  const start = useCallback(() => {
    setWanted(true);
    if (!stream) void open(loadChoices().microphone);
  }, [open, stream]);
  const stop = useCallback(async () => {
    setWanted(false);
    setRunning(null);
    const wav = await running?.stop();
    if (wav) onSaid(wav);
  }, [onSaid, running]);
  const fault = current.state === 'failed' ? current.fault : null;
  const state = running ? 'recording' : wanted && !fault ? 'opening' : 'idle';
  return { state, fault, start, stop } as const;
}
