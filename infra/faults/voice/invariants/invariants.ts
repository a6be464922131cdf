import type { InterviewRecord } from '../record.ts';
import { inContext } from './context.ts';
import { endState, oneEvaluation, scoreFromLog } from './scores.ts';
import { oneVoice, unexplainedSilence } from './sound.ts';
import { transcripts } from './transcripts.ts';

export const invariants = [
  'transcripts',
  'one evaluation',
  'end state',
  'one voice',
  'no unexplained silence',
  'score from the stored log',
  'in context',
] as const;
export type Invariant = (typeof invariants)[number];
export type Broken = { invariant: Invariant; what: string };

const checks: Record<Invariant, (record: InterviewRecord) => string[]> = {
  transcripts,
  'one evaluation': oneEvaluation,
  'end state': endState,
  'one voice': oneVoice,
  'no unexplained silence': unexplainedSilence,
  'score from the stored log': scoreFromLog,
  'in context': inContext,
};

/** Every promise that a record breaks, in words. */
export const brokenIn = (record: InterviewRecord): Broken[] =>
  invariants.flatMap((invariant) => checks[invariant](record).map((what) => ({ invariant, what })));
