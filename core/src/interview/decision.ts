import type { Directive } from '../log/event.ts';
import type { NewEvent } from './fold-event.ts';

/**
 * How long to wait at the end of the candidate's next turn: brisk where people chat, patient where they think, and
 * unhurried where they answer in several sentences and breathe between them.
 */
export type Patience = 'brisk' | 'patient' | 'unhurried';

/**
 * What the policy decided about a stimulus: the directive, how the stimulus was understood, what follows from it in
 * the log, and the case's own words for it. Nothing has happened until it is committed.
 */
export type Decision = {
  directive: Directive;
  intent: string;
  consequences: readonly NewEvent[];
  /** The case's own line for the directive; empty when `silent`. */
  plannedText: string;
  /** True: nothing is said. */
  silent: boolean;
  /** The reply puts a question or leaves the word to the candidate. */
  expectsReply: boolean;
  /** Handed over when the reply begins. */
  exhibitId: string | null;
  /** Thinking time that the decision grants. */
  thinkingMs: number | null;
  endsSession: boolean;
  patience: Patience;
};
