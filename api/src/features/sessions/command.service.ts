import type { EventBody, LogEvent } from '@caseroom/core/log/event';
import { type CandidateCommand, mostAgeMs, typingSignMs } from '@caseroom/core/wire/view';
import type { Db, Executor } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import { findByEventId, findLast, type LockedSession } from '../log/log.repository.ts';
import type { Log } from '../log/log.service.ts';
import { readFigure } from './figure.ts';
import { sessionNotStarted, sessionOver, sessionPaused } from './session-faults.ts';
import type { Session } from './session.repository.ts';
import type { Sessions } from './session.service.ts';

export type CommandDeps = {
  db: Db;
  log: Log;
  sessions: Pick<Sessions, 'getOwn' | 'getConsents'>;
  /** A seat for the interview; throws `seats_taken` with the place in the queue. */
  reserveSeat: (session: Session, agreesToProviders: boolean) => Promise<void>;
  now: () => Date;
};
export type Commands = ReturnType<typeof createCommands>;

/**
 * The interviewer ends while the candidate types: the pause before a save, the page's goodbye and a second try of a save
 * that was on its way. No report waits for them: it reads the log as it stands when it begins.
 */
export const notesAfterEndMs = 30_000;

type Command<K extends CandidateCommand['command']> = Extract<CandidateCommand, { command: K }>;
type Scene = { tx: Executor; sessionId: string; nowMs: number };

/** What the candidate's page asks for becomes an event of the log, once, while the session is locked. */
export function createCommands(deps: CommandDeps) {
  async function send(
    caller: Caller,
    sessionId: string,
    command: CandidateCommand,
  ): Promise<{ seq: number }> {
    const session = await deps.sessions.getOwn(caller, sessionId);
    if (command.command === 'pause' && session.setting === 'mock')
      throw new AppError('pause_not_offered', 'A mock interview runs through; it cannot be paused.');
    // One that rests has given its seat back by now, and needs one as much as one that starts.
    if (command.command === 'resume' && session.status === 'paused')
      await deps.reserveSeat(session, (await deps.sessions.getConsents(sessionId)).providers);
    const { seq } = await deps.log.record(sessionId, command.command_id, async (locked, tx) => {
      requireOpen(locked, command.command);
      const nowMs = clockOf(locked, deps.now());
      const body = await bodyOf(command, { tx, sessionId, nowMs });
      return body && pageEvent(body, command.command_id, Math.max(0, nowMs - ageOf(command)));
    });
    return { seq };
  }

  /** A text that is what the log has already adds nothing to it. */
  async function saveScratchpad(caller: Caller, sessionId: string, text: string): Promise<{ seq: number }> {
    await deps.sessions.getOwn(caller, sessionId);
    const { seq } = await deps.log.record(sessionId, null, async (locked, tx) => {
      if (locked.status === 'created') throw sessionNotStarted();
      if (locked.status === 'ended' && !isJustOver(locked, deps.now())) throw sessionOver();
      const last = await findLast(tx, sessionId, ['scratchpad_saved']);
      if ((last?.kind === 'scratchpad_saved' ? last.data.text : '') === text) return undefined;
      // A replay shows them at the end: it does not reach beyond it.
      const at = locked.ended_at ?? deps.now();
      return pageEvent({ kind: 'scratchpad_saved', data: { text } }, uuid7(), clockOf(locked, at));
    });
    return { seq };
  }

  return { send, saveScratchpad };
}

const whilePaused: ReadonlySet<CandidateCommand['command']> = new Set([
  'resume',
  'audible',
  'confirm_figure',
  'choose_manner',
  'sound',
  'talk_by_key',
  // The key may be let go of after the pause began.
  'end_turn',
  'cancel_turn',
]);

function requireOpen(session: LockedSession, command: CandidateCommand['command']): void {
  if (session.status === 'created') throw sessionNotStarted();
  if (session.status === 'ended') throw sessionOver();
  if (session.status === 'paused' && !whilePaused.has(command)) throw sessionPaused();
  if (session.status === 'live' && command === 'resume')
    throw new AppError('session_not_paused', 'This interview is not paused.');
}

/** A turn by key is where the candidate's finger was, however long its command was on the way; one that slept may say anything. */
const ageOf = (command: CandidateCommand): number =>
  'age_ms' in command ? Math.min(command.age_ms, mostAgeMs) : 0;

const isJustOver = ({ ended_at }: LockedSession, now: Date): boolean =>
  ended_at !== null && now.getTime() - ended_at.getTime() <= notesAfterEndMs;

const clockOf = (session: LockedSession, now: Date): number =>
  session.started_at ? Math.max(0, now.getTime() - session.started_at.getTime()) : 0;

const pageEvent = (body: EventBody, eventId: string, occurredMs: number) => ({
  body,
  producer: 'page',
  producerKind: 'page' as const,
  eventId,
  occurredMs,
});

/** Undefined: what is asked for has happened already. */
async function bodyOf(command: CandidateCommand, scene: Scene): Promise<EventBody | undefined> {
  switch (command.command) {
    case 'audible':
      return (await lastOf(scene, 'page_audible')) ? undefined : { kind: 'page_audible', data: {} };
    case 'say':
      return { kind: 'utterance_heard', data: typed(command.text, scene.nowMs) };
    case 'typing':
      return noteTyping(scene);
    case 'ask_time':
      return { kind: 'thinking_asked', data: { asked_ms: command.asked_ms, by: 'key' } };
    case 'end_thinking':
      return endThinking(scene);
    case 'repeat':
      return { kind: 'repeat_asked', data: {} };
    case 'sound': {
      const { echo, echo_db, noise_db } = command;
      return { kind: 'sound_measured', data: { echo, echo_db, noise_db } };
    }
    case 'talk_by_key':
      return { kind: 'turn_key', data: { act: command.on ? 'on' : 'off' } };
    case 'start_turn':
      return { kind: 'turn_key', data: { act: 'start' } };
    case 'end_turn':
      return { kind: 'turn_key', data: { act: 'end' } };
    case 'cancel_turn':
      return { kind: 'turn_key', data: { act: 'cancel' } };
    case 'pause':
      return { kind: 'session_paused', data: { reason: 'candidate' } };
    case 'resume':
      return { kind: 'session_resumed', data: {} };
    case 'hold':
      return { kind: 'session_paused', data: { reason: 'muted' } };
    case 'choose_manner':
      return chooseManner(scene, command.manner);
    case 'confirm_figure':
      return confirmFigure(command, scene);
    default:
      return command satisfies never;
  }
}

const typed = (text: string, atMs: number) => ({
  text,
  words: [],
  start_ms: atMs,
  end_ms: atMs,
  confidence: null,
  modality: 'typed' as const,
  role: 'turn' as const,
  recogniser: null,
});

/** However often a page says it, or several do, the log has one sign of some seconds. */
async function noteTyping(scene: Scene): Promise<EventBody | undefined> {
  const last = await lastOf(scene, 'typing_noted');
  const isNoted = last !== undefined && scene.nowMs - last.occurred_ms < typingSignMs / 2;
  return isNoted ? undefined : { kind: 'typing_noted', data: {} };
}

/** Time that has run out meanwhile, or was never granted, needs no end. */
async function endThinking({ tx, sessionId, nowMs }: Scene): Promise<EventBody | undefined> {
  const last = await findLast(tx, sessionId, ['thinking_granted', 'thinking_ended']);
  if (last?.kind !== 'thinking_granted') return undefined;
  const usedMs = Math.max(0, nowMs - last.occurred_ms);
  return { kind: 'thinking_ended', data: { used_ms: usedMs, by: 'key' } };
}

/** Choosing what is so already adds nothing, unless it answers an offer. */
async function chooseManner(scene: Scene, manner: 'voice' | 'text'): Promise<EventBody | undefined> {
  const last = await findLast(scene.tx, scene.sessionId, ['manner_chosen', 'writing_offered']);
  const isSo = last?.kind === 'manner_chosen' ? last.data.manner === manner : !last && manner === 'voice';
  return isSo ? undefined : { kind: 'manner_chosen', data: { manner } };
}

async function confirmFigure(
  command: Command<'confirm_figure'>,
  { tx, sessionId }: Scene,
): Promise<EventBody> {
  const stated = await findByEventId(tx, sessionId, command.stated_id);
  if (stated?.kind !== 'number_stated')
    throw new AppError('figure_not_found', 'There is no such figure to confirm.', {
      fields: [{ path: 'stated_id', message: 'not a figure of this interview' }],
    });
  const { value, unit } = stated.data;
  if (command.right || command.correction === null)
    return {
      kind: 'number_confirmed',
      data: { stated_id: command.stated_id, value, unit, right: command.right },
    };
  const meant = readFigure(command.correction, unit);
  return { kind: 'number_confirmed', data: { stated_id: command.stated_id, ...meant, right: false } };
}

const lastOf = ({ tx, sessionId }: Scene, kind: LogEvent['kind']) => findLast(tx, sessionId, [kind]);
