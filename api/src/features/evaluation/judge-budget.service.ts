import type { Db } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Usage } from '../budget/budget.service.ts';
import { microcentsOf, type PriceTable } from '../budget/prices.ts';
import {
  type NewJudgeCall,
  recordJudgeCall,
  sumOfAccount,
  sumOfEvaluation,
} from './judge-call.repository.ts';

export type JudgeBudgetDeps = {
  db: Db;
  prices: PriceTable;
  /** Cents that the judge of one report may cost, and of one person's reports in a day (UTC). */
  centsAnEvaluation: number;
  centsADayEach: number;
  now: () => Date;
};
export type JudgeBudget = ReturnType<typeof createJudgeBudget>;
/** Whose money is spent. */
export type Judged = { evaluationId: string; accountId: string };
export type CallTaken = Pick<NewJudgeCall, 'dimension' | 'judge' | 'outcome' | 'latency_ms'> & {
  usage: Usage;
};

const MICROCENTS = 1_000_000;
const spentOnThis =
  'Judging this report has cost as much as one report may here, so the rest of it stands on rules alone. Whoever runs this server can raise the limit.';
const spentToday =
  'What judging your reports may cost in a day is spent. This one stands on rules alone; make it again after midnight UTC to have it judged.';

/** What judging may cost, checked before each call, and what each call took. */
export function createJudgeBudget({ db, prices, now, ...caps }: JudgeBudgetDeps) {
  return {
    /** Throws `judging_budget_spent` with a sentence for people. */
    async requireLeft({ evaluationId, accountId }: Judged): Promise<void> {
      const [own, today] = await Promise.all([
        sumOfEvaluation(db, evaluationId),
        sumOfAccount(db, accountId, startOfDay(now())),
      ]);
      if (own >= caps.centsAnEvaluation * MICROCENTS) throw new AppError('judging_budget_spent', spentOnThis);
      if (today >= caps.centsADayEach * MICROCENTS) throw new AppError('judging_budget_spent', spentToday);
    },
    async note({ evaluationId, accountId }: Judged, { usage, ...call }: CallTaken): Promise<void> {
      const tokens = (unit: Usage[number]['unit']): number =>
        usage.filter((used) => used.unit === unit).reduce((sum, { amount }) => sum + amount, 0);
      await recordJudgeCall(db, {
        ...call,
        id: uuid7(),
        evaluation_id: evaluationId,
        account_id: accountId,
        input_tokens: tokens('input_tokens'),
        output_tokens: tokens('output_tokens'),
        microcents: usage.reduce((sum, used) => sum + microcentsOf(prices, used), 0),
      });
    },
  };
}

const startOfDay = (date: Date): Date => new Date(date.toISOString().slice(0, 10));
