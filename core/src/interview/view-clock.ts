import type { LogEvent, LogEventOf } from '../log/event.ts';
import type { CandidateProjection } from './projection.ts';

/** What holds an interview up without being the candidate's doing. */
type Stop = 'pause' | 'interviewer' | 'connection' | 'hearing';

/**
 * Keeps the clock of the page to what the interviewer reckons with: granted time, pauses and faults of ours count for
 * no phase, and a stop leaves granted time as long as it was.
 */
export function keepClock(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  const stopped = stopsAfter(projection, event);
  const thinking = event.kind === 'thinking_granted' || (projection.isThinking && !endsThinking(event));
  if (stopped === projection.stopped && thinking === projection.isThinking) return projection;
  const at = event.occurred_ms;
  const view = withLongerThinking(projection, stopped.by.length === 0, at);
  const next = { ...projection, stopped, isThinking: thinking, view };
  const holds = thinking || stopped.by.length > 0;
  if (view.held_since_ms === null) return holds ? { ...next, view: { ...view, held_since_ms: at } } : next;
  return holds ? next : { ...next, view: released(view, at) };
}

const endsThinking = ({ kind }: LogEvent): boolean => kind === 'thinking_ended' || kind === 'session_ended';

function stopsAfter({ stopped }: CandidateProjection, event: LogEvent): CandidateProjection['stopped'] {
  switch (event.kind) {
    case 'session_paused':
      return withStop(stopped, 'pause', event.occurred_ms);
    case 'session_resumed':
      return withoutStop(stopped, 'pause');
    case 'interviewer_lost':
      return withStop(stopped, 'interviewer', event.occurred_ms);
    case 'interviewer_joined':
      return withoutStop(withoutStop(stopped, 'hearing'), 'interviewer');
    case 'interviewer_restored':
      return withoutStop(stopped, 'interviewer');
    case 'provider_switched':
      return stoppedBySwitch(stopped, event);
    case 'utterance_heard':
      return event.data.modality === 'typed' ? withoutStop(stopped, 'hearing') : stopped;
    case 'connection_lost':
      return event.data.who === 'candidate' ? withStop(stopped, 'connection', event.occurred_ms) : stopped;
    case 'connection_restored':
      return event.data.who === 'candidate' ? withoutStop(stopped, 'connection') : stopped;
    default:
      return stopped;
  }
}

type Stopped = CandidateProjection['stopped'];

function stoppedBySwitch(
  stopped: Stopped,
  { data: { role, to }, occurred_ms: at }: LogEventOf<'provider_switched'>,
): Stopped {
  if (role !== 'recogniser') return stopped;
  return to === null ? withStop(stopped, 'hearing', at) : withoutStop(stopped, 'hearing');
}

const withStop = (stopped: Stopped, why: Stop, at: number): Stopped =>
  stopped.by.includes(why)
    ? stopped
    : { by: [...stopped.by, why], sinceMs: stopped.by.length === 0 ? at : stopped.sinceMs };

const withoutStop = (stopped: Stopped, why: Stop): Stopped =>
  stopped.by.includes(why) ? { ...stopped, by: stopped.by.filter((other) => other !== why) } : stopped;

function withLongerThinking(
  { view, stopped }: CandidateProjection,
  goesOn: boolean,
  at: number,
): CandidateProjection['view'] {
  if (!view.thinking || stopped.by.length === 0 || !goesOn) return view;
  const since = Math.max(stopped.sinceMs, view.thinking.started_ms);
  const ends_ms = view.thinking.ends_ms + Math.max(0, at - since);
  return { ...view, thinking: { ...view.thinking, ends_ms } };
}

function released(view: CandidateProjection['view'], at: number): CandidateProjection['view'] {
  const heldMs = Math.max(0, at - (view.held_since_ms ?? at));
  return {
    ...view,
    held_since_ms: null,
    excluded_ms: view.excluded_ms + heldMs,
    phase_entered_ms: view.phase_entered_ms === null ? null : view.phase_entered_ms + heldMs,
  };
}
