import type { CasePhase } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import type { Ask } from './agenda.ts';
import { lineOf, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import type { NewEvent } from './fold-event.ts';
import { beforeAdvice } from './heard-advice.ts';
import { countWords, sentences } from './wording.ts';

export type Lead = {
  /** Said before the next thing, e.g. an acknowledgement. */
  before?: string;
  /** `before` is only polite, however long it is. */
  isPolite?: boolean;
  consequences?: readonly NewEvent[];
  reason?: EventData<'phase_entered'>['reason'];
  /** Leave the phase whatever is left in it. */
  leave?: boolean;
};

/** A reply is kept to about this many words; what is only polite goes first. */
const mostWords = 35;

/** Puts what is asked for, with its phase's opening and its exhibit. */
export function askNow(
  context: Context,
  intent: string,
  ask: Ask,
  entering: CasePhase | null,
  lead: Lead,
): Decision {
  const opening = entering ? lineOf(context, `phases.${entering.id}.opening`) : '';
  const exhibitId = ask.type === 'numeric' || ask.type === 'open' ? (ask.question.exhibit ?? null) : null;
  const shown = context.state.exhibits.some(({ id }) => id === exhibitId);
  const handover = exhibitId && !shown ? lineOf(context, `exhibits.${exhibitId}.handover`) : '';
  const wanted = sentences(opening, handover, lineOfAsk(context, ask));
  const before = entering?.kind === 'recommendation' ? beforeAdvice(context, lead.before) : lead.before;
  // An acknowledgement before a long reply is the first thing that nobody would miss.
  const polite =
    countWords(wanted) + countWords(before ?? '') <= mostWords || (!lead.isPolite && isMore(before));
  return say(context, { act: 'ask', question_id: ask.id }, intent, [polite ? before : '', wanted], {
    consequences: lead.consequences ?? [],
    exhibitId: shown ? null : exhibitId,
  });
}

/** Whether what leads is more than an acknowledgement, and so must be said. */
export const isMore = (before: string | undefined): boolean => countWords(before ?? '') > 6;

export function lineOfAsk(context: Context, ask: Ask): string {
  if (ask.type === 'numeric' || ask.type === 'open') return lineOf(context, `questions.${ask.id}.ask`);
  if (ask.type === 'so_what') return lineOf(context, `questions.${ask.question.id}.so_what`);
  // Of an analysis only somebody who leads it has a task: to say where to go.
  if (ask.phase.kind === 'analysis') return word(context, 'next_step');
  // An opening of the phase has put the task already.
  if (ask.phase.opening && ask.phase.opening.includes('?')) return '';
  if (ask.phase.kind === 'clarify') return word(context, 'more_questions');
  if (ask.phase.kind === 'structure') return word(context, 'ask_structure');
  return word(context, ask.phase.kind === 'brainstorm' ? 'ask_brainstorm' : 'ask_recommendation');
}
