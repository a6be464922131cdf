import { AudioStream, type RemoteTrack, RoomEvent, TrackKind, type Room } from '@livekit/rtc-node';
import { createLoudFrames, FRAME_MS, isLoud, type LoudFrames } from './loud-frames.ts';
import { FRAME_SAMPLES, RATE_HZ } from './microphone.ts';

export type Ear = {
  loud: LoudFrames;
  /** Told of every frame that is heard, loud or not. */
  onFrame(listener: (frame: Int16Array, atMs: number) => void): void;
};

/** Hears every voice in the room, frame by frame, on the clock of `performance.now()`. Call it before connecting. */
export function openEar(room: Room): Ear {
  const loud = createLoudFrames();
  const listeners: ((frame: Int16Array, atMs: number) => void)[] = [];
  const hear = (frame: Int16Array, atMs: number) => {
    if (isLoud(frame)) loud.add(atMs);
    for (const listener of listeners) listener(frame, atMs);
  };
  room.on(RoomEvent.TrackSubscribed, (track) => {
    // A track that ends with its speaker ends its reader too.
    if (track.kind === TrackKind.KIND_AUDIO) listen(track, hear).catch(() => {});
  });
  return { loud, onFrame: (listener) => void listeners.push(listener) };
}

async function listen(track: RemoteTrack, hear: (frame: Int16Array, atMs: number) => void): Promise<void> {
  const options = { sampleRate: RATE_HZ, numChannels: 1, frameSizeMs: FRAME_MS };
  const reader = new AudioStream(track, options).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const atMs = performance.now();
    const { data } = next.value;
    for (let at = 0; at < data.length; at += FRAME_SAMPLES) hear(data.subarray(at, at + FRAME_SAMPLES), atMs);
  }
}
