import type { Observation } from '@caseroom/core/wire/observer-routes';
import type { CoachView } from '@caseroom/core/wire/coach-view';
import { useQuery } from '@tanstack/react-query';
import type { Room } from 'livekit-client';
import { type ReactNode, useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import type { ClockOffset } from '../room/clock.ts';
import { createRoom, type Grant } from '../room/use-call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Sound } from './sound.tsx';
import { JudgedFigures } from './judged-figures.tsx';
import { ListeningHead } from './listening-head.tsx';
import { Said } from './said.tsx';
import { ShownExhibits } from './shown-exhibits.tsx';
import { type ObservationFeed, useObservation } from './use-observation.ts';

type ListeningScreenProps = {
  observation: Observation;
  /** Asks for another place. */
  again: () => Promise<Observation>;
  /** Where the listener goes when it is over or ends. */
  wayOut: ReactNode;
};

/** An interview as somebody follows it who takes no part in it. */
export function ListeningScreen({ observation, again, wayOut }: ListeningScreenProps) {
  const { place, view, offset, feed, why } = useObservation(observation, again);
  const [room] = useState(createRoom);
  const sounding = useUntilLastWords(view.status);
  if (feed === 'removed' || feed === 'gone') return <Out feed={feed} why={why} wayOut={wayOut} />;
  const waiting = view.status === 'created';
  return (
    <main id="main" className="min-h-dvh bg-paper lg:flex lg:h-dvh lg:flex-col">
      <title>{`${view.case_title}, listening · Caseroom`}</title>
      <ListeningHead view={view} room={room} offset={offset} />
      <div className="grid gap-2 px-3 py-2 empty:hidden lg:px-6">
        <WhoSees byLink={place.by_link} />
        {feed === 'broken' && (
          <Notice tone="warn" title="Reconnecting">
            Your network stumbled. What was said meanwhile will be here.
          </Notice>
        )}
        {view.status === 'ended' && <Notice title="The interview is over">{wayOut}</Notice>}
        {sounding && view.door !== 'type' && (
          <SoundOf key={place.observation_id} observation={place} room={room} />
        )}
      </div>
      {waiting ? <Waiting /> : <Desk view={view} room={room} offset={offset} />}
    </main>
  );
}

/** The interviewer's goodbye is spoken after the interview has ended. */
const lastWordsMs = 20_000;

function useUntilLastWords(status: CoachView['status']): boolean {
  const on = status === 'live' || status === 'paused';
  const [sounding, setSounding] = useState(on);
  useEffect(() => {
    if (on) setSounding(true);
    else {
      const timer = setTimeout(() => setSounding(false), lastWordsMs);
      return () => clearTimeout(timer);
    }
  }, [on]);
  return sounding;
}

function WhoSees({ byLink }: { byLink: boolean }) {
  return (
    <p className="text-soft text-sm">
      {byLink
        ? 'The candidate sees your name. You cannot be heard.'
        : 'You are neither seen nor heard. The candidate agreed that coaches may listen.'}
    </p>
  );
}

function Waiting() {
  return (
    <p role="status" className="pulse-soft px-6 py-16 text-center text-soft">
      The interview has not begun. This page follows it as soon as it does.
    </p>
  );
}

type DeskProps = { view: CoachView; room: Room; offset: ClockOffset | null };

function Desk({ view, room }: DeskProps) {
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(24rem,5fr)_minmax(0,7fr)]">
      <Said view={view} room={room} />
      <div
        className="min-h-0 overflow-y-auto border-rule bg-sheet max-lg:border-t lg:border-l"
        tabIndex={0}
        role="group"
        aria-label="On the table"
      >
        <ShownExhibits exhibits={view.exhibits} />
        <JudgedFigures judged={view.judged} />
        <Notes text={view.scratchpad} />
      </div>
    </div>
  );
}

function Notes({ text }: { text: string }) {
  return (
    <section aria-labelledby="their-notes" className="border-rule border-t px-4 py-5 lg:px-7">
      <h2 id="their-notes" className="font-medium">
        The candidate's notes
      </h2>
      <p className="figures mt-2 whitespace-pre-wrap break-words">
        {text || <span className="text-soft">Nothing written yet.</span>}
      </p>
    </section>
  );
}

/** A token for the room, asked for once the interview goes on. */
function SoundOf({ observation, room }: { observation: Observation; room: Room }) {
  const { observation_id: observationId } = observation;
  const ask = (): Promise<Grant> => call('joinAsObserver', { params: { observationId } });
  const {
    data: grant,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['observer-grant', observationId],
    queryFn: ask,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: 5,
  });
  if (grant) return <Sound room={room} grant={grant} renew={ask} />;
  if (!isError) return null;
  return (
    <Notice
      tone="warn"
      title="There is no sound yet"
      action={<Button onClick={() => void refetch()}>Try again</Button>}
    >
      The room cannot be entered. The text goes on meanwhile.
    </Notice>
  );
}

type OutProps = { feed: ObservationFeed; why: string | null; wayOut: ReactNode };

function Out({ feed, why, wayOut }: OutProps) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 px-5">
      <title>Not listening · Caseroom</title>
      <h1 className="display text-4xl">You are not listening any more</h1>
      <p role="status" className="text-soft">
        {feed === 'gone'
          ? 'The interview has been erased.'
          : (why ?? 'The candidate, or the one who runs this server, has ended it for you.')}
      </p>
      <div>{wayOut}</div>
    </main>
  );
}
