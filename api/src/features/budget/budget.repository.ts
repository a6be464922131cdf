import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

export type Cost = {
  session_id: string;
  account_id: string;
  day: string;
  provider: string;
  model: string;
  unit: string;
  amount: number;
  microcents: number;
  currency: string;
};

/** Adds to what the session has used of a provider on that day. */
export async function addCosts(db: Executor, costs: Cost[]): Promise<void> {
  if (costs.length === 0) return;
  await db
    .insertInto('costs')
    .values(costs)
    .onConflict((conflict) =>
      conflict.columns(['day', 'session_id', 'provider', 'model', 'unit', 'currency']).doUpdateSet({
        amount: sql`costs.amount + excluded.amount`,
        microcents: sql`costs.microcents + excluded.microcents`,
      }),
    )
    .execute();
}

export async function sumMicrocents(db: Executor, day: string): Promise<number> {
  const row = await db
    .selectFrom('costs')
    .select((eb) => eb.fn.sum<string | null>('microcents').as('total'))
    .where('day', '=', day)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}

/** Minutes of interview that an account has had since a moment, running ones up to now; whether it is a guest. */
export async function findUse(
  db: Executor,
  accountId: string,
  since: Date,
  now: Date,
): Promise<{ isGuest: boolean; minutes: number } | undefined> {
  const row = await db
    .selectFrom('accounts')
    .leftJoin('sessions', (join) =>
      join
        .onRef('sessions.account_id', '=', 'accounts.id')
        .on('sessions.started_at', 'is not', null)
        .on((eb) => eb.or([eb('sessions.ended_at', 'is', null), eb('sessions.ended_at', '>', since)])),
    )
    .select('accounts.isAnonymous')
    .select(
      sql<number>`coalesce(sum(extract(epoch from
        coalesce(sessions.ended_at, ${now})
        - greatest(sessions.started_at + coalesce(sessions.forked_at_ms, 0) * interval '1 ms', ${since})))
        filter (where sessions.id is not null), 0)::float8 / 60`.as('minutes'),
    )
    .where('accounts.id', '=', accountId)
    .groupBy('accounts.id')
    .executeTakeFirst();
  return row && { isGuest: row.isAnonymous === true, minutes: row.minutes };
}
