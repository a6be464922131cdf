import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import type { EventDraft } from '@caseroom/core/log/event';
import type { Logger } from '../life/logger.ts';

/** Beyond this a file whose every event is acknowledged is emptied; below, one write less is worth more. */
const TRIM_BYTES = 256 * 1024;

/**
 * Events of one interviewer job that the api has not acknowledged yet, in order, on disk before anything else is done
 * with them. A line of JSON each; a line that a crash tore is left out when the file is read again.
 */
export type Outbox = {
  /** On disk when this returns. A full disk is survived: the events then wait in memory only. */
  append(events: readonly EventDraft[]): void;
  /** The oldest events that wait, at most `max`. */
  waiting(max: number): readonly EventDraft[];
  acknowledge(eventIds: readonly string[]): void;
  readonly size: number;
  /** Takes the file away when nothing waits any more, so that nobody sends it again. */
  close(): void;
};

export function openOutbox(file: string, earlier: readonly EventDraft[], logger: Logger): Outbox {
  const fd = openSync(file, 'a');
  let queue: EventDraft[] = [...earlier];
  let closed = false;
  // The file may end in a torn line, which must not swallow the next one.
  if (earlier.length > 0) writeSync(fd, '\n');
  return {
    append(events) {
      queue.push(...events);
      if (!closed) writeLines(fd, events, logger);
    },
    waiting: (max) => queue.slice(0, max),
    acknowledge(eventIds) {
      const done = new Set(eventIds);
      queue = queue.filter((event) => !done.has(event.event_id));
      if (!closed && queue.length === 0 && fstatSync(fd).size > TRIM_BYTES) ftruncateSync(fd, 0);
    },
    get size() {
      return queue.length;
    },
    close() {
      if (closed) return;
      closed = true;
      closeSync(fd);
      // Somebody else may have sent it as well, and been quicker.
      if (queue.length === 0) rmSync(file, { force: true });
    },
  };
}

function writeLines(fd: number, events: readonly EventDraft[], logger: Logger): void {
  try {
    writeSync(fd, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    fdatasyncSync(fd);
  } catch (error) {
    logger.error(
      { err: error },
      'the outbox could not be written; events wait in memory until they are sent',
    );
  }
}
