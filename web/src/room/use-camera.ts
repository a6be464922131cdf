import { type Room, RoomEvent, Track } from 'livekit-client';
import { useCallback, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { loadChoices, saveChoices } from '../sound/choices.ts';
import { mediaFaultOf } from '../sound/media-fault.ts';

export type Camera = { on: boolean; toggle: () => Promise<void> };

const events = [
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.Disconnected,
] as const;

/**
 * The candidate's picture. Who switched it on in the lobby is seen in the room, until they switch it off there.
 * `mayBeWatched`: as agreed by now.
 */
export function useCamera(room: Room, mayPublish: boolean, mayBeWatched: boolean): Camera {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = () => setOn(room.localParticipant.isCameraEnabled);
    look();
    for (const event of events) room.on(event, look);
    return () => {
      for (const event of events) room.off(event, look);
    };
  }, [room]);
  useEffect(() => {
    // A camera that fails keeps nobody from talking.
    if (mayPublish && isAllowed(room) && loadChoices().cameraOn)
      room.localParticipant.setCameraEnabled(true).catch(() => undefined);
  }, [room, mayPublish]);
  const toggle = useCallback(async () => {
    if (!mayPublish) return;
    if (!isAllowed(room)) {
      toast('The camera stays off', { description: mayBeWatched ? agreedSince : notAgreed });
      return;
    }
    const next = !room.localParticipant.isCameraEnabled;
    // Remembered first: a call that is entered again must not switch on what was switched off.
    saveChoices({ cameraOn: next });
    try {
      await room.localParticipant.setCameraEnabled(next);
    } catch (error) {
      const { title, cure } = mediaFaultOf(error, 'camera');
      toast.error(title, { description: cure });
    }
  }, [room, mayPublish, mayBeWatched]);
  return { on, toggle };
}

const notAgreed =
  'You have not agreed to be seen live. You can, under More, at "Who may listen"; then reload this page.';
const agreedSince = 'You agreed to be seen live after you had come in. Reload this page, then switch it on.';

/** The server lets a picture into the room only of who had agreed to be watched when they came in. */
const isAllowed = (room: Room): boolean =>
  room.localParticipant.permissions?.canPublishSources.includes(Track.sourceToProto(Track.Source.Camera)) ===
  true;
