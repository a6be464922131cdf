import { pools } from '@caseroom/core/interview/wording-pools';
import type { DirectiveAct } from '@caseroom/core/log/event';
import { sentencesOf } from './clauses.ts';

/** The case's own line without a leading acknowledgement, for when something else has been said in its place. */
export function withoutAcknowledgement(text: string): string {
  const lead = pools.acknowledge.find((wording) => text.startsWith(`${wording} `));
  return lead ? text.slice(lead.length).trimStart() : text;
}

/** What must still be said when a reply broke off: the question, so that none is lost, and nothing twice. */
export function unsaidQuestion(planned: string, spoken: string): string {
  const question = sentencesOf(planned).findLast((sentence) => sentence.includes('?'));
  if (!question || spoken.includes('?')) return '';
  return question;
}

/** These acts put a line of the case: a model leads in, and the line itself is always said word for word. */
export function carriesLine(act: DirectiveAct): boolean {
  return ['ask', 'probe', 'pushback', 'hint', 'curveball', 'show_exhibit', 'redirect'].includes(act);
}
