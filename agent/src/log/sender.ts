import type { AppendResponse } from '@caseroom/core/wire/agent';
import type { EventDraft } from '@caseroom/core/log/event';
import { ApiError } from '../api/api-error.ts';
import { backoffMs, pause } from '../life/backoff.ts';
import type { Logger } from '../life/logger.ts';
import type { Outbox } from './outbox.ts';

/** One request carries so many at most; the api takes 500. */
const BATCH = 200;
const RETRY_BASE_MS = 200;
const RETRY_MAX_MS = 5_000;

export type SenderDeps = {
  outbox: Outbox;
  send: (events: readonly EventDraft[]) => Promise<AppendResponse>;
  onAnswer: (answer: AppendResponse) => void;
  /** A request was not taken: its events are kept and sent again, or one of them is lost for good. */
  onRefused?: (end: 'kept' | 'dropped') => void;
  logger: Logger;
};

/** What the api says of events themselves: they would be refused whenever they are sent. Everything else is kept. */
const lastWord: ReadonlySet<string> = new Set(['invalid_request', 'too_large', 'session_erased']);
/** The other end takes less at once; an ingress says so in its own words. */
const TOO_LARGE = 413;

/** Sends what waits in an outbox, in order, and tries again as long as it lives. */
export type Sender = {
  /** There may be something new to send. */
  nudge(): void;
  /** True when the outbox is empty; false when it is not after `withinMs`. */
  drained(withinMs: number): Promise<boolean>;
  close(): void;
};

export function startSender(deps: SenderDeps): Sender {
  const life = new AbortController();
  let running: Promise<void> | undefined;
  const nudge = () => {
    if (life.signal.aborted || running || deps.outbox.size === 0) return;
    running = sendAll(deps, life.signal).finally(() => {
      running = undefined;
      nudge();
    });
  };
  return {
    nudge,
    async drained(withinMs) {
      const deadline = Date.now() + withinMs;
      nudge();
      while (deps.outbox.size > 0 && Date.now() < deadline) {
        await Promise.race([running ?? pause(20), pause(deadline - Date.now())]);
      }
      return deps.outbox.size === 0;
    },
    close: () => life.abort(),
  };
}

async function sendAll(deps: SenderDeps, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let batch = BATCH;
  while (deps.outbox.size > 0 && !signal.aborted) {
    const events = deps.outbox.waiting(batch);
    try {
      settle(deps, events, await deps.send(events));
      failures = 0;
      batch = BATCH;
    } catch (error) {
      const isFinal = error instanceof ApiError && !error.retryable && lastWord.has(error.code);
      const isTooMuch = error instanceof ApiError && error.status === TOO_LARGE;
      if (events.length > 1 && (isFinal || isTooMuch)) batch = 1;
      else if (isFinal) drop(deps, events, error);
      else {
        if (failures === 0) keep(deps, error);
        await pause(backoffMs(failures++, RETRY_BASE_MS, RETRY_MAX_MS), signal);
      }
    }
  }
}

/** Told once for each outage: the events stay on disk until somebody takes them. */
function keep(deps: SenderDeps, error: unknown): void {
  deps.logger.warn({ err: error, waiting: deps.outbox.size }, 'events were not taken; they are sent again');
  deps.onRefused?.('kept');
}

function settle(deps: SenderDeps, events: readonly EventDraft[], answer: AppendResponse): void {
  const answered = [...answer.stored, ...answer.refused].map((row) => row.event_id);
  // An answer that names none of what was sent would be asked for again for ever.
  const known = new Set(answered);
  deps.outbox.acknowledge(events.some((event) => known.has(event.event_id)) ? answered : idsOf(events));
  for (const row of answer.refused) deps.logger.warn({ code: row.code }, 'the api refused an event');
  deps.onAnswer(answer);
}

/** The api will never take this one: better one event lost, loudly, than all that follow it. */
function drop(deps: SenderDeps, events: readonly EventDraft[], error: unknown): void {
  for (const event of events) {
    deps.logger.error(
      { err: error, kind: event.kind, event_id: event.event_id },
      'an event cannot be stored',
    );
  }
  deps.outbox.acknowledge(idsOf(events));
  deps.onRefused?.('dropped');
}

const idsOf = (events: readonly EventDraft[]): string[] => events.map((event) => event.event_id);
