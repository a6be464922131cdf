import { agentStateAttribute, hearingAttribute } from '@caseroom/core/wire/room';
import type { CandidateView } from '@caseroom/core/wire/view';
import type { Candidate } from './candidate.ts';

/** Five looks in the time after which people begin to wonder. */
const LOOK_EVERY_MS = 250;

/** What the candidate's page would show: the reasons why nobody speaks, whenever they change. */
export type Page = { readonly shown: { at: number; reasons: readonly string[] }[]; close(): void };

export function watchPage(candidate: Candidate, view: () => Promise<CandidateView>): Page {
  const shown: { at: number; reasons: readonly string[] }[] = [];
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    const seen = await view().catch(() => undefined);
    const reasons = reasonsFor(candidate, seen);
    if (shown.at(-1)?.reasons.join() !== reasons.join()) shown.push({ at: Date.now(), reasons });
    looking = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return { shown, close: () => clearInterval(timer) };
}

/** The banners and words of the room's page that tell of something out of the ordinary. */
function reasonsFor(candidate: Candidate, view: CandidateView | undefined): string[] {
  const reasons = [
    ...(candidate.call === 'connected' ? [] : [`call ${candidate.call}`]),
    ...(candidate.attribute(hearingAttribute) === 'away' ? ['hearing away'] : []),
    // After 4 s of it the page says that this one takes a moment.
    ...(candidate.attribute(agentStateAttribute) === 'thinking' ? ['thinking'] : []),
  ];
  if (!view) return [...reasons, 'feed broken'];
  return [
    ...reasons,
    ...(view.interviewer === 'awaited' ? ['on the way'] : []),
    ...(view.interviewer === 'lost' ? ['interviewer lost'] : []),
    ...(view.status === 'live' ? [] : [`status ${view.status}`]),
    ...(view.thinking ? ['thinking time'] : []),
    ...view.notices.map(({ id }) => `notice ${id}`),
  ];
}
