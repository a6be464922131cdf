import type { EventData } from '../log/event.ts';
import type { InterviewState, NumericProgress } from './state.ts';

export const noProgress: NumericProgress = {
  attempts: 0,
  last: null,
  walkedThrough: false,
  readBacks: 0,
  hints: [],
  told: false,
};

export const progressOf = (state: InterviewState, questionId: string): NumericProgress =>
  state.numeric[questionId] ?? noProgress;

export function withProgress(
  state: InterviewState,
  questionId: string,
  change: Partial<NumericProgress>,
): InterviewState {
  return {
    ...state,
    numeric: { ...state.numeric, [questionId]: { ...progressOf(state, questionId), ...change } },
  };
}

export function foldStated(
  state: InterviewState,
  id: string,
  stated: EventData<'number_stated'>,
): InterviewState {
  const { question_id: questionId, value, unit, text, needs } = stated;
  const figures = [...state.stated, { eventId: id, value, unit, text, questionId }];
  if (needs === 'nothing' || questionId === null) return { ...state, stated: figures };
  const { readBacks } = progressOf(state, questionId);
  const isAskedBack = needs === 'read_back' || needs === 'choice';
  const counted = withProgress(state, questionId, { readBacks: readBacks + (isAskedBack ? 1 : 0) });
  const pending = { statedId: id, questionId, value, unit, text, needs, rival: stated.rival ?? null };
  return { ...counted, stated: figures, pending };
}

/** A confirmed figure keeps waiting, now as the one to be judged; a denied one is forgotten. */
export function foldConfirmed(
  state: InterviewState,
  confirmed: EventData<'number_confirmed'>,
): InterviewState {
  const { stated_id: statedId, value, unit } = confirmed;
  const stated = state.stated.map((figure) =>
    figure.eventId === statedId ? { ...figure, value, unit } : figure,
  );
  const pending = state.pending?.statedId === statedId ? null : state.pending;
  return { ...state, stated, pending };
}

export function foldJudged(
  state: InterviewState,
  judged: EventData<'number_judged'>,
  at: number,
): InterviewState {
  const progress = progressOf(state, judged.question_id);
  const attempts = Math.max(progress.attempts, judged.attempt);
  const next = withProgress(state, judged.question_id, { attempts, last: { ...judged, atMs: at } });
  return state.pending?.questionId === judged.question_id ? { ...next, pending: null } : next;
}

export function foldHint(state: InterviewState, hint: EventData<'hint_given'>): InterviewState {
  if (hint.question_id === null) return state;
  const { hints } = progressOf(state, hint.question_id);
  return withProgress(state, hint.question_id, {
    hints: [...hints, { id: hint.hint_id, level: hint.level }],
  });
}
