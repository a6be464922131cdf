import { type LocalTrackPublication, type Room, RoomEvent, Track } from 'livekit-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { saveChoices } from '../sound/choices.ts';
import { type MediaFault, mediaFaultOf } from '../sound/media-fault.ts';

export type Microphone = {
  on: boolean;
  fault: MediaFault | null;
  track: MediaStreamTrack | undefined;
  set: (on: boolean) => Promise<void>;
  use: (deviceId: string) => Promise<void>;
};

const gone: MediaFault = {
  title: 'Your microphone went away',
  cure: 'It was unplugged or taken by the system. Plug it in or choose another one; until then you can type.',
};

/** The candidate's microphone in the room. `wanted`: published as soon as the room is entered, and again after a break. */
export function useMicrophone(room: Room, connected: boolean, wanted: boolean): Microphone {
  const [on, setOn] = useState(false);
  const [fault, setFault] = useState<MediaFault | null>(null);
  const [track, setTrack] = useState<MediaStreamTrack>();
  const wish = useRef(wanted);

  const look = useCallback(() => {
    const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
    setOn(Boolean(publication && !publication.isMuted));
    setTrack(publication?.track?.mediaStreamTrack);
  }, [room]);
  const set = useCallback(
    async (next: boolean) => {
      wish.current = next;
      try {
        await room.localParticipant.setMicrophoneEnabled(next);
        setFault(null);
      } catch (error) {
        setFault(mediaFaultOf(error, 'microphone'));
      }
      look();
    },
    [room, look],
  );
  const use = useCallback(
    async (deviceId: string) => {
      saveChoices({ microphone: deviceId });
      await room.switchActiveDevice('audioinput', deviceId).catch(() => false);
      await set(true);
    },
    [room, set],
  );

  useEffect(() => {
    if (connected && wish.current) void set(true);
  }, [connected, set]);
  useEffect(() => {
    const onUnpublished = (publication: LocalTrackPublication) => {
      look();
      const left = publication.track?.mediaStreamTrack.readyState === 'ended';
      if (
        publication.source === Track.Source.Microphone &&
        wish.current &&
        left &&
        room.state === 'connected'
      )
        setFault(gone);
    };
    const events = [
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackPublished,
      RoomEvent.ActiveDeviceChanged,
    ];
    for (const event of events) room.on(event, look);
    room.on(RoomEvent.LocalTrackUnpublished, onUnpublished);
    return () => {
      for (const event of events) room.off(event, look);
      room.off(RoomEvent.LocalTrackUnpublished, onUnpublished);
    };
  }, [room, look]);
  return { on, fault, track, set, use };
}
