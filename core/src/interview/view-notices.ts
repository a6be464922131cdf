import type { LogEvent } from '../log/event.ts';
import type { CandidateProjection } from './projection.ts';

type Notice = CandidateProjection['view']['notices'][number];

/** What is going on, in plain sentences, kept up to date with the log. */
export function noteEvent(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  switch (event.kind) {
    case 'session_paused':
      return put(projection, 'paused', pausedText[event.data.reason]);
    case 'session_resumed':
      return drop(projection, 'paused');
    case 'session_ended':
      return { ...projection, view: { ...projection.view, notices: [] } };
    case 'interviewer_lost':
      return put(
        projection,
        'interviewer',
        'The interviewer has lost the line; it will be back in a moment. Nothing you said is gone.',
      );
    case 'interviewer_joined':
      // Its providers are its own: what was away for the one before is tried anew.
      return Object.keys(awayText).reduce(drop, drop(projection, 'interviewer'));
    case 'interviewer_restored':
      return drop(projection, 'interviewer');
    case 'connection_lost':
      return event.data.who === 'candidate'
        ? put(projection, 'connection', 'Your connection is away; reconnecting.')
        : projection;
    case 'connection_restored':
      return event.data.who === 'candidate' ? drop(projection, 'connection') : projection;
    case 'provider_switched':
      return noteProvider(projection, event.data.role, event.data.to);
    case 'coach_joined':
      return event.data.by_link
        ? noteCoaches(projection, [...projection.coachesByLink, guestOf(event.data)])
        : projection;
    case 'coach_left':
      return noteCoaches(
        projection,
        projection.coachesByLink.filter(({ id }) => id !== event.data.coach_id),
      );
    case 'coach_took_over':
      return put(projection, 'mic', 'A coach has the microphone.');
    case 'coach_handed_back':
      return drop(projection, 'mic');
    default:
      return projection;
  }
}

const pausedText = {
  candidate: 'Paused. The clock stands still until you go on.',
  connection: 'Paused until your connection is back.',
  muted: 'Paused while your microphone is away.',
  idle: 'Paused, as nothing went on for ten minutes.',
  outage: 'Paused: a part of the service is away. You can come back to this interview.',
} as const;

const awayText = {
  recogniser: 'The recogniser is away; you can type.',
  voice: 'The voice is away; the interviewer writes for now.',
  model: 'The language model is away; the case speaks with its own lines.',
} as const;

function noteProvider(projection: CandidateProjection, role: keyof typeof awayText, to: string | null) {
  return to === null ? put(projection, role, awayText[role]) : drop(projection, role);
}

type Guest = CandidateProjection['coachesByLink'][number];

const guestOf = ({ coach_id, name }: { coach_id: string; name?: string | undefined }): Guest => ({
  id: coach_id,
  name: name ?? 'somebody without a name',
});

function noteCoaches(projection: CandidateProjection, guests: readonly Guest[]): CandidateProjection {
  const coachesByLink = [...new Map(guests.map((guest) => [guest.id, guest])).values()];
  const next = { ...projection, coachesByLink };
  if (coachesByLink.length === projection.coachesByLink.length) return next;
  if (coachesByLink.length === 0) return drop(next, 'coaches');
  const names = coachesByLink.map(({ name }) => name).join(', ');
  const verb = coachesByLink.length === 1 ? 'is' : 'are';
  return put(next, 'coaches', `${coachesByLink.length} ${verb} listening: ${names}`);
}

function put(projection: CandidateProjection, id: string, text: string): CandidateProjection {
  const others = projection.view.notices.filter((notice) => notice.id !== id);
  return withNotices(projection, [...others, { id, text }]);
}

function drop(projection: CandidateProjection, id: string): CandidateProjection {
  const left = projection.view.notices.filter((notice) => notice.id !== id);
  return left.length === projection.view.notices.length ? projection : withNotices(projection, left);
}

function withNotices(projection: CandidateProjection, notices: Notice[]): CandidateProjection {
  return { ...projection, view: { ...projection.view, notices } };
}
