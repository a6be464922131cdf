import type { Executor } from '../../database/database.ts';
import type { JudgeCallsTable } from '../../database/schema.ts';

export type NewJudgeCall = Omit<JudgeCallsTable, 'called_at'>;

export async function recordJudgeCall(db: Executor, call: NewJudgeCall): Promise<void> {
  await db.insertInto('judge_calls').values(call).execute();
}

/** Millionths of a cent that judging this evaluation has cost so far. */
export async function sumOfEvaluation(db: Executor, evaluationId: string): Promise<number> {
  const row = await db
    .selectFrom('judge_calls')
    .select((eb) => eb.fn.sum<string | null>('microcents').as('total'))
    .where('evaluation_id', '=', evaluationId)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}

/** Millionths of a cent that judging the interviews of one person has cost since a moment. */
export async function sumOfAccount(db: Executor, accountId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('judge_calls')
    .select((eb) => eb.fn.sum<string | null>('microcents').as('total'))
    .where('account_id', '=', accountId)
    .where('called_at', '>=', since)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}
