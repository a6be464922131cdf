import type { EventData } from '@caseroom/core/log/event';
import type { Interviewer } from '../interviewer/port.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { LogRecorder } from './recorder.ts';

export type SwitchDeps = {
  recorder: Pick<LogRecorder, 'note'>;
  interviewer: Pick<Interviewer, 'absorb'>;
  clock: Pick<SessionClock, 'now'>;
};

/** Another provider took over, or none: for the log, and for the interviewer, whose clocks stand still while nobody hears. */
export function noteSwitch(
  { recorder, interviewer, clock }: SwitchDeps,
  data: EventData<'provider_switched'>,
): void {
  interviewer.absorb([recorder.note({ kind: 'provider_switched', data }, clock.now())]);
}
