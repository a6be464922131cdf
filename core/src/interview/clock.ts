import type { CasePhase, CompiledCase } from '../case/schema.ts';
import type { InterviewState } from './state.ts';

/** A phase is left at this share of its time at the latest, at the end of a turn. */
export const latestShare = 1.3;

/** Time spent in the phase, without granted time, pauses and faults of ours. */
export function phaseElapsedMs(state: InterviewState, nowMs: number): number {
  if (!state.phase) return 0;
  return Math.max(0, nowMs - state.phase.enteredMs - state.phase.excludedMs - runningMs(state, nowMs));
}

/** Time that is being left out right now. */
function runningMs(state: InterviewState, nowMs: number): number {
  const thinking = state.thinking ? nowMs - state.thinking.askedAtMs : 0;
  const stopped = state.stops.length > 0 ? nowMs - state.stoppedAtMs : 0;
  return Math.max(0, thinking, stopped);
}

export const shareOfPhase = (state: InterviewState, phase: CasePhase, nowMs: number): number =>
  phaseElapsedMs(state, nowMs) / (phase.minutes * 60_000);

/** Whether what must still be done fits no more beside an optional phase. */
export function isShortOfTime(
  compiled: CompiledCase,
  state: InterviewState,
  from: number,
  nowMs: number,
): boolean {
  const rest = compiled.source.phases.slice(from).reduce((sum, phase) => sum + phase.minutes, 0);
  const usedMs = nowMs - state.excludedMs - runningMs(state, nowMs);
  // A tenth over the case's time is what an interviewer would allow.
  return usedMs + rest * 60_000 > compiled.source.minutes * 60_000 * 1.1;
}
