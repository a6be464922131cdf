import type { NewEvent } from '@caseroom/core/interview/fold-event';
import type { Directive, EventData } from '@caseroom/core/log/event';
import type { Proposal } from './port.ts';

/** Granted time counts from the moment it was granted, not from when the reply was first thought of. */
export function atCommit(event: NewEvent, proposal: Proposal, at: number): NewEvent {
  if (event.kind !== 'thinking_granted' || proposal.thinkingMs === null) return event;
  return { ...event, data: { ...event.data, ends_ms: Math.round(at + proposal.thinkingMs) } };
}

export function endReasonOf(directive: Directive): EventData<'session_ended'>['reason'] {
  return directive.act === 'off_case' ? 'off_case' : 'completed';
}
