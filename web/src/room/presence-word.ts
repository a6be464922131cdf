import type { CandidateView } from '@caseroom/core/wire/view';
import type { Line } from './use-line.ts';

export type Shape = 'absent' | 'listening' | 'thinking' | 'speaking' | 'still';
export type Presence = {
  word: string;
  shape: Shape;
  /** What is said under the word when it lasts. */
  whenLong?: string;
};

const onTheWay: Presence = {
  word: 'On the way',
  shape: 'absent',
  whenLong: 'An interviewer is being called, and will be with you in a moment.',
};
const thinking: Presence = {
  word: 'Thinking',
  shape: 'thinking',
  whenLong: 'Still with you, this one takes a moment.',
};

/** What the interviewer is doing, as a word and a shape. `agentState` is the framework's attribute, if it is there. */
export function presenceOf(
  view: Pick<CandidateView, 'status' | 'interviewer' | 'thinking'>,
  agentState: string | undefined,
  awaitingReply: boolean,
  reachable = true,
  line: Line = 'clear',
): Presence {
  if (view.status === 'paused') return { word: 'Paused', shape: 'still' };
  if (view.status === 'ended') return { word: 'Over', shape: 'still' };
  if (!reachable) return { word: 'Out of reach', shape: 'absent' };
  if (view.interviewer === 'lost' || line === 'lost') return { word: 'Lost for a moment', shape: 'absent' };
  if (line === 'awaited' || (view.interviewer === 'awaited' && !agentState)) return onTheWay;
  if (agentState === 'speaking') return { word: 'Speaking', shape: 'speaking' };
  if (view.thinking) return { word: 'Waiting for you', shape: 'still' };
  if (agentState === 'thinking' || awaitingReply) return thinking;
  if (agentState === 'initializing') return { word: 'Getting ready', shape: 'absent' };
  return { word: 'Listening', shape: 'listening' };
}
