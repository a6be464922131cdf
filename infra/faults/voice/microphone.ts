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
import type { Span } from './record.ts';

export const RATE = 16_000;
export const FRAME_MS = 10;
const FRAME_SAMPLES = (RATE / 1000) * FRAME_MS;
const QUEUE_MS = 50;

/** One microphone for all the rooms that are entered one after the other; frames leave at their own pace. */
export function createMicrophone() {
  const queue: { samples: Int16Array; sent?: (at: number) => void }[] = [];
  let source: AudioSource | undefined;
  let open = true;
  let latestMs = 0;
  const silence = new Int16Array(FRAME_SAMPLES);
  const pump = async () => {
    for (let due = performance.now(); open; due += FRAME_MS) {
      const next = queue.shift();
      const samples = next?.samples ?? silence;
      next?.sent?.(Date.now());
      // A room that was left takes no frames; the words are said all the same.
      await source?.captureFrame(new AudioFrame(samples, RATE, 1, samples.length)).catch(() => undefined);
      const wait = due + FRAME_MS - performance.now();
      latestMs = Math.max(latestMs, -wait);
      if (wait > 0) await delay(wait);
      // What was missed is missed: a microphone does not catch up.
      else if (wait < -QUEUE_MS) due = performance.now() - FRAME_MS;
    }
  };
  void pump();
  return {
    /** How late a frame was at the worst: what the machine did to the sound, and no fault of who listens. */
    latestMs: () => Math.round(latestMs),
    async publish(room: Room) {
      const fresh = new AudioSource(RATE, 1, QUEUE_MS);
      const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
      const track = LocalAudioTrack.createAudioTrack('microphone', fresh);
      await room.localParticipant?.publishTrack(track, options);
      source = fresh;
    },
    async play(clip: Clip): Promise<Span> {
      const all = new Int16Array(
        clip.pcm.buffer.slice(clip.pcm.byteOffset, clip.pcm.byteOffset + clip.pcm.length),
      );
      const first = Math.floor(clip.firstSpeechSampleMs / FRAME_MS);
      const last = Math.floor(clip.lastSpeechSampleMs / FRAME_MS) - 1;
      const moments = new Map<number, number>();
      for (let at = 0, frame = 0; at < all.length; at += FRAME_SAMPLES, frame += 1) {
        const samples = new Int16Array(FRAME_SAMPLES);
        samples.set(all.subarray(at, at + FRAME_SAMPLES));
        const mark = frame;
        queue.push({ samples, sent: (moment) => void moments.set(mark, moment) });
      }
      while (queue.length > 0) await delay(FRAME_MS);
      return { from: moments.get(first) ?? Date.now(), to: moments.get(last) ?? Date.now() };
    },
    close() {
      open = false;
    },
  };
}
