import { stt } from '@livekit/agents';
import type { HeardFrame } from './recent-audio.ts';
import type { Recogniser } from './recogniser.ts';
import { createSampleClock } from './sample-clock.ts';

/** A recogniser that stood so long without failing has its connection. */
const STANDS_MS = 2_500;
const CONNECT = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 };

export type AttemptEvents = {
  onEvent: (event: stt.SpeechEvent) => void;
  onAlive: () => void;
  onUsage: (audioMs: number) => void;
};

/** One connection to one recogniser, from its first frame to its end. */
export type Attempt = {
  push(heard: HeardFrame): void;
  /** When the sound at a position of this connection's stream was heard, as `Date.now()` counts. */
  momentOf(positionMs: number): number | undefined;
  close(reason: string): void;
  ended: Promise<{ heardSomething: boolean; reason: string }>;
};

export function followRecogniser(
  recogniser: Recogniser,
  replay: readonly HeardFrame[],
  events: AttemptEvents,
): Attempt {
  const samples = createSampleClock();
  let reason = 'ended';
  let heardSomething = false;
  let stream: stt.SpeechStream | undefined;
  const alive = setTimeout(events.onAlive, STANDS_MS);
  const push = ({ frame, heardAtMs }: HeardFrame) => {
    if (!stream) return;
    try {
      stream.pushFrame(frame);
      samples.push((frame.samplesPerChannel / frame.sampleRate) * 1000, heardAtMs);
    } catch {
      // It has closed itself; its end is told below.
    }
  };
  const close = (why: string) => {
    reason = why;
    stream?.close();
  };
  const follow = async () => {
    let client: stt.STT | undefined;
    try {
      client = recogniser.open();
      // An emitter of errors that nobody listens to ends the process.
      client.on('error', ({ error }) => {
        reason = error.name;
      });
      client.on('metrics_collected', ({ audioDurationMs }) => events.onUsage(audioDurationMs));
      stream = client.stream({ connOptions: CONNECT });
      for (const heard of replay) push(heard);
      for await (const event of stream) {
        heardSomething ||= event.type !== stt.SpeechEventType.RECOGNITION_USAGE;
        if (heardSomething) events.onAlive();
        events.onEvent(event);
      }
    } catch (error) {
      reason = error instanceof Error ? error.name : 'error';
    } finally {
      clearTimeout(alive);
      close(reason);
      await client?.close().catch(() => {});
    }
    return { heardSomething, reason };
  };
  return { push, close, momentOf: samples.momentOf, ended: follow() };
}
