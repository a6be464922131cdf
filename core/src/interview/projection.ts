import type { CompiledCase } from '../case/schema.ts';
import type { CandidateView, TranscriptLine } from '../wire/view.ts';

/** A view with what is needed to take one more event into it; immutable, and parts that did not change are shared. */
export type CandidateProjection = {
  readonly view: CandidateView;
  readonly case: CompiledCase;
  readonly captions: boolean;
  /** Replies whose words are not to be read before the interview is over. */
  readonly withheld: readonly TranscriptLine[];
  /** The reply being spoken, as far as the view must know it. */
  readonly reply: { id: string; withhold: boolean } | null;
  readonly coachesByLink: readonly { id: string; name: string }[];
  /** What holds the interview up, and since when. */
  readonly stopped: { readonly by: readonly string[]; readonly sinceMs: number };
  readonly isThinking: boolean;
};
