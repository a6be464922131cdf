import type { Candidate } from '@caseroom/agent/interviewer/text-session';
import { findAsk } from '@caseroom/core/interview/agenda';
import { apply } from '@caseroom/core/interview/fold';
import { emptyState } from '@caseroom/core/interview/state';
import type { CompiledCase, NumericQuestion } from '@caseroom/core/case/schema';
import { numericQuestions } from '@caseroom/core/interview/agenda';
import { answer } from './answer.ts';
import { dicesOf, momentOf, type Scene } from './scene.ts';
import type { Style } from './sentences.ts';

/** What a candidate does beside, or instead of, answering: a line, or null to answer as asked. */
export type Habit = (scene: Scene) => string | null;
/** How long after the interviewer has ended, or begun for who talks over, the next line begins. */
export type Pause = (scene: Scene) => number;

export type Profile = {
  name: string;
  style: Style;
  habit?: Habit;
  pause?: Pause;
  typed?: boolean;
  mock?: boolean;
  /** Speaks while the interviewer does. */
  talksOver?: boolean;
  /** How an interview with them is to end. */
  ends: 'completed' | 'off_case';
  /** Says enough for a share of talk to mean something. */
  talks: boolean;
};

const standardPauseMs = 1200;

/** Plays a profile: everything said follows from the log, the case and the seed. */
export function createCandidate(compiled: CompiledCase, profile: Profile, seed: number): Candidate {
  const dice = dicesOf(seed, profile.name);
  const times = new Map<string, number>();
  const own = new Map<string, number>();
  let state = emptyState;
  let read = 0;
  let turn = 0;
  return (events, nowMs) => {
    for (const event of events.slice(read)) state = apply(compiled, state, event);
    read = events.length;
    holdOwn(own, compiled, state);
    const ask = state.ask ? (findAsk(compiled, state.ask.askId) ?? null) : null;
    const moment = momentOf(compiled, state);
    const key = `${moment}|${ask?.id ?? ''}`;
    const scene: Scene = {
      case: compiled,
      state,
      moment,
      ask,
      turn,
      times: times.get(key) ?? 0,
      nowMs,
      dice,
      own,
    };
    times.set(key, scene.times + 1);
    turn += 1;
    if (turn > mostTurns || moment === 'over') return null;
    const text = profile.habit?.(scene) ?? answer(scene, profile.style);
    return text === null ? null : { text, t_ms: nowMs + (profile.pause?.(scene) ?? standardPauseMs) };
  };
}

/** Nobody talks longer than this; an interview that has not ended by then has gone astray. */
const mostTurns = 140;

/** A result that was wrong and that nobody has put right is what the candidate goes on with. */
function holdOwn(own: Map<string, number>, compiled: CompiledCase, state: Scene['state']): void {
  for (const question of numericQuestions(compiled)) {
    const held = heldResult(question, state);
    if (held === null) own.delete(question.answer);
    else own.set(question.answer, held);
  }
}

function heldResult(question: NumericQuestion, state: Scene['state']): number | null {
  const progress = state.numeric[question.id];
  if (!progress?.last || progress.told || state.ask?.askId === question.id) return null;
  const { verdict, value } = progress.last;
  return verdict === 'wrong' || verdict === 'right_on_own' ? value : null;
}
