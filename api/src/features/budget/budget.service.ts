import type { z } from 'zod';
import type { heartbeatRequest } from '@caseroom/core/wire/agent';
import type { Db } from '../../database/database.ts';
import type { Caller } from '../../http/route.ts';
import * as repository from './budget.repository.ts';
import { microcentsOf, type PriceTable } from './prices.ts';

export type Usage = z.infer<typeof heartbeatRequest>['usage'];
export type BudgetDeps = {
  db: Db;
  prices: PriceTable;
  /** Cents of the price table's currency that the providers may cost in a day (UTC), for everybody together. */
  centsADay: number;
  guestMinutesADay: number;
  now: () => Date;
};
export type Budget = ReturnType<typeof createBudget>;

const DAY_MS = 86_400_000;
/** Heartbeats come every second from every interview; the sums need not be newer than this. */
const REMEMBER_MS = 2_000;

const spent =
  'The budget of this server for today is spent. Until midnight UTC interviews are typed, and the case speaks with its own lines.';
const guestSpent =
  'A guest’s minutes for today are used up. Sign up to go on as before; until then interviews are typed, and the case speaks with its own lines.';

/** What may still be spent today, and by whom. Past it an interview goes on typed and without a model. */
export function createBudget(deps: BudgetDeps) {
  const { db, now } = deps;
  let total: { at: number; value: Promise<number> } | undefined;

  async function findNotice(asker: Pick<Caller, 'accountId'> | undefined): Promise<string | null> {
    if (await isDaySpent()) return spent;
    return asker && (await isGuestSpent(asker.accountId)) ? guestSpent : null;
  }

  async function isDaySpent(): Promise<boolean> {
    const at = now().getTime();
    if (!total || at - total.at > REMEMBER_MS)
      total = { at, value: repository.sumMicrocents(db, dayOf(now())) };
    return (await total.value) >= deps.centsADay * 1_000_000;
  }

  async function isGuestSpent(accountId: string): Promise<boolean> {
    const use = await repository.findUse(db, accountId, new Date(now().getTime() - DAY_MS), now());
    return use !== undefined && use.isGuest && use.minutes >= deps.guestMinutesADay;
  }

  /** Books what the providers of an interview or of its report have used. */
  async function book(session: { id: string; account_id: string }, usage: Usage): Promise<void> {
    const day = dayOf(now());
    const costs = mergeUsage(usage).map((used) => ({
      session_id: session.id,
      account_id: session.account_id,
      day,
      ...used,
      microcents: microcentsOf(deps.prices, used),
      currency: deps.prices.currency,
    }));
    await repository.addCosts(db, costs);
  }

  return {
    findNotice,
    isDaySpent,
    book,
    allowsProviders: async (accountId: string): Promise<boolean> =>
      (await findNotice({ accountId })) === null,
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** One row for each provider, model and unit: a statement may touch a row of the table only once. */
function mergeUsage(usage: Usage): Usage {
  const merged = new Map<string, Usage[number]>();
  for (const used of usage) {
    const key = JSON.stringify([used.provider, used.model, used.unit]);
    const before = merged.get(key);
    merged.set(key, { ...used, amount: used.amount + (before?.amount ?? 0) });
  }
  return [...merged.values()];
}
