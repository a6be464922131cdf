import type { InterviewState } from '@caseroom/core/interview/state';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Proposal } from '../port.ts';

/** What a guard may look at: the clause, what stands before it in the same reply, and what was decided. */
export type Clause = {
  text: string;
  before: string;
  proposal: Proposal;
  case: CompiledCase;
  state: InterviewState;
};

/** Stands between a model's words and the voice. Gives the reason for stopping a clause, null to let it pass. */
export type Guard = {
  readonly name: 'number' | 'key' | 'length' | 'question' | 'language';
  check(clause: Clause): string | null;
};
