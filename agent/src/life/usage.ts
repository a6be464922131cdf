import type { HeartbeatBody } from '../api/agent-api.ts';

export type UsageUnit = HeartbeatBody['usage'][number]['unit'];

/** What the providers used since it was last asked, for the day's budget. */
export type UsageMeter = {
  add(provider: string, model: string, unit: UsageUnit, amount: number): void;
  take(): HeartbeatBody['usage'];
  /** A heartbeat that was not heard gives its figures back. */
  giveBack(usage: HeartbeatBody['usage']): void;
};

export function createUsageMeter(): UsageMeter {
  let rows = new Map<string, HeartbeatBody['usage'][number]>();
  const add: UsageMeter['add'] = (provider, model, unit, amount) => {
    if (!(amount > 0)) return;
    const key = `${provider} ${model} ${unit}`;
    const before = rows.get(key)?.amount ?? 0;
    rows.set(key, { provider, model, unit, amount: before + amount });
  };
  return {
    add,
    take() {
      const usage = [...rows.values()];
      rows = new Map();
      return usage;
    },
    giveBack(usage) {
      for (const row of usage) add(row.provider, row.model, row.unit, row.amount);
    },
  };
}
