import type { CompiledCase } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import { findAsk } from './agenda.ts';
import type { InterviewState } from './state.ts';

/** After granted time is over a voice asks gently, this much later; until then muttering is still nobody's turn. */
export const thinkingGraceMs = 15_000;

export function foldStart(
  state: InterviewState,
  data: EventData<'session_started'>,
  at: number,
): InterviewState {
  const { mode, setting, door, seed } = data;
  return { ...state, status: 'live', started: { mode, setting, door, seed }, lastHeardMs: at };
}

/** Something that is not the candidate's doing holds the interview up: its time counts for no phase. */
export function foldStop(state: InterviewState, why: string, at: number): InterviewState {
  if (state.stops.includes(why)) return state;
  return {
    ...state,
    stops: [...state.stops, why],
    stoppedAtMs: state.stops.length === 0 ? at : state.stoppedAtMs,
  };
}

export function foldStopEnd(state: InterviewState, why: string, at: number): InterviewState {
  if (!state.stops.includes(why)) return state;
  const stops = state.stops.filter((other) => other !== why);
  if (stops.length > 0) return { ...state, stops };
  const heldUpMs = Math.max(0, at - state.stoppedAtMs);
  const thinking = state.thinking && { ...state.thinking, endsMs: state.thinking.endsMs + heldUpMs };
  return { ...excluding({ ...state, stops }, heldUpMs), thinking, lastHeardMs: at };
}

export function foldPhaseEntered(
  compiled: CompiledCase,
  state: InterviewState,
  phaseId: string,
  at: number,
): InterviewState {
  const { phases } = compiled.source;
  const asked = state.ask && findAsk(compiled, state.ask.askId);
  const indexOf = (id: string) => phases.findIndex((phase) => phase.id === id);
  return {
    ...state,
    phase: { id: phaseId, enteredMs: at, excludedMs: 0, timeCued: false },
    phasesEntered: [...state.phasesEntered, phaseId],
    // The decision that enters a phase is recorded first, and has asked its first question or a later phase's.
    ask: asked && indexOf(asked.phase.id) >= indexOf(phaseId) ? state.ask : null,
    lostInRow: 0,
    onDriverMs: at,
  };
}

export function foldThinkingEnded(
  state: InterviewState,
  ended: EventData<'thinking_ended'>,
  at: number,
): InterviewState {
  const byTime = ended.by === 'time';
  return {
    ...excluding(state, ended.used_ms),
    thinking: null,
    graceUntilMs: byTime ? at + thinkingGraceMs : null,
    thinkingCheckDone: !byTime,
    lastHeardMs: Math.max(state.lastHeardMs, at),
  };
}

function excluding(state: InterviewState, ms: number): InterviewState {
  const phase = state.phase && { ...state.phase, excludedMs: state.phase.excludedMs + ms };
  return { ...state, phase, excludedMs: state.excludedMs + ms };
}
