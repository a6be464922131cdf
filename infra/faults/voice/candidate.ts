import { transcriptionTopic, writtenAttribute } from '@caseroom/core/wire/room';
import { AudioStream, Room, RoomEvent, TrackKind, type RemoteTrack } from '@livekit/rtc-node';
import { delay } from '../../local/waiting.ts';
import { loudness } from '../../speech/pcm.ts';
import type { Clip } from '../../speech/clips.ts';
import { createMicrophone, FRAME_MS, RATE } from './microphone.ts';
import type { Span } from './record.ts';

const LOUD = 10 ** (-45 / 20);
/** Frames nearer to one another than this are one sound. */
const MERGE_MS = 100;
/** As the page waits before it asks for another token. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;
/** As the page: a short break mends itself, past it the room may be gone. This client alone would try every 5 s. */
const PATIENCE_MS = 2_500;

type Grant = { server_url: string; participant_token: string };
export type CallState = 'connected' | 'reconnecting' | 'away';
/** A promise of its own would be waited for with the entry. */
type Entered = { gone: Promise<Grant | undefined> };
type Heard = { identity: string; track: string; loud: Span[] };

/** A candidate whose page finds its way back into the room, and who remembers what was heard and when. */
export type Candidate = {
  readonly voices: readonly Heard[];
  readonly written: readonly { at: number; text: string }[];
  readonly call: CallState;
  /** When the interviewer was last heard, or wrote; 0: never. */
  lastSignAt(): number;
  /** When the interviewer last began to make a sound, or wrote; 0: never. */
  lastBegunAt(): number;
  /** For how long the sound of a line broke off at the worst, for want of a processor. */
  latestMs(): number;
  attribute(name: string): string | undefined;
  /** Sends a clip; gives the span from its first sound to its last. */
  say(clip: Clip): Promise<Span>;
  leave(): Promise<void>;
};

export async function joinAsCandidate(first: Grant, renew: () => Promise<Grant>): Promise<Candidate> {
  const voices: Heard[] = [];
  const written: { at: number; text: string }[] = [];
  const microphone = createMicrophone();
  let call: CallState = 'reconnecting';
  let over = false;
  let room = new Room();

  const lastOf = (edge: keyof Span) =>
    Math.max(0, written.at(-1)?.at ?? 0, ...voices.map(({ loud }) => loud.at(-1)?.[edge] ?? 0));
  const enter = async (grant: Grant): Promise<Entered> => {
    room = new Room();
    follow(room, voices, written);
    const gone = untilGone(room, renew, (state) => (call = state));
    await room.connect(grant.server_url, grant.participant_token, { autoSubscribe: true, dynacast: false });
    await microphone.publish(room);
    call = 'connected';
    return { gone };
  };
  const stay = async (entered: Entered | undefined) => {
    for (let [stays, waitMs] = [entered, FIRST_RETRY_MS]; !over; ) {
      const grant = await stays?.gone;
      call = 'away';
      if (!grant) await delay(waitMs);
      if (over) return;
      stays = await (grant ? Promise.resolve(grant) : renew()).then(enter).catch(() => undefined);
      waitMs = stays ? FIRST_RETRY_MS : Math.min(waitMs * 2, LONGEST_RETRY_MS);
    }
  };
  void stay(await enter(first));
  return {
    voices,
    written,
    get call() {
      return call;
    },
    lastSignAt: () => lastOf('to'),
    lastBegunAt: () => lastOf('from'),
    attribute: (name) =>
      [...room.remoteParticipants.values()]
        .map(({ attributes }) => attributes[name])
        .findLast((value) => value !== undefined),
    latestMs: microphone.latestMs,
    say: microphone.play,
    async leave() {
      over = true;
      microphone.close();
      await room.disconnect().catch(() => undefined);
    },
  };
}

/** Resolves when a room has been left; with a new grant when its client mended the connection for too long. */
function untilGone(
  room: Room,
  renew: () => Promise<Grant>,
  setState: (state: CallState) => void,
): Promise<Grant | undefined> {
  let isMending = false;
  room.on(RoomEvent.Reconnected, () => {
    isMending = false;
    setState('connected');
  });
  return new Promise((resolve) => {
    room.once(RoomEvent.Disconnected, () => {
      isMending = false;
      resolve(undefined);
    });
    room.on(RoomEvent.Reconnecting, () => {
      setState('reconnecting');
      if (isMending) return;
      isMending = true;
      void enterAnew();
    });
    const enterAnew = async () => {
      for (await delay(PATIENCE_MS); isMending; await delay(PATIENCE_MS)) {
        const grant = await renew().catch(() => undefined);
        if (!grant || !isMending) continue;
        resolve(grant);
        return void room.disconnect().catch(() => undefined);
      }
    };
  });
}

function follow(room: Room, voices: Heard[], written: { at: number; text: string }[]): void {
  room.registerTextStreamHandler(transcriptionTopic, (reader) => {
    if (reader.info.attributes?.[writtenAttribute] !== 'true') return;
    reader.readAll().then(
      (text) => written.push({ at: Date.now(), text }),
      () => undefined,
    );
  });
  room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    const heard: Heard = { identity: participant.identity, track: track.sid ?? '', loud: [] };
    voices.push(heard);
    void listen(track, heard.loud).catch(() => undefined);
  });
}

async function listen(track: RemoteTrack, loud: Span[]): Promise<void> {
  const reader = new AudioStream(track, {
    sampleRate: RATE,
    numChannels: 1,
    frameSizeMs: FRAME_MS,
  }).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { data } = next.value;
    if (loudness(Buffer.from(data.buffer, data.byteOffset, data.byteLength)) < LOUD) continue;
    const at = Date.now();
    const last = loud.at(-1);
    if (last && at - last.to <= MERGE_MS) last.to = at;
    else loud.push({ from: at - FRAME_MS, to: at });
  }
}
