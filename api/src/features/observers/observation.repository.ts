import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { Database } from '../../database/schema.ts';

/** One time that somebody listens, from the page's opening to its leaving. */
export type StoredObservation = {
  id: string;
  session_id: string;
  account_id: string | null;
  link_id: string | null;
  name: string | null;
  secret_hash: string | null;
  opened_at: Date;
  /** When listening began; null while it waits for the interview. */
  joined_at: Date | null;
  seen_at: Date;
  ended_at: Date | null;
};

export type NewObservation = Pick<
  StoredObservation,
  'id' | 'session_id' | 'account_id' | 'link_id' | 'name' | 'secret_hash' | 'opened_at' | 'seen_at'
>;

/** Which observations are meant: one, those by a link, all of a session, or those that nobody has followed lately. */
export type Which = { id: string } | { linkId: string } | { sessionId: string } | { unseenSince: Date };

export async function insertObservation(db: Executor, row: NewObservation): Promise<void> {
  await db.insertInto('observations').values(row).execute();
}

export async function findObservation(db: Executor, id: string): Promise<StoredObservation | undefined> {
  return db.selectFrom('observations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes that its page follows. False: it has ended. */
export async function touchObservation(db: Executor, id: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('observations')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** False: it listens already, or has ended. */
export async function markJoined(tx: Executor, id: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('observations')
    .set({ joined_at: at })
    .where('id', '=', id)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function listOpen(db: Executor, which: Which): Promise<StoredObservation[]> {
  return db
    .selectFrom('observations')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((eb) => conditionOf(eb, which))
    .execute();
}

/** Ends one of them if it is still open and still meant, and gives it. */
export async function endObservation(
  tx: Executor,
  id: string,
  which: Which,
  at: Date,
): Promise<StoredObservation | undefined> {
  return tx
    .updateTable('observations')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where((eb) => conditionOf(eb, which))
    .returningAll()
    .executeTakeFirst();
}

function conditionOf(eb: ExpressionBuilder<Database, 'observations'>, which: Which): Expression<SqlBool> {
  if ('id' in which) return eb('id', '=', which.id);
  if ('linkId' in which) return eb('link_id', '=', which.linkId);
  if ('sessionId' in which) return eb('session_id', '=', which.sessionId);
  return eb('seen_at', '<', which.unseenSince);
}

export async function listOpenIds(db: Executor, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('observations')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export type HeardBy = Pick<StoredObservation, 'id' | 'link_id' | 'joined_at' | 'ended_at'> & {
  /** What a guest gave, or the name of a coach's account. */
  name: string | null;
};

/** Those who have listened, newest first; who only waited is not among them. */
export async function listHeardBy(db: Executor, sessionId: string): Promise<HeardBy[]> {
  return db
    .selectFrom('observations')
    .leftJoin('accounts', 'accounts.id', 'observations.account_id')
    .select(['observations.id', 'link_id', 'joined_at', 'ended_at'])
    .select((eb) => eb.fn.coalesce('observations.name', 'accounts.name').as('name'))
    .where('session_id', '=', sessionId)
    .where('joined_at', 'is not', null)
    .orderBy('joined_at', 'desc')
    .execute();
}

/** Sessions that go on and have been listened to: in their rooms nobody may be who has no open observation. */
export async function listObservedSessions(db: Executor): Promise<string[]> {
  const rows = await db
    .selectFrom('observations')
    .innerJoin('sessions', 'sessions.id', 'observations.session_id')
    .select('sessions.id')
    .where('sessions.status', 'in', ['live', 'paused'])
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}
