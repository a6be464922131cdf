import type { CandidateView } from '@caseroom/core/wire/view';
import type { EventStream } from './event-stream.ts';
import type { LogFeed } from './log-feed.ts';
import { lookOnChange } from './look-on-change.ts';
import type { Views } from './view.service.ts';

export type ChangesDeps = { views: Views; feed: Pick<LogFeed, 'listen'> };

/** A wake-up that got lost (Postgres restarted) is made good after this time at the latest. */
const LOOK_ANYWAY_MS = 5_000;

type Follow = {
  sessionId: string;
  tabId: string | undefined;
  stream: EventStream;
  onError: (error: unknown) => void;
};

/**
 * Sends the view, then each change, until the stream is closed, the session is erased, or another tab takes over
 * (`superseded`). A page that reconnects gets a whole view, which stands for everything after its Last-Event-ID.
 */
export function followChanges(deps: ChangesDeps, { sessionId, tabId, stream, onError }: Follow): () => void {
  let sent: CandidateView | undefined;

  async function look(): Promise<void> {
    const head = await deps.views.findHead(sessionId);
    if (!head) return finish('gone');
    if (tabId !== undefined && head.tab_id !== null && head.tab_id !== tabId) return finish('superseded');
    const view = await deps.views.getView(sessionId);
    if (!sent) stream.send('view', view, view.seq);
    else {
      const change = deps.views.changeSince(sent, view);
      if (change) stream.send('change', change, view.seq);
    }
    sent = view;
  }

  function finish(event: 'gone' | 'superseded'): void {
    stream.send(event, {});
    stream.end();
    stop();
  }

  const { feed } = deps;
  const stop = lookOnChange({ feed, sessionId, stream, look, onError, anywayMs: LOOK_ANYWAY_MS });
  return stop;
}
