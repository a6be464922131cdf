import {
  ConnectionState,
  type LocalTrackPublication,
  type Participant,
  type Room,
  RoomEvent,
  Track,
  TrackEvent,
  type TrackPublication,
} from 'livekit-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { saveChoices } from '../sound/choices.ts';
import { type MediaFault, mediaFaultOf } from '../sound/media-fault.ts';

export type Microphone = {
  on: boolean;
  /** Off because its device went away, not because the candidate wished so. */
  lost: boolean;
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
  const [lost, setLost] = useState(false);
  const [fault, setFault] = useState<MediaFault | null>(null);
  const [track, setTrack] = useState<MediaStreamTrack>();
  const wish = useRef(wanted);

  const look = useCallback(() => {
    const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
    const isOn = Boolean(publication && !publication.isMuted);
    setOn(isOn);
    if (isOn) setLost(false);
    setTrack(publication?.track?.mediaStreamTrack);
  }, [room]);
  const set = useCallback(
    async (next: boolean) => {
      wish.current = next;
      if (!next) setLost(false);
      // Before the room is entered there is nothing to switch; the wish is kept until then.
      if (next && isOutside(room)) return;
      try {
        const publication = await room.localParticipant.setMicrophoneEnabled(next);
        // Of two that switch it on at once, the second only waits for the first, and tells nothing when that fails.
        if (publication || !next) setFault(null);
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
  useTryingAgain(room, connected && lost, () => {
    setFault(null);
    look();
  });
  useEffect(() => {
    const onPublished = ({ track }: LocalTrackPublication) => {
      // Another device under the same name, such as "default", is told of by the track alone.
      track?.on(TrackEvent.Restarted, look);
      look();
    };
    // A device that ends and has no successor is muted by the media client.
    const onMuted = ({ source }: TrackPublication, { isLocal }: Participant) => {
      look();
      if (!isLocal || source !== Track.Source.Microphone || !wish.current) return;
      setLost(true);
      setFault(gone);
    };
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
    const events = [RoomEvent.TrackUnmuted, RoomEvent.ActiveDeviceChanged];
    for (const event of events) room.on(event, look);
    room.on(RoomEvent.LocalTrackPublished, onPublished);
    room.on(RoomEvent.TrackMuted, onMuted);
    room.on(RoomEvent.LocalTrackUnpublished, onUnpublished);
    return () => {
      for (const event of events) room.off(event, look);
      room.off(RoomEvent.LocalTrackPublished, onPublished);
      room.off(RoomEvent.TrackMuted, onMuted);
      room.off(RoomEvent.LocalTrackUnpublished, onUnpublished);
    };
  }, [room, look]);
  return { on, lost, fault, track, set, use };
}

const isOutside = ({ state }: Room): boolean =>
  state === ConnectionState.Disconnected || state === ConnectionState.Connecting;

/** A device that comes may be the one that went away: it is tried without a word, and told of when it works. */
function useTryingAgain(room: Room, active: boolean, onSuccess: () => void): void {
  const latest = useRef(onSuccess);
  latest.current = onSuccess;
  useEffect(() => {
    const media: MediaDevices | undefined = navigator.mediaDevices;
    if (!active || !media) return;
    const tryIt = () =>
      void room.localParticipant.setMicrophoneEnabled(true).then(
        () => latest.current(),
        () => undefined,
      );
    media.addEventListener('devicechange', tryIt);
    return () => media.removeEventListener('devicechange', tryIt);
  }, [room, active]);
}
