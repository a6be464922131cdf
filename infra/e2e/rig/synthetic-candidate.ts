import { epochTopic, logTopic, transcriptionTopic } from '@caseroom/core/wire/room';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  type RemoteTrack,
} from '@livekit/rtc-node';
import { synthesise } from '../../speech/clips.ts';
import { until } from './interview-client.ts';

const RATE = 16_000;
const FRAME_MS = 10;
const FRAME_SAMPLES = (RATE / 1000) * FRAME_MS;
/** Louder than this, root mean square of a frame, is the interviewer's voice. */
const LOUD = 150;
/** Pauses between clauses are shorter; after this the interviewer has stopped. */
const QUIET_MS = 900;

/** Topics on which something is said in a room: what page and interviewer read, and the framework's own for chat. */
export const talkedOn = [transcriptionTopic, logTopic, epochTopic, 'lk.chat'] as const;

/** A candidate with a microphone and ears, in the real room. */
export type SyntheticCandidate = {
  /** Speaks a clip to its end. */
  say(text: string): Promise<{ startedAt: number; endedAt: number }>;
  /** Publishes the microphone without speaking, as a page does. */
  readonly captions: { from: string; text: string }[];
  /** Every packet, and every text on one of the `talkedOn`, that came to this candidate. */
  readonly received: { topic: string; text: string }[];
  /** Moments (`Date.now()`) at which the interviewer was heard. */
  heardSince(moment: number): number[];
  hearsSomething(withinMs?: number): Promise<number>;
  /** The interviewer has been silent for a while. */
  silence(withinMs?: number): Promise<void>;
  attribute(name: string): string | undefined;
  interviewers(): number;
  leave(): Promise<void>;
};

export async function joinAsCandidate(
  grant: { server_url: string; participant_token: string },
  options: { microphone: boolean } = { microphone: true },
): Promise<SyntheticCandidate> {
  const room = new Room();
  const heard: number[] = [];
  const captions: { from: string; text: string }[] = [];
  const received: { topic: string; text: string }[] = [];
  for (const topic of talkedOn)
    room.registerTextStreamHandler(topic, (reader, { identity }) => {
      // A line that breaks off with its speaker is none.
      reader.readAll().then(
        (text) => {
          received.push({ topic, text });
          if (topic === transcriptionTopic) captions.push({ from: identity, text });
        },
        () => {},
      );
    });
  room.on(RoomEvent.DataReceived, (payload, _from, _kind, topic) => {
    received.push({ topic: topic ?? '', text: new TextDecoder().decode(payload) });
  });
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track.kind === TrackKind.KIND_AUDIO) void listen(track, () => heard.push(Date.now()));
  });
  await room.connect(grant.server_url, grant.participant_token, { autoSubscribe: true, dynacast: false });
  const microphone = options.microphone ? await openMicrophone(room) : undefined;
  const lastHeard = () => heard.at(-1) ?? 0;
  return {
    captions,
    received,
    heardSince: (moment) => heard.filter((at) => at >= moment),
    async say(text) {
      if (!microphone) throw new Error('this candidate has no microphone');
      const { pcm } = await synthesise(text, { rateHz: RATE });
      return microphone.play(new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2));
    },
    async hearsSomething(withinMs = 15_000) {
      const from = Date.now();
      return until(() => heard.find((at) => at > from), withinMs, 'the interviewer is heard');
    },
    silence: async (withinMs = 40_000) =>
      void (await until(() => Date.now() - lastHeard() > QUIET_MS || undefined, withinMs, 'silence')),
    attribute(name) {
      const values = [...room.remoteParticipants.values()].map(({ attributes }) => attributes[name]);
      return values.findLast((value) => value !== undefined);
    },
    interviewers: () => room.remoteParticipants.size,
    async leave() {
      microphone?.close();
      await room.disconnect();
    },
  };
}

async function listen(track: RemoteTrack, loud: () => void): Promise<void> {
  const reader = new AudioStream(track, RATE, 1).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { data } = next.value;
    const power = data.reduce((sum, sample) => sum + sample * sample, 0) / data.length;
    if (Math.sqrt(power) > LOUD) loud();
  }
}

type Microphone = {
  play(samples: Int16Array): Promise<{ startedAt: number; endedAt: number }>;
  close(): void;
};

/** Frames leave at their own pace, silence between the clips, as from a microphone. */
async function openMicrophone(room: Room): Promise<Microphone> {
  const source = new AudioSource(RATE, 1, 50);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  await room.localParticipant?.publishTrack(LocalAudioTrack.createAudioTrack('microphone', source), options);
  const queue: Int16Array[] = [];
  let drained = () => {};
  let open = true;
  const pump = async () => {
    for (let due = performance.now(); open; due += FRAME_MS) {
      const samples = queue.shift() ?? new Int16Array(FRAME_SAMPLES);
      await source.captureFrame(new AudioFrame(samples, RATE, 1, samples.length));
      if (queue.length === 0) drained();
      const wait = due + FRAME_MS - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  pump().catch(() => {});
  return {
    async play(samples) {
      const startedAt = Date.now();
      for (let at = 0; at < samples.length; at += FRAME_SAMPLES)
        queue.push(samples.slice(at, at + FRAME_SAMPLES));
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
      return { startedAt, endedAt: Date.now() };
    },
    close() {
      open = false;
    },
  };
}
