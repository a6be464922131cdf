import { RoomAudioRenderer, RoomContext } from '@livekit/components-react';
import type { QueuePlace } from '@caseroom/core/wire/seats';
import type { CandidateView } from '@caseroom/core/wire/view';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { placeAfter } from '../waiting/place.ts';
import type { ClockOffset } from './clock.ts';
import './room.css';
import { RoomLayout } from './room-layout.tsx';
import { type RoomScene, RoomSceneContext } from './room-context.ts';
import { Erased, NotFound, SignedOut, Superseded } from './left-pages.tsx';
import { useAudible } from './use-audible.ts';
import { useCamera } from './use-camera.ts';
import { createRoom, type Grant, useCall } from './use-call.ts';
import { useCommand, withId } from './use-command.ts';
import { useHeldMicrophone } from './use-held-microphone.ts';
import { useInterviewer } from './use-interviewer.ts';
import { type Feed, useLiveView } from './use-live-view.ts';
import { useLine } from './use-line.ts';
import { useMicrophone } from './use-microphone.ts';
import { useResume } from './use-resume.ts';
import { useSoundTold } from './use-sound-told.ts';
import { useWakeLock } from './use-wake-lock.ts';

export type Entry = { view: CandidateView; grant: Grant; offset: ClockOffset };
type RoomScreenProps = { sessionId: string; tabId: string; entry: Entry; renew: () => Promise<Entry> };

/** Once the interview is not there for this page any more, nothing of the page is in the room, and nothing brings it back. */
export function RoomScreen({ sessionId, tabId, entry, renew }: RoomScreenProps) {
  const { view, feed } = useLiveView(sessionId, tabId, entry.view);
  if (feed === 'gone') return <Erased />;
  if (feed === 'superseded') return <Superseded />;
  if (feed === 'not_found') return <NotFound />;
  if (feed === 'signed_out') return <SignedOut />;
  return <Interview sessionId={sessionId} view={view} feed={feed} entry={entry} renew={renew} />;
}

type InterviewProps = Omit<RoomScreenProps, 'tabId'> & { view: CandidateView; feed: Feed };

function Interview({ sessionId, view, feed, entry, renew }: InterviewProps) {
  const [room] = useState(createRoom);
  const [offset, setOffset] = useState(entry.offset);
  const [place, setPlace] = useState<QueuePlace | null>(null);
  const call = useCall(room, entry.grant, async () => {
    try {
      const again = await renew();
      setOffset(again.offset);
      setPlace(null);
      return again.grant;
    } catch (error) {
      setPlace((held) => placeAfter(held, error));
      throw error;
    }
  });
  const { place: resumePlace, resume, stayPaused } = useResume(sessionId, view.status);
  const queue = resumePlace ?? (call === 'connected' ? null : place);
  const spoken = view.door !== 'type';
  const interviewer = useInterviewer(room);
  const line = useLine(call, view.status === 'live', interviewer);
  const microphone = useMicrophone(room, call === 'connected', spoken && view.status === 'live');
  const camera = useCamera(room, call === 'connected' && spoken, view.coaches_may_listen === true);
  const { audible, unblock } = useAudible(room, spoken);
  const tell = useCommand(sessionId);
  const scene = useMemo<RoomScene>(
    () => ({
      sessionId,
      room,
      view,
      feed,
      call,
      queue,
      spoken,
      offset,
      interviewer,
      line,
      microphone,
      camera,
      audible,
      unblock,
      stayPaused: resumePlace && stayPaused,
      send: (wish) => {
        const told = withId(wish);
        if (wish.command === 'resume') return resume(() => tell(told));
        return tell(told).then(
          () => true,
          () => false,
        );
      },
    }),
    [
      sessionId,
      room,
      view,
      feed,
      call,
      queue,
      spoken,
      offset,
      interviewer,
      line,
      microphone,
      camera,
      audible,
      unblock,
      resumePlace,
      resume,
      stayPaused,
      tell,
    ],
  );
  useSoundTold(scene);
  useAudibleOnce(scene);
  useMuteWhilePaused(scene);
  useHeldMicrophone(scene);
  useLeaveWhenOver(sessionId, view.status === 'ended');
  useWakeLock(view.status === 'live');

  if (call === 'superseded') return <Superseded />;
  if (call === 'not_found') return <NotFound />;
  if (call === 'signed_out') return <SignedOut />;
  return (
    <RoomSceneContext value={scene}>
      <RoomContext value={room}>
        <RoomAudioRenderer />
        <RoomLayout />
      </RoomContext>
    </RoomSceneContext>
  );
}

/** Beside the tries of a single command: the interviewer says nothing before it knows that it is heard. */
const audibleAgainMs = 4_000;

/** Tells the interviewer that it can be heard: at once when typing, otherwise when this page may play sound. */
function useAudibleOnce({ spoken, audible, call, send, view }: RoomScene): void {
  const [state, setState] = useState<'untold' | 'telling' | 'failed' | 'told'>('untold');
  const over = view.status === 'ended';
  const ready = !over && audible === 'playing' && (!spoken || call === 'connected');
  useEffect(() => {
    if (!ready || state !== 'untold') return;
    setState('telling');
    void send({ command: 'audible' }).then((sent) => setState(sent ? 'told' : 'failed'));
  }, [ready, state, send]);
  useEffect(() => {
    if (state !== 'failed') return;
    const timer = setTimeout(() => setState('untold'), audibleAgainMs);
    return () => clearTimeout(timer);
  }, [state]);
}

/**
 * Nothing is heard while the interview rests or goes on in writing, also of a microphone that comes back meanwhile; it is on
 * again afterwards.
 */
function useMuteWhilePaused({ view, microphone, spoken }: RoomScene): void {
  const { set, on } = microphone;
  const paused = view.status === 'paused' || view.written === true;
  // Who comes back into a paused interview has no microphone on yet, and needs it when it goes on.
  const before = useRef(paused && spoken);
  useEffect(() => {
    if (paused) {
      if (!on) return;
      before.current = true;
      void set(false);
    } else if (before.current) {
      before.current = false;
      void set(true);
    }
  }, [paused, on, set]);
}

/** Long enough to see the last line, short enough not to wonder what comes next. */
const goodbyeMs = 2_500;

function useLeaveWhenOver(sessionId: string, over: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => {
      void navigate({ to: '/report/$sessionId', params: { sessionId }, replace: true });
    }, goodbyeMs);
    return () => clearTimeout(timer);
  }, [over, sessionId, navigate]);
}
