import {
  advanceCoachProjection,
  type CoachProjection,
  type Eye,
  openCoachProjection,
} from '@caseroom/core/interview/coach-view';
import type { CoachView } from '@caseroom/core/wire/coach-view';
import { notFound } from '../../errors/app-error.ts';
import type { Log } from '../log/log.service.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { Views } from '../views/view.service.ts';

export type ObserverViewsDeps = {
  log: Pick<Log, 'listAfter'>;
  sessions: Pick<Sessions, 'getForView'>;
  views: Pick<Views, 'findHead'>;
};
export type ObserverViews = ReturnType<typeof createObserverViews>;

/** Listened to at the same time on one api; the one asked for least lately is folded anew when it is asked for. */
const KEPT = 50;

/** What each kind of listener may see, folded from the log and moved on by what was appended since. */
export function createObserverViews({ log, sessions, views }: ObserverViewsDeps) {
  const kept = new Map<string, CoachProjection>();

  async function getView(sessionId: string, eye: Eye): Promise<CoachView> {
    const key = `${eye} ${sessionId}`;
    const head = await views.findHead(sessionId);
    if (!head) {
      kept.delete(key);
      throw notFound('interview');
    }
    const known = kept.get(key);
    if (known && known.view.seq >= head.head_seq) return known.view;
    const start = known ?? openCoachProjection(await sessions.getForView(sessionId), eye);
    const events = await log.listAfter(sessionId, start.view.seq);
    const projection = events.reduce(advanceCoachProjection, start);
    if (head.head_seq > 0) keep(key, projection);
    return projection.view;
  }

  function keep(key: string, projection: CoachProjection): void {
    kept.delete(key);
    kept.set(key, projection);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return { getView };
}
