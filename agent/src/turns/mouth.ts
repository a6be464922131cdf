import type { Proposal, Rehearsal, Turn } from '../interviewer/port.ts';

/** A proposal and the turn that it answers; null where a timer, a command or the opening called for it. */
export type Line = {
  proposal: Proposal;
  turn: Turn | null;
  /** Its words, begun before the turn was over. */
  rehearsal?: Rehearsal | undefined;
};

/** What a mouth tells while it speaks a line, each once and in this order; a line that is dropped ends with none. */
export type LineEvents = {
  /** The first of it is heard or shown. */
  begun(line: Line, atMs: number): void;
  /** It is over; `text` is what was heard. */
  said(line: Line, said: { text: string; startMs: number; endMs: number; interrupted: boolean }): void;
  /** It was thrown away before anything of it was heard: the candidate went on. */
  dropped(line: Line): void;
  /** Nothing of it could be spoken. */
  failed(line: Line): void;
};

/** Says what the interviewer proposes, aloud or in writing. */
export type Mouth = {
  say(line: Line): void;
  /** Something is being said, or about to be. */
  readonly busy: boolean;
  /** Falls silent at once. */
  hush(): void;
  close(): Promise<void>;
};

/** Writes, and takes over in writing what a voice could not speak, or not to its end. */
export type WrittenMouth = Mouth & {
  /** Shows `rest`; what was heard before it, if anything was, is part of the same reply. */
  finish(line: Line, heard: { text: string; startMs: number } | null, rest: string): void;
};
