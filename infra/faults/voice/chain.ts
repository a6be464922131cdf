import { nextHeadHash } from '@caseroom/api/features/log/head-hash';
import { eventDraft, type LogEvent } from '@caseroom/core/log/event';

/** The hash after each event, from the events alone. */
export function chainOf(log: readonly LogEvent[]): { seq: number; hash: string }[] {
  let hash = '';
  return log.map((event) => {
    hash = nextHeadHash(hash, event.seq, eventDraft.parse(event));
    return { seq: event.seq, hash };
  });
}
