import type { CasePhase, CompiledCase } from '../case/schema.ts';
import type { Directive, EventBody } from '../log/event.ts';
import { findAsk, findPhase, type Ask } from './agenda.ts';
import { chance } from './chance.ts';
import type { Decision, Patience } from './decision.ts';
import type { NewEvent } from './fold-event.ts';
import type { InterviewState } from './state.ts';
import { chooseWording, sentences, type Slots } from './wording.ts';
import type { PoolName } from './wording-pools.ts';

/** A turn of the candidate's as the policy reads it. */
export type TurnInput = {
  utterances: readonly {
    id: string;
    text: string;
    modality: 'spoken' | 'typed';
    /** 0 to 1, null when the recogniser gives none. */
    confidence: number | null;
  }[];
  text: string;
};

/** What a decision is made from. `newId` gives event ids, which core cannot make up. */
export type Context = {
  case: CompiledCase;
  state: InterviewState;
  nowMs: number;
  newId: () => string;
  turn: TurnInput | null;
  phase: CasePhase | null;
  ask: Ask | null;
};

export function contextOf(
  compiled: CompiledCase,
  state: InterviewState,
  nowMs: number,
  newId: () => string,
  turn: TurnInput | null,
): Context {
  const phase = state.phase ? (findPhase(compiled, state.phase.id) ?? null) : null;
  const ask = state.ask ? (findAsk(compiled, state.ask.askId) ?? null) : null;
  return { case: compiled, state, nowMs, newId, turn, phase, ask };
}

/** A line of the case with its figures filled in; empty when the case has none of that name. */
export const lineOf = (context: Context, key: string): string => context.case.lines[key] ?? '';

export const word = (context: Context, pool: PoolName, slots: Slots = {}): string =>
  chooseWording(context.state, pool, slots);

/** A seeded coin: the same interview, asked again, decides the same. */
export function coin(context: Context, probability: number, ...keys: readonly (string | number)[]): boolean {
  return chance(context.state.started?.seed ?? 0, ...keys) < probability;
}

export function newEvent(context: Context, body: EventBody): NewEvent {
  return {
    ...body,
    event_id: context.newId(),
    occurred_ms: context.nowMs,
    turn_id: null,
    causation_id: null,
  };
}

type Extra = Partial<Omit<Decision, 'directive' | 'intent' | 'plannedText'>>;

/** A decision to say something. What is not given is as for a plain question. */
export function say(
  context: Context,
  directive: Directive,
  intent: string,
  text: string | readonly (string | undefined)[],
  extra: Extra = {},
): Decision {
  return {
    directive,
    intent,
    plannedText: typeof text === 'string' ? text : sentences(...text),
    consequences: [],
    silent: false,
    expectsReply: true,
    exhibitId: null,
    thinkingMs: null,
    endsSession: false,
    patience: patienceOf(context, directive),
    ...extra,
  };
}

/** A decision to say nothing. */
export function keepSilent(
  context: Context,
  intent: string,
  consequences: readonly NewEvent[] = [],
): Decision {
  return {
    ...say(context, { act: 'wait' }, intent, '', { consequences }),
    silent: true,
    expectsReply: false,
  };
}

/**
 * Unhurried where a structure, ideas or a recommendation is laid out; patient where people think: after a task, a
 * calculation, an exhibit or a question that is being gone through.
 */
function patienceOf(context: Context, directive: Directive): Patience {
  const chosen = context.phase?.patience;
  if (typeof chosen === 'string') return chosen;
  const kind = context.phase?.kind;
  if (kind === 'structure' || kind === 'brainstorm' || kind === 'recommendation') return 'unhurried';
  const thoughtful = [
    'ask',
    'walk_through',
    'probe',
    'pushback',
    'hint',
    'what_else',
    'redirect',
    'curveball',
  ];
  return kind === 'analysis' || thoughtful.includes(directive.act) ? 'patient' : 'brisk';
}
