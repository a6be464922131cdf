import type { DrillItem, DrillKind } from '@caseroom/core/drills/item';
import type { Rung } from '@caseroom/core/drills/ladder';
import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { DrillItemsTable, DrillRunsTable } from '../../database/schema.ts';

export type RunRow = Selectable<DrillRunsTable>;
export type ItemRow = Selectable<DrillItemsTable>;
export type Answered = Required<
  Pick<
    Insertable<DrillItemsTable>,
    | 'value'
    | 'is_spoken'
    | 'verdict'
    | 'error'
    | 'explain'
    | 'time_ms'
    | 'answered_at'
    | 'level_after'
    | 'streak_after'
  >
>;

export const insertRun = async (tx: Executor, row: RunRow): Promise<void> =>
  void (await tx.insertInto('drill_runs').values(row).execute());

/** Runs of a kind that were left in the middle are over once another begins. */
export const closeOpenRuns = async (
  tx: Executor,
  accountId: string,
  kind: DrillKind,
  now: Date,
): Promise<void> =>
  void (await tx
    .updateTable('drill_runs')
    .set({ finished_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('finished_at', 'is', null)
    .execute());

export const findOwnRun = (db: Executor, accountId: string, runId: string): Promise<RunRow | undefined> =>
  db
    .selectFrom('drill_runs')
    .selectAll()
    .where('id', '=', runId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();

/** Holds a run until the transaction ends, so that two answers come one after the other. */
export const lockOwnRun = (tx: Executor, accountId: string, runId: string): Promise<RunRow | undefined> =>
  tx
    .selectFrom('drill_runs')
    .selectAll()
    .where('id', '=', runId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();

export const finishRun = async (tx: Executor, runId: string, now: Date): Promise<void> =>
  void (await tx.updateTable('drill_runs').set({ finished_at: now }).where('id', '=', runId).execute());

export const listItems = (db: Executor, runId: string): Promise<ItemRow[]> =>
  db.selectFrom('drill_items').selectAll().where('run_id', '=', runId).orderBy('number').execute();

export async function insertItem(
  tx: Executor,
  place: { runId: string; number: number; askedAt: Date },
  rung: Rung,
  item: DrillItem,
): Promise<void> {
  const { runId: run_id, number, askedAt: asked_at } = place;
  await tx
    .insertInto('drill_items')
    .values({ run_id, number, asked_at, ...rung, item: JSON.stringify(item) })
    .execute();
}

export async function setHeard(
  tx: Executor,
  { run_id, number }: ItemRow,
  heard: { text: string; value: number; at_ms: number } | null,
): Promise<void> {
  await tx
    .updateTable('drill_items')
    .set({ heard: heard && JSON.stringify(heard) })
    .where('run_id', '=', run_id)
    .where('number', '=', number)
    .execute();
}

export async function setAnswer(tx: Executor, { run_id, number }: ItemRow, answer: Answered): Promise<void> {
  await tx
    .updateTable('drill_items')
    .set(answer)
    .where('run_id', '=', run_id)
    .where('number', '=', number)
    .where('answered_at', 'is', null)
    .execute();
}

/** Where somebody stands with a kind: where their newest answer led. */
export async function findRung(db: Executor, accountId: string, kind: DrillKind): Promise<Rung | undefined> {
  const row = await db
    .selectFrom('drill_items')
    .innerJoin('drill_runs', 'drill_runs.id', 'drill_items.run_id')
    .select(['level_after', 'streak_after'])
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (row?.level_after == null) return undefined;
  return { level: row.level_after, streak: row.streak_after ?? 0 };
}
