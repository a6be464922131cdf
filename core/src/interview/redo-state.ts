import type { EventData } from '../log/event.ts';
import type { InterviewState } from './state.ts';

/**
 * The state in which a moment is sat again. What the interview knew stays; what belonged to the sitting (who was in the
 * room, what held it up, what was about to be answered) is over, and the phase has its whole time. A take is read alone,
 * so what was recommended before it has to be said in it.
 */
export function foldReopened(
  {
    isWritten: _written,
    byKey: _byKey,
    keyTurn: _keyTurn,
    echo: _echo,
    advised: _advised,
    ...state
  }: InterviewState,
  { ask_id: askId, door, setting }: EventData<'moment_reopened'>,
  at: number,
): InterviewState {
  return {
    ...state,
    redo: { askId, put: false },
    started: state.started && { ...state.started, door, setting },
    status: 'live',
    endReason: null,
    audible: false,
    stops: [],
    phase: state.phase && { ...state.phase, enteredMs: at, excludedMs: 0, timeCued: false },
    pending: null,
    thinking: null,
    graceUntilMs: null,
    thinkingCheckDone: true,
    lastIntent: null,
    ...{ offCaseInRow: 0, missesInRow: 0, checkInsInRow: 0, lostInRow: 0 },
    onDriverMs: at,
    reply: null,
    unheard: null,
    unanswered: [],
    lastHeardMs: at,
    whispers: [],
    coachHasTheMic: false,
  };
}
