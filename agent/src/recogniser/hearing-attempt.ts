import type { stt } from '@livekit/agents';
import { durationMsOf } from './loudness.ts';
import type { HeardFrame } from './recent-audio.ts';
import { RecogniserFailure } from './recogniser-failure.ts';
import type { Recogniser } from './recogniser.ts';
import { createSampleClock } from './sample-clock.ts';

/** One that turns people away does so at once: a connection that stood so long hears, as far as anybody knows. */
const STANDS_MS = 1_000;
const CONNECT = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 };

export type AttemptEvents = {
  onEvent: (event: stt.SpeechEvent) => void;
  onAlive: () => void;
  onSlow: () => void;
  onUsage: (audioMs: number) => void;
};

/** `stood`: it answered, and went on for longer than one that is turned away at the door again and again. */
export type AttemptEnd = { stood: boolean; failure: RecogniserFailure };

/** One connection to one recogniser, from its first frame to its end. */
export type Attempt = {
  push(heard: HeardFrame): void;
  /** What was said so far is wanted now, without waiting for silence. */
  flush(): void;
  /** When the sound at a position of this connection's stream was heard, as `Date.now()` counts. */
  momentOf(positionMs: number): number | undefined;
  /** When the other side last said anything, as `Date.now()` counts; 0 before. */
  readonly answeredAtMs: number;
  /** Whole stretches of speech are before it, to become words. */
  readonly isBusy: boolean;
  close(reason: string): void;
  ended: Promise<AttemptEnd>;
};

/** `mustAnswer`: the last one was deaf, so standing there proves nothing; only an answer does. */
export function followRecogniser(
  recogniser: Recogniser,
  replay: readonly HeardFrame[],
  mustAnswer: boolean,
  events: AttemptEvents,
): Attempt {
  const samples = createSampleClock();
  let failure = new RecogniserFailure('ended');
  let answeredAtMs = 0;
  let pending = 0;
  const startedAtMs = Date.now();
  let stream: stt.SpeechStream | undefined;
  let stands: NodeJS.Timeout | undefined;
  const connected = () => {
    if (!mustAnswer) stands ??= setTimeout(events.onAlive, STANDS_MS);
  };
  const alive = () => {
    answeredAtMs = Date.now();
    events.onAlive();
  };
  const push = ({ frame, heardAtMs }: HeardFrame) => {
    if (!stream) return;
    try {
      stream.pushFrame(frame);
      samples.push(durationMsOf(frame), heardAtMs);
    } catch {
      // It has closed itself; its end is told below.
    }
  };
  const close = (why: string) => {
    failure = new RecogniserFailure(why);
    stream?.close();
  };
  const follow = async (): Promise<AttemptEnd> => {
    let client: stt.STT | undefined;
    try {
      client = recogniser.open({
        ...{ connected, alive, slow: events.onSlow },
        pending: (stretches) => void (pending = stretches),
      });
      // An emitter of errors that nobody listens to ends the process.
      client.on('error', ({ error }) => {
        failure = error instanceof RecogniserFailure ? error : new RecogniserFailure(error.name);
      });
      client.on('metrics_collected', ({ audioDurationMs }) => events.onUsage(audioDurationMs));
      stream = client.stream({ connOptions: CONNECT });
      for (const heard of replay) push(heard);
      for await (const event of stream) events.onEvent(event);
    } catch (error) {
      failure = new RecogniserFailure(error instanceof Error ? error.name : 'error');
    } finally {
      clearTimeout(stands);
      stream?.close();
      await client?.close().catch(() => {});
    }
    return { stood: answeredAtMs > 0 && Date.now() - startedAtMs > STANDS_MS, failure };
  };
  return {
    push,
    close,
    flush() {
      try {
        stream?.flush();
      } catch {
        // As above.
      }
    },
    momentOf: samples.momentOf,
    get answeredAtMs() {
      return answeredAtMs;
    },
    get isBusy() {
      return pending > 0;
    },
    ended: follow(),
  };
}
