import type { EventStream } from './event-stream.ts';
import type { LogFeed } from './log-feed.ts';

export type LookOnChange = {
  feed: Pick<LogFeed, 'listen'>;
  sessionId: string;
  stream: Pick<EventStream, 'isOpen'>;
  /** A wake-up that got lost (Postgres restarted) is made good after this time at the latest. */
  anywayMs: number;
  look: () => Promise<void>;
  onError: (error: unknown) => void;
};

/** Looks now, and after each change of a session, until what is returned is called: one look at a time; what comes meanwhile makes one more. */
export function lookOnChange({ feed, sessionId, stream, anywayMs, look, onError }: LookOnChange): () => void {
  let looking = false;
  let again = false;
  async function wake(): Promise<void> {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && stream.isOpen) {
        again = false;
        await look();
      }
    } catch (error) {
      onError(error);
    } finally {
      looking = false;
    }
  }
  const unlisten = feed.listen(sessionId, () => void wake());
  const timer = setInterval(() => void wake(), anywayMs);
  void wake();
  return () => {
    unlisten();
    clearInterval(timer);
  };
}
