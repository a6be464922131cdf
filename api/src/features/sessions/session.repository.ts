import { sql } from 'kysely';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Door, Mode, Setting } from '@caseroom/core/log/event';
import type { Executor } from '../../database/database.ts';
import type { EvaluationState, SessionKind, StoredStatus, Versions } from '../../database/schema.ts';
import { type SessionMove, sourcesOf, targetOf } from './session-status.ts';

export type Session = Fork & {
  id: string;
  kind: SessionKind;
  workspace_id: string;
  account_id: string;
  title: string;
  case_id: string;
  case_title: string;
  case_hash: string;
  seed: number;
  versions: Versions;
  mode: Mode;
  setting: Setting;
  captions: boolean;
  door: Door;
  locale: string;
  time_zone: string;
  status: StoredStatus;
  end_reason: string | null;
  head_seq: number;
  tab_id: string | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  evaluation: EvaluationState | null;
};

/** Where a session was forked from another one; all null in one that was not. */
export type Fork = {
  forked_from_session: string | null;
  forked_from_seq: number | null;
  forked_from_moment: string | null;
  forked_at_ms: number | null;
};

export type NewSession = Pick<
  Session,
  | 'id'
  | 'workspace_id'
  | 'account_id'
  | 'title'
  | 'mode'
  | 'setting'
  | 'captions'
  | 'door'
  | 'locale'
  | 'time_zone'
  | 'created_at'
> & { pinned: CompiledCase; versions: Versions; kind?: SessionKind; fork?: Fork };

export type ConsentScope = 'recording' | 'providers' | 'observers';
export type Consents = Record<ConsentScope, boolean>;

const columns = [
  'sessions.id',
  'sessions.kind',
  'sessions.forked_from_session',
  'sessions.forked_from_seq',
  'sessions.forked_from_moment',
  'sessions.forked_at_ms',
  'sessions.workspace_id',
  'sessions.account_id',
  'sessions.title',
  'sessions.case_id',
  'sessions.case_title',
  'sessions.case_hash',
  'sessions.seed',
  'sessions.versions',
  'sessions.mode',
  'sessions.setting',
  'sessions.captions',
  'sessions.door',
  'sessions.locale',
  'sessions.time_zone',
  'sessions.status',
  'sessions.end_reason',
  'sessions.head_seq',
  'sessions.tab_id',
  'sessions.created_at',
  'sessions.started_at',
  'sessions.ended_at',
] as const;

/** Sessions with the state of their newest evaluation; the pinned case is read apart, as it is large. */
const selectSessions = (db: Executor) =>
  db
    .selectFrom('sessions')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('evaluations')
        .select('evaluations.state')
        .whereRef('evaluations.session_id', '=', 'sessions.id')
        .orderBy('evaluations.created_at', 'desc')
        .limit(1)
        .as('evaluation'),
    );

export async function insertSession(
  tx: Executor,
  { pinned, versions, fork, ...rest }: NewSession,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      ...rest,
      ...fork,
      case_id: pinned.source.id,
      case_title: pinned.source.title,
      case_hash: pinned.case_hash,
      seed: pinned.seed,
      compiled_case: JSON.stringify(pinned),
      versions: JSON.stringify(versions),
    })
    .execute();
}

export async function insertConsents(
  tx: Executor,
  sessionId: string,
  consents: Consents,
  textVersion: string,
): Promise<void> {
  const scopes = ['recording', 'providers', 'observers'] as const;
  const rows = scopes.map((scope) => ({
    session_id: sessionId,
    scope,
    granted: consents[scope],
    text_version: textVersion,
  }));
  await tx.insertInto('consents').values(rows).execute();
}

export async function findSession(db: Executor, sessionId: string): Promise<Session | undefined> {
  return selectSessions(db).where('sessions.id', '=', sessionId).executeTakeFirst();
}

/** What belongs to somebody else is as if it were not there. */
export async function findOwnSession(
  db: Executor,
  accountId: string,
  sessionId: string,
): Promise<Session | undefined> {
  return selectSessions(db)
    .where('sessions.id', '=', sessionId)
    .where('sessions.account_id', '=', accountId)
    .executeTakeFirst();
}

export type ListFilter = {
  limit: number;
  after?: { createdAt: Date; id: string };
  status?: StoredStatus;
  caseId?: string;
};

export async function listOwnSessions(
  db: Executor,
  accountId: string,
  { limit, after, status, caseId }: ListFilter,
): Promise<Session[]> {
  let query = selectSessions(db).where('sessions.account_id', '=', accountId);
  if (status) query = query.where('sessions.status', '=', status);
  if (status === undefined || status === 'ended') query = query.where(standsAlone);
  if (caseId) query = query.where('sessions.case_id', '=', caseId);
  if (after)
    query = query.where(
      sql<boolean>`(sessions.created_at, sessions.id) < (${after.createdAt}, ${after.id}::uuid)`,
    );
  return query.orderBy('sessions.created_at', 'desc').orderBy('sessions.id', 'desc').limit(limit).execute();
}

/** A moment that was sat again is found under its interview, as long as that is there. */
const standsAlone = sql<boolean>`(sessions.kind <> 'redo' or not exists (
  select 1 from sessions as original where original.id = sessions.forked_from_session))`;

/** The moments of interviews that were sat again, oldest first. */
export async function listForks(
  db: Executor,
  accountId: string,
  originals: readonly string[],
): Promise<Session[]> {
  if (originals.length === 0) return [];
  return selectSessions(db)
    .where('sessions.account_id', '=', accountId)
    .where('sessions.kind', '=', 'redo')
    .where('sessions.forked_from_session', 'in', originals)
    .orderBy('sessions.created_at')
    .execute();
}

export async function findPinnedCase(db: Executor, sessionId: string): Promise<CompiledCase | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('compiled_case')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.compiled_case;
}

/** Consents as they stand: given, and not withdrawn. */
export async function findConsents(db: Executor, sessionId: string): Promise<Consents> {
  const rows = await db
    .selectFrom('consents')
    .select('scope')
    .where('session_id', '=', sessionId)
    .where('granted', '=', true)
    .where('withdrawn_at', 'is', null)
    .execute();
  const granted = new Set(rows.map((row) => row.scope));
  return {
    recording: granted.has('recording'),
    providers: granted.has('providers'),
    observers: granted.has('observers'),
  };
}

/** The wording of a consent that stands. */
export async function findConsentText(
  db: Executor,
  sessionId: string,
  scope: ConsentScope,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('consents')
    .select('text_version')
    .where('session_id', '=', sessionId)
    .where('scope', '=', scope)
    .where('granted', '=', true)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .executeTakeFirst();
  return row?.text_version;
}

/** A move by compare-and-set. False: the session is not in a state from which the move is allowed. */
export async function moveStatus(
  tx: Executor,
  sessionId: string,
  move: SessionMove,
  set: { started_at?: Date; ended_at?: Date; end_reason?: string } = {},
): Promise<boolean> {
  const result = await tx
    .updateTable('sessions')
    .set({ status: targetOf(move), ...set })
    .where('id', '=', sessionId)
    .where('status', 'in', sourcesOf(move))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function updateSession(
  tx: Executor,
  sessionId: string,
  set: { title?: string; door?: Door; tab_id?: string },
): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.updateTable('sessions').set(set).where('id', '=', sessionId).execute();
}

/** Rows of every table go with the session's; the tombstone says only that there was one. */
export async function eraseSession(tx: Executor, sessionId: string): Promise<void> {
  await sql`insert into tombstones (session_id, created_at) select id, created_at from sessions where id = ${sessionId}`.execute(
    tx,
  );
  await tx.deleteFrom('sessions').where('id', '=', sessionId).execute();
}
