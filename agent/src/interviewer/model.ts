import type { Directive } from '@caseroom/core/log/event';

/** What a model is asked to put into words. */
export type SpeechOrder = {
  directive: Directive;
  system: string;
  /** The conversation so far as data, then what is to be said now. */
  prompt: string;
};

/** Why a signal aborts when whoever listened has lost patience: the model is at fault, and not a candidate who goes on. */
export const LOST_PATIENCE = 'late';

/** A language model as the interviewer's voice: streams text for a directive. Rejects or ends early when it fails. */
export interface InterviewerModel {
  readonly name: string;
  stream(order: SpeechOrder, signal: AbortSignal): AsyncIterable<string>;
}
