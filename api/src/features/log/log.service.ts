import {
  audienceOf,
  currentSchemaVersion,
  type EventBody,
  type EventDraft,
  eventDraft,
  heardKinds,
  type LogEvent,
  type ProducerKind,
} from '@caseroom/core/log/event';
import type { AppendResponse } from '@caseroom/core/wire/agent';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Db, Executor } from '../../database/database.ts';
import { nextHeadHash } from './head-hash.ts';
import { findEpoch } from './lease.repository.ts';
import * as repository from './log.repository.ts';
import type { LockedSession } from './log.repository.ts';

/** What else changes with the log, in the same transaction: status, recordings, the evaluation that is due. */
export type Projection = (tx: Executor, session: LockedSession, events: LogEvent[]) => Promise<void>;
/** Told after the commit; it may fail without harm, as the log says what happened. */
export type LogListener = (sessionId: string, events: LogEvent[]) => void;

/** An event of this process: everything that the log can give itself is left out. */
export type OwnEvent = {
  body: EventBody;
  producer: string;
  producerKind: Exclude<ProducerKind, 'interviewer'>;
  /** Makes it idempotent, e.g. the page's command id. */
  eventId: string;
  occurredMs: number;
  causationId?: string;
};

export type LogDeps = { db: Db; projections: Projection[]; listeners: LogListener[] };
export type Log = ReturnType<typeof createLog>;

export function createLog(deps: LogDeps) {
  /**
   * Appends what an interviewer sends. An event that is stored already is answered with its seq. After a newer
   * epoch began, or after the end, what was heard is still stored and what was decided is refused.
   */
  async function append(sessionId: string, drafts: EventDraft[]): Promise<AppendResponse> {
    return write(sessionId, async (tx, session) => {
      const leaseEpoch = await findEpoch(tx, sessionId);
      const known = await repository.listStored(tx, sessionId, drafts);
      const { fresh, refused, stored } = sort(drafts, known, (draft) =>
        refusalOf(draft, session, leaseEpoch),
      );
      const events = await store(tx, session, fresh);
      const all = [...stored, ...events.map(({ event_id, seq }) => ({ event_id, seq }))];
      return { events, answer: { stored: all, refused, head_seq: session.head_seq + events.length } };
    });
  }

  /**
   * Appends one event of this process, decided while the session is locked. `decide` may throw, or give nothing
   * when there is nothing to add. Returns the event's seq, or the head's. Idempotent on `eventId`.
   */
  async function record(
    sessionId: string,
    eventId: string | null,
    decide: (session: LockedSession, tx: Executor) => Promise<OwnEvent | undefined> | OwnEvent | undefined,
  ): Promise<{ seq: number; events: LogEvent[] }> {
    return write(sessionId, async (tx, session) => {
      const before = eventId === null ? undefined : await repository.findByEventId(tx, sessionId, eventId);
      if (before) return { events: [], answer: { seq: before.seq, events: [] } };
      const own = await decide(session, tx);
      if (!own) return { events: [], answer: { seq: session.head_seq, events: [] } };
      const producerSeq = await repository.nextProducerSeq(tx, sessionId, own.producer);
      const events = await store(tx, session, [toDraft(sessionId, own, producerSeq)]);
      return { events, answer: { seq: session.head_seq + 1, events } };
    });
  }

  /** The beginning of a new session's log, copied from another one, in the caller's transaction. */
  async function copy(tx: Executor, sessionId: string, drafts: EventDraft[]): Promise<void> {
    const session = await repository.lockSession(tx, sessionId);
    if (!session) throw notFound('interview');
    await store(tx, session, drafts);
  }

  async function write<T>(
    sessionId: string,
    work: (tx: Executor, session: LockedSession) => Promise<{ events: LogEvent[]; answer: T }>,
  ): Promise<T> {
    const { events, answer } = await deps.db.transaction().execute(async (tx) => {
      const session = await repository.lockSession(tx, sessionId);
      if (!session) throw (await repository.wasErased(tx, sessionId)) ? erased() : notFound('interview');
      return work(tx, session);
    });
    if (events.length > 0) for (const listener of deps.listeners) listener(sessionId, events);
    return answer;
  }

  async function store(tx: Executor, session: LockedSession, sent: EventDraft[]): Promise<LogEvent[]> {
    if (sent.length === 0) return [];
    const drafts = sent.map(storable);
    let hash = session.head_hash;
    const numbered = drafts.map((draft, index) => {
      const seq = session.head_seq + index + 1;
      hash = nextHeadHash(hash, seq, draft);
      return { draft, seq };
    });
    const events = await repository.insertEvents(tx, numbered);
    await repository.moveHead(tx, session.id, session.head_seq + drafts.length, hash);
    for (const projection of deps.projections) await projection(tx, session, events);
    return events;
  }

  return {
    append,
    record,
    copy,
    listAfter: (sessionId: string, after: number) => repository.listAfter(deps.db, sessionId, after),
  };
}

/** Who still has events of it is not to keep them. */
const erased = (): AppError => new AppError('session_erased', 'This interview has been erased.');

/** PostgreSQL's JSON cannot hold the character NUL, which nobody says and no recogniser should write. */
function storable(draft: EventDraft): EventDraft {
  const text = JSON.stringify(draft);
  if (!text.includes('\\u0000')) return draft;
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
  return eventDraft.parse(JSON.parse(text, clean));
}

type Refusal = { event_id: string; code: string };

function sort(
  drafts: EventDraft[],
  known: repository.StoredKey[],
  refusalFor: (draft: EventDraft) => string | undefined,
): { fresh: EventDraft[]; refused: Refusal[]; stored: { event_id: string; seq: number }[] } {
  const byCount = new Map(known.map((row) => [keyOf(row), row.seq]));
  const byId = new Map(known.map((row) => [row.event_id, row.seq]));
  const fresh = new Map<string, EventDraft>();
  const freshIds = new Set<string>();
  const refused: Refusal[] = [];
  const stored: { event_id: string; seq: number }[] = [];
  for (const draft of drafts) {
    const seq = byCount.get(keyOf(draft)) ?? byId.get(draft.event_id);
    const code = refusalFor(draft);
    if (seq !== undefined) stored.push({ event_id: draft.event_id, seq });
    else if (code !== undefined) refused.push({ event_id: draft.event_id, code });
    else if (!freshIds.has(draft.event_id) && !fresh.has(keyOf(draft))) {
      fresh.set(keyOf(draft), draft);
      freshIds.add(draft.event_id);
    }
  }
  return { fresh: [...fresh.values()], refused, stored };
}

const keyOf = (event: repository.EventKey): string =>
  `${event.producer} ${event.epoch} ${event.producer_seq}`;

function refusalOf(draft: EventDraft, session: LockedSession, leaseEpoch: number): string | undefined {
  if (draft.session_id !== session.id) return 'foreign_session';
  if (draft.producer_kind !== 'interviewer') return 'foreign_producer';
  if (heardKinds.has(draft.kind)) return undefined;
  if (draft.epoch !== leaseEpoch) return 'stale_epoch';
  if (session.status === 'ended') return 'session_over';
  return undefined;
}

function toDraft(sessionId: string, own: OwnEvent, producerSeq: number): EventDraft {
  const { body, producer, producerKind, eventId, occurredMs, causationId } = own;
  return {
    event_id: eventId,
    session_id: sessionId,
    producer,
    producer_kind: producerKind,
    epoch: 0,
    producer_seq: producerSeq,
    schema_version: currentSchemaVersion,
    occurred_ms: Math.max(0, Math.round(occurredMs)),
    audience: audienceOf(body.kind),
    causation_id: causationId ?? null,
    turn_id: null,
    ...body,
  };
}
