import {
  AudioStream,
  RoomEvent,
  TrackKind,
  TrackSource,
  type AudioFrame,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
} from '@livekit/rtc-node';
import { recordedRate } from './encoder.ts';

/** Gives every frame of the candidate's microphone, over reconnects and new tracks. */
export function onCandidateAudio(
  room: Room,
  identity: string,
  heard: (frame: AudioFrame) => void,
): () => void {
  const life = new AbortController();
  const follow = async (track: RemoteTrack) => {
    const reader = new AudioStream(track, recordedRate, 1).getReader();
    life.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
    for (let next = await reader.read(); !next.done && !life.signal.aborted; next = await reader.read()) {
      heard(next.value);
    }
  };
  const subscribed = (
    track: RemoteTrack,
    publication: RemoteTrackPublication,
    participant: RemoteParticipant,
  ) => {
    if (participant.identity !== identity || track.kind !== TrackKind.KIND_AUDIO) return;
    if (publication.source !== TrackSource.SOURCE_MICROPHONE) return;
    follow(track).catch(() => {});
  };
  for (const participant of room.remoteParticipants.values()) {
    for (const publication of participant.trackPublications.values()) {
      if (publication.track) subscribed(publication.track, publication, participant);
    }
  }
  room.on(RoomEvent.TrackSubscribed, subscribed);
  return () => {
    room.off(RoomEvent.TrackSubscribed, subscribed);
    life.abort();
  };
}
