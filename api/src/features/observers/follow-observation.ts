import { changeOfCoachView } from '@caseroom/core/interview/coach-view';
import type { CoachView } from '@caseroom/core/wire/coach-view';
import type { Db } from '../../database/database.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { EventStream } from '../views/event-stream.ts';
import type { LogFeed } from '../views/log-feed.ts';
import { findObservation, type StoredObservation, touchObservation } from './observation.repository.ts';
import type { ObserverLife } from './observer-life.service.ts';
import type { ObserverViews } from './observer-views.ts';
import { eyeOf, type Observing } from './observing.service.ts';

export type FollowDeps = {
  db: Db;
  sessions: Pick<Sessions, 'get'>;
  observing: Pick<Observing, 'mayListen'>;
  life: Pick<ObserverLife, 'join' | 'end' | 'putOut'>;
  observerViews: ObserverViews;
  feed: Pick<LogFeed, 'listen'>;
  now: () => Date;
};
type Follow = { observation: StoredObservation; stream: EventStream; onError: (error: unknown) => void };

/** How often a right to listen is looked at anew, and that somebody listens is noted. */
const LOOK_ANYWAY_MS = 5_000;
/** A browser reconnects a broken stream within three seconds; past this the page is gone. */
const GONE_AFTER_MS = 8_000;

/**
 * Sends the view of one who listens, then each change, until the stream is closed or the right to listen ends
 * (`removed`), or the session is erased (`gone`). Begins the listening when the interview begins.
 */
export function followObservation(deps: FollowDeps, { observation, stream, onError }: Follow): () => void {
  const { id, session_id: sessionId } = observation;
  let sent: CoachView | undefined;
  let work = Promise.resolve();
  let waiting = false;

  async function look(checks: boolean): Promise<void> {
    const found = await findObservation(deps.db, id);
    if (!found) {
      // The rows went with the interview; its room is closed a minute later.
      finish('gone');
      return deps.life.putOut(sessionId, id);
    }
    if (found.ended_at !== null) return finish('removed');
    if (checks && !(await stays(found))) return;
    if (found.joined_at === null) await deps.life.join(found);
    await tell(found);
  }

  async function stays(found: StoredObservation): Promise<boolean> {
    if (await deps.observing.mayListen(found)) return touchObservation(deps.db, id, deps.now());
    await deps.life.end({ id });
    finish('removed');
    return false;
  }

  async function tell(found: StoredObservation): Promise<void> {
    const view = await deps.observerViews.getView(sessionId, eyeOf(found));
    const begins = sent?.status === 'created' && view.status !== 'created';
    if (!sent || begins) stream.send('view', { view, now_ms: await clock() }, view.seq);
    else {
      const change = changeOfCoachView(sent, view);
      if (change) stream.send('change', change, view.seq);
    }
    sent = view;
  }

  async function clock(): Promise<number | null> {
    const { started_at } = await deps.sessions.get(sessionId);
    return started_at && Math.max(0, deps.now().getTime() - started_at.getTime());
  }

  function finish(event: 'gone' | 'removed'): void {
    stream.send(event, {});
    stream.end();
    stop();
  }

  /** One look at a time; what comes meanwhile makes one more. */
  function wake(checks: boolean): void {
    if (waiting && !checks) return;
    waiting = true;
    work = work
      .then(async () => {
        waiting = false;
        if (stream.isOpen) await look(checks);
      }, onError)
      .catch(onError);
  }

  const unlisten = deps.feed.listen(sessionId, () => wake(false));
  const timer = setInterval(() => wake(true), LOOK_ANYWAY_MS);
  function stop(): void {
    unlisten();
    clearInterval(timer);
  }
  wake(true);
  return stop;
}

/** Called when a stream closed: who has not come back after a while has left. An api that dies leaves it to the sweep. */
export function endWhenGone(deps: FollowDeps, id: string, onError: (error: unknown) => void): void {
  const closedAt = deps.now();
  const look = async () => {
    const found = await findObservation(deps.db, id);
    if (found && found.ended_at === null && found.seen_at <= closedAt) await deps.life.end({ id });
  };
  setTimeout(() => void look().catch(onError), GONE_AFTER_MS).unref();
}
