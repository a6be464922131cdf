import { coachChange, coachSnapshot, type CoachChange, type CoachView } from '@caseroom/core/wire/coach-view';
import { type Observation, observationChangesPath } from '@caseroom/core/wire/observer-routes';
import { useEffect, useState } from 'react';
import { statusOfStream } from '../api/stream-status.ts';
import { type ClockOffset, offsetOf } from '../room/clock.ts';
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
        setView((held) => (held.seq > parsed.data.view.seq ? held : parsed.data.view));
        setOffset(offsetAt(parsed.data.now_ms));
      });
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const parsed = coachChange.safeParse(JSON.parse(data));
        if (parsed.success) setView((held) => merged(held, parsed.data));
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
  return { place, view, offset, feed, why };
}

function offsetAt(nowMs: number | null): ClockOffset | null {
  return nowMs === null ? null : offsetOf(nowMs, Date.now(), Date.now());
}

function merged(view: CoachView, change: CoachChange): CoachView {
  if (change.seq <= view.seq) return view;
  const set = Object.fromEntries(Object.entries(change.set).filter(([, value]) => value !== undefined));
  const byId = new Map([...view.lines, ...change.lines].map((line) => [line.id, line]));
  const lines = [...byId.values()].sort((one, other) => one.start_ms - other.start_ms);
  return { ...view, ...set, seq: change.seq, lines };
}
