import { agentStateAttribute, hearingAttribute, recordingAttribute } from '@caseroom/core/wire/room';
import { type RemoteAudioTrack, type Room, RoomEvent, Track } from 'livekit-client';
import { useEffect, useState } from 'react';

export type Interviewer = {
  identity: string;
  /** The framework's word: initializing, listening, thinking, speaking, idle. */
  state: string | undefined;
  hearing: string | undefined;
  /** `off`: it could not record, though the candidate agreed. */
  recording: string | undefined;
  voice: RemoteAudioTrack | undefined;
};

const events = [
  RoomEvent.Connected,
  RoomEvent.Disconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
] as const;

/** The interviewer in the room as it shows itself, or null while there is none. */
export function useInterviewer(room: Room): Interviewer | null {
  const [interviewer, setInterviewer] = useState<Interviewer | null>(null);
  useEffect(() => {
    const look = () => setInterviewer((held) => unlessSame(held, interviewerIn(room)));
    look();
    for (const event of events) room.on(event, look);
    return () => {
      for (const event of events) room.off(event, look);
    };
  }, [room]);
  return interviewer;
}

function interviewerIn(room: Room): Interviewer | null {
  // After a loss the one that went away may linger beside the new one: the last to come is the one that speaks.
  const found = [...room.remoteParticipants.values()].filter((each) => each.isAgent).at(-1);
  if (!found) return null;
  const track = found.getTrackPublication(Track.Source.Microphone)?.audioTrack;
  return {
    identity: found.identity,
    state: found.attributes[agentStateAttribute],
    hearing: found.attributes[hearingAttribute],
    recording: found.attributes[recordingAttribute],
    voice: track && 'setVolume' in track ? track : undefined,
  };
}

function unlessSame(held: Interviewer | null, seen: Interviewer | null): Interviewer | null {
  const same =
    held?.identity === seen?.identity &&
    held?.state === seen?.state &&
    held?.hearing === seen?.hearing &&
    held?.recording === seen?.recording &&
    held?.voice === seen?.voice;
  return same ? held : seen;
}
