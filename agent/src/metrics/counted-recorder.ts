import type { EventBody } from '@caseroom/core/log/event';
import type { LogRecorder } from '../log/recorder.ts';
import type { Figures } from './job-figures.ts';

/** Reasons for which a provider is changed that are nobody's failure. */
const NO_FAILURE: ReadonlySet<string> = new Set(['recovered', 'budget', 'better']);

/** A recorder that counts what the worker's figures name, on its way into the log. */
export function countedRecorder(recorder: LogRecorder, figures: Pick<Figures, 'add'>): LogRecorder {
  return {
    record: recorder.record,
    note(body, occurredMs) {
      count(body, figures);
      return recorder.note(body, occurredMs);
    },
  };
}

function count(body: EventBody, figures: Pick<Figures, 'add'>): void {
  if (body.kind !== 'provider_switched') return;
  const { role, reason } = body.data;
  figures.add('provider_switches_total', { role });
  // A recogniser's failures are counted where they happen, as most of them switch nothing.
  if (role !== 'recogniser' && !NO_FAILURE.has(reason)) figures.add('provider_errors_total', { role });
}
