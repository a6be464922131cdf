import type { NewEvent } from '@caseroom/core/interview/fold-event';
import type { Directive, EventBody, EventData } from '@caseroom/core/log/event';
import type { Proposal, Turn } from './port.ts';

/** Granted time counts from the moment it was granted, not from when the reply was first thought of. */
export function atCommit(event: NewEvent, proposal: Proposal, at: number): NewEvent {
  if (event.kind !== 'thinking_granted' || proposal.thinkingMs === null) return event;
  return { ...event, data: { ...event.data, ends_ms: Math.round(at + proposal.thinkingMs) } };
}

export function endReasonOf(directive: Directive): EventData<'session_ended'>['reason'] {
  return directive.act === 'off_case' ? 'off_case' : 'completed';
}

export function turnTaken({ directive, intent }: Proposal, { utteranceIds, text }: Turn): EventBody {
  const data = { utterance_ids: [...utteranceIds], text, intent, directive };
  return { kind: 'turn_taken', data: { ...data, picked_by: 'policy' } };
}

export const timerFired = ({ timer, intent, directive }: Proposal): EventBody => ({
  kind: 'timer_fired',
  data: { timer: timer ?? intent, directive },
});
