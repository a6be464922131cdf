import type { EventDraft, EventKind, LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { type Selectable, sql } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { EventsTable, SessionKind, StoredStatus } from '../../database/schema.ts';

/** The row of a session as far as the log needs it, locked until the transaction ends. */
export type LockedSession = {
  id: string;
  kind: SessionKind;
  status: StoredStatus;
  started_at: Date | null;
  ended_at: Date | null;
  head_seq: number;
  head_hash: string;
};

export type EventKey = { producer: string; epoch: number; producer_seq: number };
export type StoredKey = EventKey & { event_id: string; seq: number };

/** Channel on which Postgres tells every api that a log has grown: `SESSION:SEQ`. */
export const logChannel = 'caseroom_log';

/** Whether there was such an interview and its candidate had it erased. */
export async function wasErased(tx: Executor, sessionId: string): Promise<boolean> {
  const tombstones = tx.selectFrom('tombstones').select('session_id').where('session_id', '=', sessionId);
  return (await tombstones.executeTakeFirst()) !== undefined;
}

/** Locks the session, which puts everybody who appends to its log in a queue: that makes `seq` gapless. */
export async function lockSession(tx: Executor, sessionId: string): Promise<LockedSession | undefined> {
  return tx
    .selectFrom('sessions')
    .select(['id', 'kind', 'status', 'started_at', 'ended_at', 'head_seq', 'head_hash'])
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
}

/** Those of the drafts that are in the log already, by the producer's count or by their id. */
export async function listStored(
  tx: Executor,
  sessionId: string,
  drafts: EventDraft[],
): Promise<StoredKey[]> {
  const producers = [...new Set(drafts.map((draft) => draft.producer))];
  return tx
    .selectFrom('events')
    .select(['producer', 'epoch', 'producer_seq', 'event_id', 'seq'])
    .where('session_id', '=', sessionId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('producer', 'in', producers),
          eb(
            'producer_seq',
            'in',
            drafts.map((draft) => draft.producer_seq),
          ),
        ]),
        eb(
          'event_id',
          'in',
          drafts.map((draft) => draft.event_id),
        ),
      ]),
    )
    .execute();
}

export async function insertEvents(
  tx: Executor,
  events: { draft: EventDraft; seq: number }[],
): Promise<LogEvent[]> {
  const rows = await tx
    .insertInto('events')
    .values(events.map(({ draft, seq }) => ({ ...draft, seq, data: JSON.stringify(draft.data) })))
    .returningAll()
    .execute();
  return rows.map(toLogEvent).sort((left, right) => left.seq - right.seq);
}

export async function moveHead(tx: Executor, sessionId: string, seq: number, hash: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ head_seq: seq, head_hash: hash })
    .where('id', '=', sessionId)
    .execute();
  await sql`select pg_notify(${logChannel}, ${`${sessionId}:${seq}`})`.execute(tx);
}

/** The count that a producer with epoch 0 (page, api, coach, worker) gives its next event. */
export async function nextProducerSeq(tx: Executor, sessionId: string, producer: string): Promise<number> {
  const row = await tx
    .selectFrom('events')
    .select((eb) => eb.fn.max('producer_seq').as('last'))
    .where('session_id', '=', sessionId)
    .where('producer', '=', producer)
    .where('epoch', '=', 0)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function listAfter(db: Executor, sessionId: string, after: number): Promise<LogEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return rows.map(toLogEvent);
}

export async function findByEventId(
  db: Executor,
  sessionId: string,
  eventId: string,
): Promise<LogEvent | undefined> {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return row && toLogEvent(row);
}

/** The last event of any of the kinds. */
export async function findLast(
  db: Executor,
  sessionId: string,
  kinds: readonly EventKind[],
): Promise<LogEvent | undefined> {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toLogEvent(row);
}

/** Every event of a kind, in order. */
export async function listOfKind<K extends EventKind>(
  db: Executor,
  sessionId: string,
  kind: K,
): Promise<LogEventOf<K>[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('kind', '=', kind)
    .orderBy('seq')
    .execute();
  return rows.map(toLogEvent).filter((event): event is LogEventOf<K> => event.kind === kind);
}

/** Rows were checked against the union when they were stored, and the database never changes one. */
function toLogEvent(row: Selectable<EventsTable>): LogEvent {
  return { ...row, stored_at: row.stored_at.toISOString() } as LogEvent;
}
