/** Whether providers that cost money may be used now; the api says it with every heartbeat. */
export type BudgetGate = {
  readonly paid: boolean;
  set(paid: boolean): void;
  onChange(listener: () => void): void;
};

export function createBudget(first: boolean): BudgetGate {
  let paid = first;
  const listeners: (() => void)[] = [];
  return {
    get paid() {
      return paid;
    },
    set(next) {
      if (next === paid) return;
      paid = next;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
