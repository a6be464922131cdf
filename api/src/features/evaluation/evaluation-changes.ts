import type { EvaluationStatus } from '@caseroom/core/wire/report';
import type { EventStream } from '../views/event-stream.ts';
import type { LogFeed } from '../views/log-feed.ts';
import { lookOnChange } from '../views/look-on-change.ts';

/** What got lost on the way (Postgres restarted) is made good after this time. */
const LOOK_ANYWAY_MS = 2_000;

export type FollowDeps = {
  feed: Pick<LogFeed, 'listen'>;
  getStatus: (sessionId: string) => Promise<EvaluationStatus>;
  onError: (error: unknown) => void;
};

/** Sends how far the evaluation is, whenever that changes, and ends with the evaluation. */
export function followEvaluation(deps: FollowDeps, sessionId: string, stream: EventStream): () => void {
  let sent = '';
  const look = async (): Promise<void> => {
    const status = await deps.getStatus(sessionId);
    const text = JSON.stringify(status);
    if (text !== sent) stream.send('evaluation', status);
    sent = text;
    if (status.state === 'done' || status.state === 'failed') stream.end();
  };
  const { feed, onError } = deps;
  return lookOnChange({ feed, sessionId, stream, look, onError, anywayMs: LOOK_ANYWAY_MS });
}
