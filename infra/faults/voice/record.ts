import type { LogEvent } from '@caseroom/core/log/event';
import type { FaultKind } from './kinds.ts';

/** Moments are milliseconds as `Date.now()` counts them in the rig's own process. */
export type Span = { from: number; to: number };
/** A span in which a fault lasted, and the sessions that it struck; all of the run when left out. */
export type Blow = Span & { sessions?: readonly string[] };

/** One interview under faults as its witnesses saw it. Only `log` and `stored` are the product's own word. */
export type InterviewRecord = {
  sessionId: string;
  kind: FaultKind;
  /** The page could play sound; silence counts from here. */
  audibleAt: number;
  /** The candidate asked for the end. */
  endAskedAt: number;
  /** What the candidate's microphone sent, from the first sound of each line to its last. */
  spoken: readonly (Span & { text: string })[];
  /** Finals that the simulated recognisers sent. */
  finals: readonly { text: string; at: number }[];
  /** When they ended a sound of which they made no words: a tear in it, for want of a processor or by a fault. */
  wordless: readonly number[];
  /** When somebody began to listen to the candidate: connections to the recognisers. */
  listenedFrom: readonly number[];
  /** What the candidate heard, by the interviewer's identity and track. */
  voices: readonly { identity: string; track: string; loud: readonly Span[] }[];
  /** Lines of the interviewer that appeared on the screen with no voice. */
  written: readonly { at: number; text: string }[];
  /** What the page said about the state of things, each time it changed; empty: all is well. */
  shown: readonly { at: number; reasons: readonly string[] }[];
  /** What each voice request of the interviewer asked for. */
  voiced: readonly { at: number; text: string }[];
  strikes: readonly Span[];
  log: readonly LogEvent[];
  stored: Stored;
  /** For how long the sound of a line broke off at the worst, for want of a processor. */
  microphoneLateMs: number;
  /** What the rig itself could not do; the interview proves nothing then. */
  mishaps: readonly string[];
};

/** What the database holds when everything has come to rest. */
export type Stored = {
  status: string;
  endReason: string | null;
  headSeq: number;
  headHash: string;
  /** The hash of the head as the rig computes it from the stored rows. */
  chain: readonly { seq: number; hash: string }[];
  evaluations: readonly {
    rubricVersion: string;
    state: string;
    published: boolean;
    headSeq: number;
    headHash: string;
  }[];
};

export const overlapOf = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));

/** Words with a longer hole in them are not the words that were said: whoever listened proves nothing. */
const TORN_MS = 80;

export const isTorn = ({ microphoneLateMs }: InterviewRecord): boolean => microphoneLateMs > TORN_MS;
