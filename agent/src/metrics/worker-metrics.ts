import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Figure, figureTable, prefix } from './figure-table.ts';
import { isFigureName, type JobReport } from './job-report.ts';
import { watchStalls } from './stalls.ts';

export type WorkerState = { seats: number; jobs: number; draining: boolean };
export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** A job reports every 2 s; one that has been silent for so long is gone. */
const JOB_GONE_MS = 10_000;

/** The figures of one worker and its jobs, for `/metrics`. */
export function createWorkerMetrics(state: () => WorkerState) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix });
  const series = new Map(
    Object.entries(figureTable).map(([name, figure]) => [name, seriesOf(name, figure, registry)]),
  );
  const jobs = new Map<number, { rssBytes: number; at: number }>();
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: prefix + name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const present = () => {
    for (const [pid, { at }] of jobs) if (Date.now() - at > JOB_GONE_MS) jobs.delete(pid);
    return [...jobs.values()].map(({ rssBytes }) => rssBytes);
  };
  gauge('seats', 'Interviews that this worker carries at once', () => state().seats);
  gauge('jobs', 'Interviews that it carries now', () => state().jobs);
  gauge('draining', '1 while it takes no new interview and waits for the last to end', () =>
    Number(state().draining),
  );
  gauge('job_memory_bytes', 'Resident memory of all interviews together', () =>
    present().reduce((sum, bytes) => sum + bytes, 0),
  );
  gauge('largest_job_memory_bytes', 'Resident memory of the largest interview', () =>
    Math.max(0, ...present()),
  );
  const stopStalls = watchStalls(() => add('event_loop_stalls_total', { process: 'worker' }, 1));

  function add(name: string, labels: Readonly<Record<string, string>>, value: number): void {
    const one = isFigureName(name) ? series.get(name) : undefined;
    if (one instanceof Histogram) one.observe(labels, value);
    if (one instanceof Counter) one.inc(labels, value);
  }

  return {
    registry,
    take(report: JobReport): void {
      jobs.set(report.pid, { rssBytes: report.rss_bytes, at: Date.now() });
      for (const { name, labels, value } of report.figures) add(name, labels, value);
    },
    close: stopStalls,
  };
}

function seriesOf(name: string, { type, help, labels, buckets }: Figure, registry: Registry) {
  const base = { name: prefix + name, help, labelNames: Object.keys(labels), registers: [registry] };
  return type === 'counter' ? new Counter(base) : new Histogram({ ...base, buckets: [...(buckets ?? [])] });
}
