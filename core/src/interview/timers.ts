import type { CompiledCase } from '../case/schema.ts';
import type { DirectiveAct } from '../log/event.ts';
import { findAsk, findPhase } from './agenda.ts';
import { latestShare } from './clock.ts';
import { thinkingGraceMs } from './fold-time.ts';
import type { InterviewState } from './state.ts';
import { between, passing } from './unheard.ts';

/** What the policy waits for. `thinking_over` and `phase_cue` are only noted; the others may be spoken about. */
export const timers = ['thinking_over', 'thinking_check', 'phase_cue', 'phase_over', 'silence'] as const;
export type Timer = (typeof timers)[number];
export type DueTimer = { timer: Timer; atMs: number };

/** How long a silence that nobody asked for is left alone, by what was last said. */
const patienceMs = {
  prompt: 90_000,
  exhibit: 30_000,
  calculation: 60_000,
  recommendation: 30_000,
  other: 12_000,
};
/** Who reads, thinks and types needs longer for the same: people type at a third of the pace at which they talk. */
const inWriting = 2;
/** A second check-in comes no sooner than this, and there is no third for the same silence. */
const secondCheckInMs = 30_000;
const mostCheckIns = 2;
/** Whoever types is not silent, until the phase must end; after that, for one line of an unhurried typist. */
const mostTypingMs = 120_000;

/** The earliest timer that runs, null when none does. */
export function nextTimer(compiled: CompiledCase, state: InterviewState): DueTimer | null {
  if (state.status !== 'live' || state.stops.length > 0) return null;
  const running = [
    thinkingOver(state),
    thinkingCheck(compiled, state),
    phaseCue(compiled, state),
    silence(compiled, state),
  ];
  const due = running.filter((timer) => timer !== null);
  return due.sort((a, b) => a.atMs - b.atMs)[0] ?? null;
}

function thinkingOver({ thinking }: InterviewState): DueTimer | null {
  return thinking && { timer: 'thinking_over', atMs: thinking.endsMs };
}

function thinkingCheck(compiled: CompiledCase, state: InterviewState): DueTimer | null {
  const { thinking, graceUntilMs, thinkingCheckDone } = state;
  if (thinking || thinkingCheckDone || graceUntilMs === null) return null;
  const since = typedSince(compiled, state, graceUntilMs - thinkingGraceMs);
  return { timer: 'thinking_check', atMs: since + thinkingGraceMs };
}

function phaseCue(compiled: CompiledCase, { phase, thinking }: InterviewState): DueTimer | null {
  if (!phase || phase.timeCued || thinking) return null;
  const minutes = findPhase(compiled, phase.id)?.minutes;
  if (minutes === undefined) return null;
  return { timer: 'phase_cue', atMs: phase.enteredMs + phase.excludedMs + minutes * 60_000 };
}

/** Silence after the interviewer has left the word; at the end of the phase's time it is not waited out. */
function silence(compiled: CompiledCase, state: InterviewState): DueTimer | null {
  const { reply, thinking, graceUntilMs } = state;
  const isOpen = reply && reply.endMs !== null && reply.directive.act !== 'goodbye';
  if (!isOpen || thinking || graceUntilMs !== null || state.unanswered.length > 0) return null;
  const heardMs = Math.max(reply.endMs ?? 0, state.lastHeardMs);
  const since = typedSince(compiled, state, heardMs);
  const types = since > heardMs;
  if (state.checkInsInRow < mostCheckIns) {
    const wait = patienceOf(compiled, state) * (types || isInWriting(state) ? inWriting : 1);
    const waitMs = state.checkInsInRow === 0 ? wait : Math.max(wait, secondCheckInMs);
    return { timer: 'silence', atMs: since + waitMs };
  }
  return phaseOver(compiled, state, since + patienceMs.other * (types ? inWriting : 1));
}

/** The newest sign of typing after a moment, or the moment; who types on and on is asked all the same. */
function typedSince(compiled: CompiledCase, state: InterviewState, sinceMs: number): number {
  const untilMs = Math.max(latestEndMs(compiled, state) ?? 0, sinceMs + mostTypingMs);
  return Math.max(sinceMs, Math.min(state.typedMs ?? 0, untilMs));
}

const isInWriting = ({ started, isWritten }: InterviewState): boolean =>
  isWritten ?? started?.door === 'type';

function phaseOver(compiled: CompiledCase, state: InterviewState, earliestMs: number): DueTimer | null {
  const latest = latestEndMs(compiled, state);
  return latest === null ? null : { timer: 'phase_over', atMs: Math.max(latest, earliestMs) };
}

/** When the phase is to be left at the latest, null when it has no time. */
function latestEndMs(compiled: CompiledCase, { phase }: InterviewState): number | null {
  const minutes = phase && findPhase(compiled, phase.id)?.minutes;
  if (!phase || minutes === undefined || minutes === null) return null;
  return phase.enteredMs + phase.excludedMs + minutes * 60_000 * latestShare;
}

/** What leaves the candidate where they were. */
const resting: ReadonlySet<DirectiveAct> = new Set([...passing, 'continue_reply', 'repeat', 'wait']);

/** That of the question which is still open, whatever was asked in between; the prompt's ends with the first of that. */
function patienceOf(compiled: CompiledCase, state: InterviewState): number {
  const newest = state.directives.findLast(({ act }) => !resting.has(act));
  if (newest?.act === 'give_prompt') return patienceMs.prompt;
  const last = state.directives.findLast(({ act }) => !resting.has(act) && !between.has(act));
  const ask = state.ask ? findAsk(compiled, state.ask.askId) : undefined;
  if (last?.act === 'ask' && ask) {
    if (ask.type === 'numeric') return patienceMs.calculation;
    if (ask.phase.kind === 'recommendation') return patienceMs.recommendation;
    if (ask.type === 'open' && ask.question.exhibit) return patienceMs.exhibit;
    if (ask.phase.kind === 'structure') return patienceMs.exhibit;
  }
  if (ask?.type === 'numeric' && (last?.act === 'hint' || last?.act === 'walk_through'))
    return patienceMs.calculation;
  return last?.act === 'show_exhibit' ? patienceMs.exhibit : patienceMs.other;
}
