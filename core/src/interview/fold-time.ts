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
  const thinkingMs = stoppedThinkingMs(state, at);
  const thinking = state.thinking && { ...state.thinking, endsMs: state.thinking.endsMs + thinkingMs };
  // Granted time counts for no phase either: it is left out when it ends, and once.
  return { ...excluding({ ...state, stops }, heldUpMs - thinkingMs, at), thinking, lastHeardMs: at };
}

/** How much of the granted time that runs has been held up by what holds up the interview now. */
function stoppedThinkingMs({ thinking, stops, stoppedAtMs }: InterviewState, at: number): number {
  if (!thinking || stops.length === 0) return 0;
  return Math.max(0, at - Math.max(stoppedAtMs, thinking.askedAtMs));
}

/** Nobody hears the candidate, or somebody does again: what is not heard is our fault, and no silence of theirs. */
export function foldSwitched(
  state: InterviewState,
  { role, to }: EventData<'provider_switched'>,
  at: number,
): InterviewState {
  if (role !== 'recogniser') return state;
  return to === null ? foldStop(state, 'hearing', at) : foldStopEnd(state, 'hearing', at);
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
  // What a stop that goes on has of it is left out with the stop.
  const usedMs = Math.max(0, ended.used_ms - stoppedThinkingMs(state, at));
  return {
    ...excluding(state, usedMs, at),
    thinking: null,
    graceUntilMs: byTime ? at + thinkingGraceMs : null,
    thinkingCheckDone: !byTime,
    lastHeardMs: Math.max(state.lastHeardMs, at),
  };
}

/** Of a phase that began meanwhile no more is left out than there has been of it. */
function excluding(state: InterviewState, ms: number, at: number): InterviewState {
  const { phase } = state;
  const inPhase = phase && Math.min(phase.excludedMs + ms, Math.max(0, at - phase.enteredMs));
  return {
    ...state,
    phase: phase && { ...phase, excludedMs: inPhase ?? 0 },
    excludedMs: state.excludedMs + ms,
  };
}
