import { sql } from 'kysely';
import type { Door } from '@caseroom/core/log/event';
import type { WorkerReport } from '@caseroom/core/wire/seats';
import type { Executor } from '../../database/database.ts';
import { consentTo } from '../sessions/of-session.ts';
import type { LimitedProvider } from './admission.ts';

/** Any number; whoever seats people holds it, so that two cannot give the same seat away. */
const SEATS_LOCK = 4_714;

export const lockSeats = async (tx: Executor): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(${SEATS_LOCK})`.execute(tx));

/** Moves the end of a seat on. False: this session has none, or it has run out. */
export async function keepSeat(db: Executor, sessionId: string, now: Date, until: Date): Promise<boolean> {
  const result = await db
    .updateTable('seats')
    .set({ expires_at: sql`greatest(expires_at, ${until}::timestamptz)` })
    .where('session_id', '=', sessionId)
    .where('state', '=', 'held')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Seats and places that have run out, and those of interviews that were over before anybody led them. */
export async function dropExpired(tx: Executor, now: Date): Promise<void> {
  await tx
    .deleteFrom('seats')
    .where((eb) =>
      eb.or([
        eb('expires_at', '<=', now),
        eb.and([
          eb('worker_id', 'is', null),
          eb('session_id', 'in', eb.selectFrom('sessions').select('id').where('status', '=', 'ended')),
        ]),
      ]),
    )
    .execute();
}

export type Request = {
  sessionId: string;
  comesBack: boolean;
  providers: readonly LimitedProvider[];
  now: Date;
  until: Date;
};

/** Joins the queue, or stays in it at the same place. */
export async function queueUp(tx: Executor, request: Request): Promise<void> {
  await tx
    .insertInto('seats')
    .values({
      session_id: request.sessionId,
      state: 'waiting',
      comes_back: request.comesBack,
      providers: [...request.providers],
      asked_at: request.now,
      expires_at: request.until,
      held_since: null,
      worker_id: null,
    })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ expires_at: request.until }))
    .execute();
}

/** From waiting to held, by compare-and-set. */
export async function takeSeat(tx: Executor, sessionId: string, now: Date, until: Date): Promise<boolean> {
  const result = await tx
    .updateTable('seats')
    .set({ state: 'held', held_since: now, expires_at: until })
    .where('session_id', '=', sessionId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function leaveQueue(db: Executor, sessionId: string): Promise<void> {
  await db.deleteFrom('seats').where('session_id', '=', sessionId).where('state', '=', 'waiting').execute();
}

/** Those who come back first, then in the order in which they asked. */
export function listQueue(
  db: Executor,
  now: Date,
): Promise<{ sessionId: string; providers: LimitedProvider[] }[]> {
  return db
    .selectFrom('seats')
    .select(['session_id as sessionId', 'providers'])
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .orderBy('comes_back', 'desc')
    .orderBy('asked_at')
    .orderBy('session_id')
    .execute();
}

export type Held = {
  providers: LimitedProvider[];
  /** Its interviewer runs in a worker whose seats do not count any more. */
  on_draining: boolean;
  started_at: Date | null;
  minutes: number;
};

/** `seenAfter`: a worker that has been silent since is away. */
export async function listHeld(db: Executor, now: Date, seenAfter: Date): Promise<Held[]> {
  const rows = await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.session_id')
    .leftJoin('interview_workers as workers', 'workers.worker_id', 'seats.worker_id')
    .select(['seats.providers', 'sessions.started_at'])
    .select(
      sql<boolean>`coalesce(workers.draining and workers.seen_at > ${seenAfter}, false)`.as('on_draining'),
    )
    .select(sql<number>`(sessions.compiled_case #>> '{source,minutes}')::float`.as('minutes'))
    .where('seats.state', '=', 'held')
    .where('seats.expires_at', '>', now)
    // An interviewer who says goodbye still sits there.
    .where((eb) => eb.or([eb('sessions.status', '<>', 'ended'), eb('seats.worker_id', 'is not', null)]))
    .execute();
  return rows;
}

export type Worker = { seats: number; draining: boolean };

export function listWorkers(db: Executor, seenAfter: Date): Promise<Worker[]> {
  return db
    .selectFrom('interview_workers')
    .select(['seats', 'draining'])
    .where('seen_at', '>', seenAfter)
    .execute();
}

export async function saveWorker(
  db: Executor,
  workerId: string,
  { seats, draining }: WorkerReport,
  now: Date,
): Promise<void> {
  const told = { seats, draining, seen_at: now };
  await db
    .insertInto('interview_workers')
    .values({ worker_id: workerId, ...told })
    .onConflict((conflict) => conflict.column('worker_id').doUpdateSet(told))
    .execute();
}

/** What the providers of a session follow from; sessions that are not there any more are left out. */
export function listDoors(
  db: Executor,
  sessions: readonly string[],
): Promise<{ sessionId: string; door: Door; agreed: boolean }[]> {
  if (sessions.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sessions')
    .select(['sessions.id as sessionId', 'sessions.door'])
    .select((eb) => eb.exists(consentTo('providers')).$castTo<boolean>().as('agreed'))
    .where('sessions.id', 'in', sessions)
    .execute();
}

export type Running = { sessionId: string; providers: readonly LimitedProvider[] };

/** An interview that runs has its seat, whatever was booked: the count follows what is. */
export async function holdForRunning(
  db: Executor,
  workerId: string,
  running: readonly Running[],
  now: Date,
  until: Date,
): Promise<void> {
  if (running.length === 0) return;
  const rows = running.map(({ sessionId, providers }) => ({ id: sessionId, providers }));
  await sql`
    insert into seats (session_id, state, comes_back, providers, asked_at, held_since, expires_at, worker_id)
    select sessions.id, 'held', true, running.providers, ${now}, ${now}, ${until}, ${workerId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as running (id uuid, providers text[])
    join sessions using (id)
    on conflict (session_id) do update set
      held_since = case when seats.state = 'held' then seats.held_since else excluded.held_since end,
      expires_at = greatest(seats.expires_at, excluded.expires_at),
      state = 'held', providers = excluded.providers, worker_id = excluded.worker_id`.execute(db);
}

/** What a worker does not interview any more, and nobody else is to take over. */
export async function releaseLeft(
  db: Executor,
  workerId: string,
  sessions: readonly string[],
): Promise<void> {
  await sql`
    delete from seats using sessions
    where seats.worker_id = ${workerId} and sessions.id = seats.session_id
      and sessions.status in ('paused', 'ended') and seats.session_id <> all(${sessions}::uuid[])`.execute(
    db,
  );
}

export async function forgetWorkers(db: Executor, seenBefore: Date): Promise<void> {
  await db.deleteFrom('interview_workers').where('seen_at', '<', seenBefore).execute();
}
