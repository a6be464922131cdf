import type { DrillKind } from '@caseroom/core/drills/item';
import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

const answers = (db: Executor, accountId: string) =>
  db
    .selectFrom('drill_items')
    .innerJoin('drill_runs', 'drill_runs.id', 'drill_items.run_id')
    .where('account_id', '=', accountId)
    .where('answered_at', 'is not', null);

/** The newest answers of a kind. */
export const listLastAnswers = (db: Executor, accountId: string, kind: DrillKind, limit: number) =>
  answers(db, accountId)
    .select(['verdict', 'answered_at'])
    .where('kind', '=', kind)
    .orderBy('answered_at', 'desc')
    .limit(limit)
    .execute();

export const findOpenRun = (db: Executor, accountId: string, kind: DrillKind) =>
  db
    .selectFrom('drill_runs')
    .select('id')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('finished_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();

/** Runs in which something was answered, newest first. */
export const listRuns = (db: Executor, accountId: string, limit: number) =>
  answers(db, accountId)
    .select(['drill_runs.id as run_id', 'kind', 'topic', 'started_at', 'finished_at'])
    .select([
      sql<number>`count(*)`.as('answered'),
      sql<number>`count(*) filter (where verdict = 'right')`.as('right'),
      sql<number>`max(level_after)`.as('level'),
    ])
    .groupBy('drill_runs.id')
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
