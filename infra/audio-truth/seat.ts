import type { TrueCandidate } from './candidate.ts';

/** What is measured beside one another: our agent, and the framework's stock parts as they come and tuned. */
export const contenders = ['ours', 'stock', 'tuned'] as const;
export type Contender = (typeof contenders)[number];

export type ReplyNote = { act: string; phase: string };

/** A candidate in a room with an interviewer. */
export type Seat = {
  name: string;
  candidate: TrueCandidate;
  /** When the candidate asked to join, on the clock of `performance.now()`. */
  joinedAt: number;
  /** Tells the interviewer that it can be heard; gives the moment. */
  audible(): Promise<number>;
  /** What the reply to this line was, where the interviewer keeps a log. */
  noteOf(text: string): Promise<ReplyNote | undefined>;
  /** How many events its log holds; undefined where there is none. */
  logged(): Promise<number | undefined>;
  leave(): Promise<void>;
};

export type Venue = { seat(name: string): Promise<Seat>; workerPid(): number; close(): Promise<void> };
