import type { CoachView } from '@caseroom/core/wire/coach-view';
import { candidateIdentityOf } from '@caseroom/core/wire/room';
import { type RemoteVideoTrack, type Room, RoomEvent, Track } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { type ClockOffset, clockText, clockWords, thinkingLeft } from '../room/clock.ts';
import { presenceOf } from '../room/presence-word.ts';
import { SpeakingLine } from '../room/presence.tsx';
import { lengthText } from '../room/room-head.tsx';
import { useInterviewer } from '../room/use-interviewer.ts';
import { useNow } from '../room/use-now.ts';

type ListeningHeadProps = { view: CoachView; room: Room; offset: ClockOffset | null };

/** Where the interview stands: part, clocks, and what the interviewer is doing. */
export function ListeningHead({ view, room, offset }: ListeningHeadProps) {
  const interviewer = useInterviewer(room);
  const typing = view.door === 'type' && view.lines.at(-1)?.speaker === 'candidate';
  const { word, shape } = presenceOf(view, interviewer?.state, typing);
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-2 border-rule border-b px-4 py-2.5 lg:px-6">
      <div className="min-w-0 flex-1 basis-40">
        <h1 className="truncate font-serif text-lg leading-tight lg:text-xl">{view.case_title}</h1>
        <p className="truncate text-soft text-sm">
          {view.phase ? (
            <>
              <span className="text-ink">{view.phase.title}</span>, part {view.phase.index + 1} of{' '}
              {view.phase.count}
            </>
          ) : (
            'About to begin'
          )}
        </p>
      </div>
      {view.status !== 'created' && (
        <p className="flex items-center gap-3 text-accent max-sm:order-last max-sm:basis-full">
          <SpeakingLine
            shape={shape}
            voice={interviewer?.voice}
            microphone={undefined}
            className="h-7 w-20"
          />
          <span className="sr-only">The interviewer: </span>
          <span className="font-serif text-ink text-lg italic">{word}</span>
        </p>
      )}
      <Picture room={room} sessionId={view.session_id} />
      {offset !== null && <Clocks view={view} offset={offset} />}
    </header>
  );
}

function Clocks({ view, offset }: { view: CoachView; offset: ClockOffset }) {
  const now = useNow(offset);
  const shownMs = view.held_since_ms ?? now;
  const inPhase = view.phase_entered_ms === null ? 0 : shownMs - view.phase_entered_ms;
  const over = view.status === 'ended';
  return (
    <div role="timer" aria-live="off" className="text-right">
      {!over && (
        <p className="figures font-medium text-lg leading-tight">
          <span aria-hidden="true">{clockText(inPhase)}</span>
          <span className="sr-only">{clockWords(inPhase)} in this part</span>
          {view.phase && (
            <span className="font-normal text-soft text-sm"> of {lengthText(view.phase.minutes)}</span>
          )}
        </p>
      )}
      {!over && (
        <p className="figures text-soft text-xs">
          {clockText(shownMs - view.excluded_ms)} of {lengthText(view.minutes)}
        </p>
      )}
      {view.thinking && (
        <p className="figures text-accent text-sm">
          Thinking, {clockText(thinkingLeft(view.thinking.ends_ms, now).leftMs)} left
        </p>
      )}
    </div>
  );
}

/** The candidate's picture, when they show it. */
function Picture({ room, sessionId }: { room: Room; sessionId: string }) {
  const track = useCandidateVideo(room, sessionId);
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!track || !video) return;
    track.attach(video);
    return () => void track.detach(video);
  }, [track]);
  if (!track) return null;
  return (
    <video
      ref={element}
      muted
      playsInline
      aria-label="The candidate's picture"
      className="aspect-video h-16 rounded-lg bg-rule object-cover"
    />
  );
}

const events = [RoomEvent.TrackSubscribed, RoomEvent.TrackUnsubscribed, RoomEvent.Disconnected] as const;

function useCandidateVideo(room: Room, sessionId: string): RemoteVideoTrack | undefined {
  const [track, setTrack] = useState<RemoteVideoTrack>();
  useEffect(() => {
    const look = () => {
      const candidate = room.remoteParticipants.get(candidateIdentityOf(sessionId));
      const found = candidate?.getTrackPublication(Track.Source.Camera)?.videoTrack;
      setTrack(found && 'setPlayoutDelay' in found ? (found satisfies RemoteVideoTrack) : undefined);
    };
    for (const event of events) room.on(event, look);
    return () => {
      for (const event of events) room.off(event, look);
    };
  }, [room, sessionId]);
  return track;
}
