import { coachChange, coachSnapshot, type CoachView } from '@caseroom/core/wire/coach-view';
import { type Observation, observationChangesPath } from '@caseroom/core/wire/observer-routes';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { statusOfStream } from '../api/stream-status.ts';
import { type ClockOffset, offsetOf } from '../room/clock.ts';
import { mergeChange, newerView } from '../room/merge-view.ts';
import { createAnotherPlace } from './another-place.ts';

export type ObservationFeed = 'opening' | 'open' | 'broken' | 'removed' | 'gone';
type Followed = {
  /** The place that is held now. */
  place: Observation;
  view: CoachView;
  offset: ClockOffset | null;
  feed: ObservationFeed;
  /** Why another place was refused, where the server says so. */
  why: string | null;
};

/** A browser gives an event stream up for good on an error status. */
const retryMs = 3_000;

/** What the listener may see, followed by its stream of changes, until the right to listen ends. */
export function useObservation(first: Observation, again: () => Promise<Observation>): Followed {
  const [place, setPlace] = useState(first);
  const [view, setView] = useState(first.view);
  const [offset, setOffset] = useState(() => offsetAt(first.now_ms));
  const [feed, setFeed] = useState<ObservationFeed>('opening');
  const [why, setWhy] = useState<string | null>(null);
  const [another] = useState(() => createAnotherPlace(again));
  const { observation_id: id } = place;
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const open = () => {
      source = new EventSource(observationChangesPath(id));
      source.onopen = () => {
        another.followed();
        setFeed('open');
      };
      source.onerror = () => {
        if (over) return;
        setFeed('broken');
        if (source?.readyState === EventSource.CLOSED) findLater();
      };
      source.addEventListener('view', ({ data }: MessageEvent<string>) => {
        const parsed = coachSnapshot.safeParse(JSON.parse(data));
        if (!parsed.success) return;
        setView((held) => newerView(held, parsed.data.view));
        setOffset(offsetAt(parsed.data.now_ms));
      });
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const parsed = coachChange.safeParse(JSON.parse(data));
        if (parsed.success) setView((held) => mergeChange(held, parsed.data));
      });
      for (const last of ['removed', 'gone'] as const) source.addEventListener(last, () => finish(last));
    };
    const findLater = () => {
      timer = setTimeout(() => void find(), retryMs);
    };
    /**
     * A place that is not there any more will not come back, but nobody need have been put out: the server gives up the
     * places of pages that it has not heard of for a while, as on a locked phone.
     */
    const find = async () => {
      const status = await statusOfStream(observationChangesPath(id));
      if (over) return;
      if (status !== 404) return open();
      const found = await another.ask();
      if (over) return;
      if (found === 'unknown') return findLater();
      if ('place' in found) return setPlace(found.place);
      setWhy(found.refused);
      finish('removed');
    };
    const finish = (last: 'removed' | 'gone') => {
      over = true;
      source?.close();
      setFeed(last);
    };
    open();
    return () => {
      over = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [id, another]);
  useLeave(id);
  return { place, view, offset, feed, why };
}

/**
 * Says at once that nobody listens here any more: the candidate, who reads who listens, would see a name for seconds longer.
 * Where it does not arrive, the server finds out by itself.
 */
function useLeave(observationId: string): void {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // React's strict mode mounts twice, and the first time is not left.
    clearTimeout(leaving.current);
    const leave = () =>
      void call('leaveObservation', { params: { observationId }, keepalive: true }).catch(() => undefined);
    const onPageHide = ({ persisted }: PageTransitionEvent) => {
      // A page that the browser keeps may come back and listen on.
      if (!persisted) leave();
    };
    window.addEventListener('pagehide', onPageHide);
    return () => {
      window.removeEventListener('pagehide', onPageHide);
      leaving.current = setTimeout(leave);
    };
  }, [observationId]);
}

function offsetAt(nowMs: number | null): ClockOffset | null {
  return nowMs === null ? null : offsetOf(nowMs, Date.now(), Date.now());
}
