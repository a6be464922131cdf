import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { delay } from '../../local/waiting.ts';
import type { Clip } from '../../speech/clips.ts';
import { framesOf } from './frames.ts';
import type { Span } from './record.ts';

export const RATE = 16_000;
export const FRAME_MS = 10;
const FRAME_SAMPLES = (RATE / 1000) * FRAME_MS;
/**
 * The media client keeps so much and sends it at its own pace, on a thread of its own. This process also plays all the
 * providers, and stands still for up to 300 ms under load: frames that it paced itself came out torn, and no ear knew them.
 */
const LEAD_MS = 600;

type Queued = { samples: Int16Array; sent: (at: number) => void };

/** One microphone for all the rooms that are entered one after the other. */
export function createMicrophone() {
  const queue: Queued[] = [];
  let source: AudioSource | undefined;
  let open = true;
  let latestMs = 0;
  /** When the frame that is handed over next will leave. */
  let leavesAt = Date.now();
  const silence = new Int16Array(FRAME_SAMPLES);
  const pump = async () => {
    for (; open; leavesAt += FRAME_MS) {
      const next = queue.shift();
      const lateMs = Date.now() - leavesAt;
      if (lateMs > 0) leavesAt += lateMs;
      // What breaks off between lines tears nothing.
      if (next) latestMs = Math.max(latestMs, lateMs);
      next?.sent(leavesAt);
      await handOver(source, next?.samples ?? silence);
      leavesAt = Math.min(leavesAt, Date.now() + LEAD_MS);
    }
  };
  void pump();
  return {
    /** For how long the sound of a line broke off at the worst: what the machine did to it, and no fault of who listens. */
    latestMs: () => Math.round(latestMs),
    async publish(room: Room) {
      const fresh = new AudioSource(RATE, 1, LEAD_MS);
      const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
      const track = LocalAudioTrack.createAudioTrack('microphone', fresh);
      await room.localParticipant?.publishTrack(track, options);
      source = fresh;
      // The new one holds nothing yet.
      leavesAt = Date.now();
    },
    async play(clip: Clip): Promise<Span> {
      const first = Math.floor(clip.firstSpeechSampleMs / FRAME_MS);
      const last = Math.floor(clip.lastSpeechSampleMs / FRAME_MS) - 1;
      const moments = await new Promise<number[]>((resolve) => {
        const sentAt: number[] = [];
        const frames = framesOf(clip.pcm, FRAME_SAMPLES);
        queue.push(
          ...frames.map((samples) => ({
            samples,
            sent(at: number) {
              if (sentAt.push(at) === frames.length) resolve(sentAt);
            },
          })),
        );
      });
      const span = { from: moments[first] ?? Date.now(), to: moments[last] ?? Date.now() };
      // The line is said when its last frame has left, not when it was handed over.
      await delay(Math.max(0, (moments.at(-1) ?? 0) - Date.now()));
      return span;
    },
    close() {
      open = false;
    },
  };
}

/** Waits until there is room for the next frame. A room that was left takes none; the words are said all the same. */
async function handOver(source: AudioSource | undefined, samples: Int16Array): Promise<void> {
  const frame = new AudioFrame(samples, RATE, 1, samples.length);
  await (source?.captureFrame(frame) ?? Promise.reject(new Error('no room yet'))).catch(() =>
    delay(FRAME_MS),
  );
}
