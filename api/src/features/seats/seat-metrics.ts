import { Gauge, type Registry } from 'prom-client';
import { limitedProviders } from './admission.ts';
import type { Occupancy } from './seat.service.ts';

type Rows = (found: Occupancy) => Readonly<Record<string, number>>;

/** How full the house is, read when somebody asks. What scales the fleet goes by these. */
export function measureSeats(registry: Registry, occupancy: () => Promise<Occupancy>): void {
  const read = askedOnce(() => occupancy().catch(() => undefined));
  const gauge = (name: string, help: string, label: string, rows: Rows) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect(): Promise<void> {
        const found = await read();
        // A database that is away must not take the other figures with it; old ones would be a lie.
        this.reset();
        for (const [value, count] of Object.entries(found ? rows(found) : {}))
          this.set({ [label]: value }, count);
      },
    });
  gauge(
    'caseroom_seats',
    'Seats: the total of the workers that take interviews, those taken, and people who wait for one',
    'state',
    ({ total, taken, waiting }) => ({ total, taken, waiting }),
  );
  gauge('caseroom_interview_workers', "Interviewers' workers that report", 'state', (found) => ({
    ready: found.workers,
    draining: found.drainingWorkers,
  }));
  gauge(
    'caseroom_provider_slots_taken',
    'Interviews with a seat that may use a paid provider',
    'provider',
    ({ inUse }) => Object.fromEntries(limitedProviders.map((provider) => [provider, inUse[provider]])),
  );
}

/** The gauges of one answer are asked at the same time: they are to agree, and ask the database once. */
function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
