import type { LogEvent } from '@caseroom/core/log/event';
import type { AgentApi } from '../api/agent-api.ts';
import { backoffMs, pause } from '../life/backoff.ts';
import type { Logger } from '../life/logger.ts';

const RETRY_BASE_MS = 200;
const RETRY_MAX_MS = 2_000;

export type FeedDeps = {
  api: AgentApi;
  sessionId: string;
  /** The last event that is known already. */
  afterSeq: number;
  /** Given events in the log's order, each once. */
  onEvents: (events: readonly LogEvent[]) => void;
  logger: Logger;
};

/** Reads on in the log when somebody says that it has grown. */
export type LogFeed = { hint(headSeq: number): void; close(): void };

export function startFeed(deps: FeedDeps): LogFeed {
  const life = new AbortController();
  let seen = deps.afterSeq;
  let wanted = deps.afterSeq;
  let reading = false;
  const read = async () => {
    reading = true;
    for (let failures = 0; seen < wanted && !life.signal.aborted; ) {
      try {
        const { events } = await deps.api.eventsAfter(deps.sessionId, seen);
        const fresh = events.filter((event) => event.seq > seen);
        // A head that nothing stands behind (an erased session) must not be asked for again and again.
        seen = fresh.at(-1)?.seq ?? wanted;
        if (fresh.length > 0 && !life.signal.aborted) deps.onEvents(fresh);
        failures = 0;
      } catch (error) {
        deps.logger.debug({ err: error }, 'the log could not be read; trying again');
        await pause(backoffMs(failures++, RETRY_BASE_MS, RETRY_MAX_MS), life.signal);
      }
    }
    reading = false;
  };
  return {
    hint(headSeq) {
      wanted = Math.max(wanted, headSeq);
      if (!reading && seen < wanted) void read();
    },
    close: () => life.abort(),
  };
}
