import type { Executor } from '../../database/database.ts';

export type StoredLink = {
  id: string;
  session_id: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
};

const columns = ['id', 'session_id', 'created_at', 'expires_at', 'revoked_at'] as const;

export async function insertLink(
  db: Executor,
  row: Pick<StoredLink, 'id' | 'session_id' | 'created_at' | 'expires_at'> & { token_hash: string },
): Promise<StoredLink> {
  return db.insertInto('observer_links').values(row).returning(columns).executeTakeFirstOrThrow();
}

export async function findLinkByHash(db: Executor, tokenHash: string): Promise<StoredLink | undefined> {
  return db
    .selectFrom('observer_links')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

export async function findLink(db: Executor, id: string): Promise<StoredLink | undefined> {
  return db.selectFrom('observer_links').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function listLinks(db: Executor, sessionId: string): Promise<StoredLink[]> {
  return db
    .selectFrom('observer_links')
    .select(columns)
    .where('session_id', '=', sessionId)
    .orderBy('created_at', 'desc')
    .execute();
}

/** One link of the session, or all of them. Those that were revoked before keep their time. */
export async function revokeLinks(
  tx: Executor,
  sessionId: string,
  linkId: string | null,
  at: Date,
): Promise<void> {
  let query = tx
    .updateTable('observer_links')
    .set({ revoked_at: at })
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null);
  if (linkId !== null) query = query.where('id', '=', linkId);
  await query.execute();
}

/** A row for each time that somebody agrees; taking it back ends it and deletes nothing. */
export async function setObserversConsent(
  tx: Executor,
  sessionId: string,
  consent: { granted: boolean; textVersion: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('consents')
    .set({ withdrawn_at: consent.at })
    .where('session_id', '=', sessionId)
    .where('scope', '=', 'observers')
    .where('granted', '=', true)
    .where('withdrawn_at', 'is', null)
    .execute();
  if (!consent.granted) return;
  await tx
    .insertInto('consents')
    .values({
      session_id: sessionId,
      scope: 'observers',
      granted: true,
      text_version: consent.textVersion,
      given_at: consent.at,
    })
    .execute();
}
