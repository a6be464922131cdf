import type { CandidateView } from '@caseroom/core/wire/view';

export type Shape = 'absent' | 'listening' | 'thinking' | 'speaking' | 'still';
export type Presence = { word: string; shape: Shape };

/** What the interviewer is doing, as a word and a shape. `agentState` is the framework's attribute, if it is there. */
export function presenceOf(
  view: Pick<CandidateView, 'status' | 'interviewer' | 'thinking'>,
  agentState: string | undefined,
  awaitingReply: boolean,
  reachable = true,
): Presence {
  if (view.status === 'paused') return { word: 'Paused', shape: 'still' };
  if (view.status === 'ended') return { word: 'Over', shape: 'still' };
  if (!reachable) return { word: 'Out of reach', shape: 'absent' };
  if (view.interviewer === 'lost') return { word: 'Lost for a moment', shape: 'absent' };
  if (view.interviewer === 'awaited' && !agentState) return { word: 'On the way', shape: 'absent' };
  if (agentState === 'speaking') return { word: 'Speaking', shape: 'speaking' };
  if (view.thinking) return { word: 'Waiting for you', shape: 'still' };
  if (agentState === 'thinking' || awaitingReply) return { word: 'Thinking', shape: 'thinking' };
  if (agentState === 'initializing') return { word: 'Getting ready', shape: 'absent' };
  return { word: 'Listening', shape: 'listening' };
}
