import { Gauge, type Registry } from 'prom-client';
import { limitedProviders } from './admission.ts';
import type { Occupancy } from './seat.service.ts';

/** How full the house is, read when somebody asks. What scales the fleet goes by these. */
export function measureSeats(registry: Registry, occupancy: () => Promise<Occupancy>): void {
  const registers = [registry];
  const workers = new Gauge({
    name: 'caseroom_interview_workers',
    help: "Interviewers' workers that report",
    labelNames: ['state'],
    registers,
  });
  const slots = new Gauge({
    name: 'caseroom_provider_slots_taken',
    help: 'Interviews with a seat that may use a paid provider',
    labelNames: ['provider'],
    registers,
  });
  new Gauge({
    name: 'caseroom_seats',
    help: 'Seats by state: total of the workers that take interviews, taken on these, and people who wait for one',
    labelNames: ['state'],
    registers,
    async collect(): Promise<void> {
      const found = await occupancy().catch(() => undefined);
      // A database that is away must not take the other figures with it; old ones would be a lie.
      if (!found) {
        for (const gauge of [this, workers, slots]) gauge.reset();
        return;
      }
      this.set({ state: 'total' }, found.total);
      this.set({ state: 'taken' }, found.taken);
      this.set({ state: 'waiting' }, found.waiting);
      workers.set({ state: 'ready' }, found.workers);
      workers.set({ state: 'draining' }, found.drainingWorkers);
      for (const provider of limitedProviders) slots.set({ provider }, found.inUse[provider]);
    },
  });
}
