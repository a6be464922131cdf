import type { Directive } from '../log/event.ts';
import { findAsk, findNumericQuestion } from './agenda.ts';
import { lineOfAsk } from './asking.ts';
import { keepSilent, lineOf, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { resultInWords } from './judgement.ts';

/** The first words of a moment that is sat again: a sentence that says so, and its question in full. */
export function putAgain(context: Context): Decision {
  const ask = findAsk(context.case, context.state.redo?.askId ?? '');
  if (!ask) return keepSilent(context, 'redo');
  const line = lineOfAsk(context, ask);
  // An opening that puts the task itself stands for a question.
  const opening = line === '' ? lineOf(context, `phases.${ask.phase.id}.opening`) : '';
  const entered =
    context.phase?.id === ask.phase.id
      ? []
      : [newEvent(context, { kind: 'phase_entered', data: { phase_id: ask.phase.id, reason: 'start' } })];
  const exhibitId = ask.type === 'numeric' || ask.type === 'open' ? (ask.question.exhibit ?? null) : null;
  const isNew = exhibitId !== null && !context.state.exhibits.some(({ id }) => id === exhibitId);
  const handover = isNew ? lineOf(context, `exhibits.${exhibitId}.handover`) : '';
  const text = [word(context, 'redo_open'), opening, handover, line];
  return say(context, { act: 'ask', question_id: ask.id }, 'redo', text, {
    consequences: entered,
    exhibitId: isNew ? exhibitId : null,
  });
}

/** Where an interview would go on to something else, a moment that is sat again is over. */
export function closeRedo(context: Context, decision: Decision): Decision {
  const { redo } = context.state;
  if (!redo || decision.directive.act === 'off_case' || !leaves(decision, redo.askId)) return decision;
  const told = decision.directive.act === 'give_result' ? resultOf(context, redo.askId) : '';
  return say(context, { act: 'goodbye' }, decision.intent, [told, word(context, 'redo_over')], {
    consequences: decision.consequences.filter(
      ({ kind }) => kind !== 'phase_entered' && kind !== 'timer_fired',
    ),
    expectsReply: false,
    endsSession: true,
  });
}

function leaves({ directive, consequences, intent }: Decision, askId: string): boolean {
  if (intent === 'redo') return false;
  const others = consequences.flatMap((event) =>
    event.kind === 'timer_fired' ? [event.data.directive] : [],
  );
  return (
    directive.act === 'goodbye' ||
    consequences.some(({ kind }) => kind === 'phase_entered') ||
    [directive, ...others].some((one) => asksElse(one, askId))
  );
}

const asksElse = (directive: Directive, askId: string): boolean =>
  directive.act === 'ask' && directive.question_id !== askId;

function resultOf(context: Context, askId: string): string {
  const question = findNumericQuestion(context.case, askId);
  return question ? word(context, 'redo_result', { result: resultInWords(context, question) }) : '';
}
