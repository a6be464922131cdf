import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { InterviewState } from '@caseroom/core/interview/state';
import type { Command } from './port.ts';

/** What an event of another producer asks of the interviewer, null when it is only to be known. */
export function commandOf(
  event: FoldableEvent,
  before: InterviewState,
  after: InterviewState,
): Command | null {
  if (after.status === 'ended' || event.producer_kind === 'interviewer') return null;
  switch (event.kind) {
    case 'page_audible':
      return { type: 'open' };
    case 'thinking_asked':
      return event.data.by === 'key' ? { type: 'ask_time', askedMs: event.data.asked_ms } : null;
    case 'thinking_ended':
      return before.thinking && event.data.by === 'key' ? { type: 'end_thinking' } : null;
    case 'repeat_asked':
      return { type: 'repeat' };
    case 'number_confirmed': {
      const pending = before.pending;
      if (!pending || pending.statedId !== event.data.stated_id) return null;
      const { value, unit, right } = event.data;
      const { statedId, questionId, value: heard } = pending;
      const confirmed = { statedId, questionId, heard, value, unit, right };
      return { type: 'confirm_figure', confirmed };
    }
    default:
      return null;
  }
}

/**
 * The commands that nobody has decided once `event` has come; `wanted` is what it asks for itself. Time to think and a
 * figure that was confirmed are lost with whoever was asked; anything else is put right by going on.
 */
export function owedAfter(
  owed: readonly Command[],
  event: FoldableEvent,
  wanted: Command | null,
): readonly Command[] {
  if (wanted?.type === 'ask_time' || wanted?.type === 'confirm_figure') return [...owed, wanted];
  return owed.filter((command) => !isDecidedBy(event, command));
}

function isDecidedBy(event: FoldableEvent, command: Command): boolean {
  switch (event.kind) {
    case 'phase_entered':
    case 'session_ended':
      return true;
    case 'thinking_granted':
      return command.type === 'ask_time';
    case 'number_judged':
      return command.type === 'confirm_figure' && command.confirmed.questionId === event.data.question_id;
    case 'timer_fired':
      // A no without a figure of their own: it was asked for again.
      return (
        command.type === 'confirm_figure' &&
        !command.confirmed.right &&
        event.data.directive.act === 'read_back'
      );
    default:
      return false;
  }
}
