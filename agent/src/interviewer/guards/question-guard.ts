import { carriesLine } from '../lines.ts';
import type { Guard } from './guard.ts';

/** One question a turn, and none before a line of the case that asks its own. */
export const questionGuard: Guard = {
  name: 'question',
  check({ text, before, proposal }) {
    const asked = `${before} ${text}`.split('?').length - 1;
    const allowed = carriesLine(proposal.directive.act) || !proposal.plannedText.includes('?') ? 0 : 1;
    return asked > allowed ? `question ${asked} where ${allowed} may be asked` : null;
  },
};
