import type { Stimulus } from '@caseroom/core/interview/decide';
import type { Decision } from '@caseroom/core/interview/decision';
import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { InterviewState } from '@caseroom/core/interview/state';
import type { HeardWord } from '@caseroom/core/log/event';

/** One final of the recogniser, or one typed line. Times are milliseconds on the session's clock. */
export type Utterance = {
  eventId: string;
  text: string;
  words: HeardWord[];
  startMs: number;
  endMs: number;
  /** 0 to 1; null when the recogniser gives none or the line was typed. */
  confidence: number | null;
  modality: 'spoken' | 'typed';
  recogniser: string | null;
  /** Known by whoever heard it; left out: the interviewer says. */
  role?: UtteranceRole;
};

/** What becomes of an utterance: it is answered, or it is kept in the log and nobody answers. */
export type UtteranceRole = 'turn' | 'thinking' | 'backchannel' | 'echo';

/** What others ask the interviewer to do: a key of the page, the state of its ears, its own words that were cut off. */
export type Command = Exclude<Stimulus, { type: 'turn' | 'timer' | 'resume' | 'redo' }>;

/** What a turn, a timer or a command would make the interviewer do. Nothing of it is in the log before `commit`. */
export type Proposal = Decision & {
  /** Becomes the reply's id. */
  id: string;
  stimulus: 'turn' | 'timer' | 'command' | 'open';
  /** The timer that ran out; null for everything else. */
  timer: string | null;
  atMs: number;
  /** The turn that it answers, null when nobody spoke. */
  turn: Turn | null;
};

/**
 * The words of a proposal that may be made again a moment later, begun early. Whatever it brings is thrown away unless
 * the same is then proposed in earnest, and it is guarded anew then.
 */
export type Rehearsal = {
  readonly proposal: Proposal;
  /** What a model says, unguarded, to be read any number of times; null: the case's own line is said. */
  readonly clauses: AsyncIterable<string> | null;
  /** The guarded words as they would be said now. */
  words(): AsyncIterable<string>;
  abort(): void;
};

export type SaidReply = { text: string; startMs: number; endMs: number; interrupted: boolean };
export type Turn = { utteranceIds: readonly string[]; text: string };

/** Words of a recogniser that are not final: of the turn for a guess, and of nothing else. */
export type Unheard = { id: string; text: string };

/**
 * An interview's engine: it keeps the fold of the log, proposes, and records what was decided. It knows nothing of
 * rooms and sound. One call at a time; every method but `speak` is synchronous.
 */
export interface Interviewer {
  /** The fold of the log so far. */
  readonly state: InterviewState;
  /** What was asked by a key or a tap of the interviewer before this one, who did not get to it. */
  readonly owed: readonly Command[];
  /** Records a spoken utterance with its role, before anything else is done with it. Typed ones come by `absorb`. */
  hear(utterance: Utterance): UtteranceRole;
  /** What `hear` would make of an utterance; leaves no trace. */
  roleOf(utterance: Pick<Utterance, 'text' | 'modality'>): UtteranceRole;
  /**
   * Takes in events of other producers (the page's commands and typed lines, the coach), in order; those it has
   * already are skipped. Returns what there is to do: typed lines to be answered as turns, and commands.
   */
  absorb(events: readonly FoldableEvent[]): { turns: Utterance[]; commands: Command[] };
  /** What there is to say to a command now, whatever has come between; null: the first words are not due. */
  onCommand(command: Command): Proposal | null;
  /** What the interviewer would do about a turn; leaves no trace. */
  propose(turn: Turn & { nowMs: number; unheard?: Unheard | null }): Proposal;
  /**
   * The words for a proposal, clause by clause and guarded; ends early when `signal` aborts. Never throws. With a
   * rehearsal of the same plan they are there sooner.
   */
  speak(proposal: Proposal, signal: AbortSignal, rehearsal?: Rehearsal): AsyncIterable<string>;
  /** Begins the words of a proposal that will probably be made; leaves no trace. */
  rehearse(proposal: Proposal): Rehearsal;
  /**
   * Records the decision with its consequences. Without `turn` it answers the proposal's own; where that has none either, as
   * with timers, commands and most openings, nobody spoke.
   */
  commit(proposal: Proposal, turn?: Turn): void;
  /** Playout began, or the text is on the screen: records the reply and hands over its exhibit. */
  replyBegun(proposal: Proposal): void;
  /**
   * Playout ended; `text` is what was heard. Ends the session when the proposal does and was not interrupted. Returns what
   * was taken for listening while it was said, and answers it: a yes that came before the question was quite over.
   */
  replySaid(proposal: Proposal, said: SaidReply): Utterance[];
  /** When the earliest timer is due on the session's clock; null when none runs. */
  nextTimerMs(): number | null;
  /**
   * What a due timer calls for; null when there is nothing to say. What is only to be noted (the granted time is over,
   * the phase's time has come) is recorded by this call.
   */
  onTimer(nowMs: number): Proposal | null;
  /** The first words as `open` would give them once the page is audible; leaves no trace. Null: none are due. */
  guessOpening(): Proposal | null;
  /**
   * The first words: a greeting for an empty log, an apology for a resumed one, null until the page is audible, unless they
   * are to be read.
   */
  open(how?: { isRead?: boolean }): Proposal | null;
}
