import type { DirectiveAct } from '@caseroom/core/log/event';
import { sentencesOf } from './clauses.ts';

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
