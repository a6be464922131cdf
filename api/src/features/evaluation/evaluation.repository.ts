import { sql } from 'kysely';
import type { Report } from '@caseroom/core/wire/report';
import type { Executor } from '../../database/database.ts';
import type { EvaluationState } from '../../database/schema.ts';

export type Evaluation = {
  id: string;
  session_id: string;
  rubric_version: string;
  evaluator_version: string;
  head_seq: number;
  head_hash: string;
  state: EvaluationState;
  step: string | null;
  per_cent: number;
  reason: string | null;
  attempts: number;
  created_at: Date;
  begun_at: Date | null;
};

const columns = [
  'id',
  'session_id',
  'rubric_version',
  'evaluator_version',
  'head_seq',
  'head_hash',
  'state',
  'step',
  'per_cent',
  'reason',
  'attempts',
  'created_at',
  'begun_at',
] as const;

export type NewEvaluation = Pick<
  Evaluation,
  'id' | 'session_id' | 'rubric_version' | 'evaluator_version' | 'head_seq' | 'head_hash'
>;

/** The evaluation of that identity: a new one, or the one that there is. */
export async function insertEvaluation(tx: Executor, wanted: NewEvaluation): Promise<string> {
  const row = await tx
    .insertInto('evaluations')
    .values(wanted)
    .onConflict((conflict) =>
      // Touches nothing, but makes the row that is there come back.
      conflict
        .columns(['session_id', 'rubric_version', 'head_hash', 'evaluator_version'])
        .doUpdateSet({ session_id: wanted.session_id }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findEvaluation(db: Executor, id: string): Promise<Evaluation | undefined> {
  return db.selectFrom('evaluations').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function findLatest(db: Executor, sessionId: string): Promise<Evaluation | undefined> {
  return db
    .selectFrom('evaluations')
    .select(columns)
    .where('session_id', '=', sessionId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One that has not begun: it will read the log as it stands when it begins. */
export async function findQueued(db: Executor, sessionId: string): Promise<Evaluation | undefined> {
  return db
    .selectFrom('evaluations')
    .select(columns)
    .where('session_id', '=', sessionId)
    .where('state', '=', 'queued')
    .limit(1)
    .executeTakeFirst();
}

/** The newest that is whole; one that rules made for want of a judge only when there is no other. */
export async function findPublishedReport(
  db: Executor,
  sessionId: string,
  evaluationId?: string,
): Promise<Report | undefined> {
  const row = await db
    .selectFrom('evaluations')
    .select('report')
    .where('session_id', '=', sessionId)
    .where('report', 'is not', null)
    .$if(evaluationId !== undefined, (query) => query.where('id', '=', evaluationId ?? ''))
    .orderBy(sql`state = 'done'`, 'desc')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.report ?? undefined;
}

/** Every report of a session, the newest first. */
export async function listReports(db: Executor, sessionId: string): Promise<Report[]> {
  const rows = await db
    .selectFrom('evaluations')
    .select('report')
    .where('session_id', '=', sessionId)
    .where('report', 'is not', null)
    .orderBy('published_at', 'desc')
    .execute();
  return rows.flatMap(({ report }) => (report ? [report] : []));
}

/** Whether another evaluation of the same versions stands for this head. */
export async function isHeadTaken(db: Executor, evaluation: Evaluation, headHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('evaluations')
    .select('id')
    .where('session_id', '=', evaluation.session_id)
    .where('rubric_version', '=', evaluation.rubric_version)
    .where('evaluator_version', '=', evaluation.evaluator_version)
    .where('head_hash', '=', headHash)
    .where('id', '!=', evaluation.id)
    .executeTakeFirst();
  return row !== undefined;
}

export type Change = {
  state?: EvaluationState;
  step?: string | null;
  per_cent?: number;
  reason?: string | null;
  head_seq?: number;
  head_hash?: string;
};

/** Moves an evaluation by compare-and-set. False: it was in none of these states. */
export async function moveEvaluation(
  db: Executor,
  id: string,
  from: readonly EvaluationState[],
  set: Change,
): Promise<boolean> {
  const result = await db
    .updateTable('evaluations')
    .set({ ...set, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function countAttempt(db: Executor, id: string): Promise<void> {
  await db
    .updateTable('evaluations')
    .set({ attempts: sql`attempts + 1`, updated_at: sql`now()`, begun_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** A sign of life of whoever works on it. */
export async function touchEvaluation(db: Executor, id: string): Promise<void> {
  await db
    .updateTable('evaluations')
    .set({ updated_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Once: a second publication of the same evaluation changes nothing. */
export async function publishReport(db: Executor, id: string, report: Report): Promise<boolean> {
  const result = await db
    .updateTable('evaluations')
    .set({
      state: 'done',
      step: null,
      per_cent: 100,
      reason: null,
      report: JSON.stringify(report),
      published_at: sql`now()`,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The evaluation stays as it is; what it publishes later takes the place of this. */
export async function keepReportByRules(db: Executor, id: string, report: Report): Promise<void> {
  await db
    .updateTable('evaluations')
    .set({ report: JSON.stringify(report), published_at: sql`now()` })
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .execute();
}

/** Queued or running without a sign of life since `before`. */
export async function listStranded(db: Executor, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('evaluations')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .where('updated_at', '<', before)
    .execute();
  return rows.map((row) => row.id);
}

/** The first result of a step is the one that stays; gives that. */
export async function storeStep(db: Executor, id: string, step: string, result: object): Promise<unknown> {
  await db
    .insertInto('evaluation_steps')
    .values({ evaluation_id: id, step, result: JSON.stringify(result) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return findStep(db, id, step);
}

export async function findStep(db: Executor, id: string, step: string): Promise<unknown> {
  const row = await db
    .selectFrom('evaluation_steps')
    .select('result')
    .where('evaluation_id', '=', id)
    .where('step', '=', step)
    .executeTakeFirst();
  return row?.result;
}

export async function hasSteps(db: Executor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('evaluation_steps')
    .select('step')
    .where('evaluation_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How long the last evaluations took from their beginning to their report, in seconds: the median of twenty. */
export async function findUsualSeconds(db: Executor): Promise<number | null> {
  const recent = db
    .selectFrom('evaluations')
    .select(sql<number>`extract(epoch from published_at - begun_at)::float8`.as('took_s'))
    .where('state', '=', 'done')
    .where('begun_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .limit(20);
  const row = await db
    .selectFrom(recent.as('recent'))
    .select(sql<number | null>`percentile_cont(0.5) within group (order by took_s)`.as('median'))
    .executeTakeFirst();
  return row?.median ?? null;
}

/** Wakes who follows the session's evaluation, at whichever api. */
export async function announceEvaluation(db: Executor, id: string): Promise<void> {
  await sql`select pg_notify('caseroom_session', session_id::text) from evaluations where id = ${id}`.execute(
    db,
  );
}
