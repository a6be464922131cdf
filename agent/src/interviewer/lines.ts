import { pools } from '@caseroom/core/interview/wording-pools';
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
