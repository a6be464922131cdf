import type { Logger } from '../life/logger.ts';
import type { FigureName, LabelsOf } from './figure-table.ts';
import { jobReportPath, type JobReport, type ReportedFigure } from './job-report.ts';
import { watchStalls } from './stalls.ts';

/** Adds to a count, or a duration in seconds to a histogram. */
export type Figures = {
  add<N extends FigureName>(name: N, labels: LabelsOf<N>, value?: number): void;
};

const REPORT_MS = 2_000;
const SEND_MS = 1_000;
/** A worker that is away for a while must not fill the memory of its jobs. */
const KEPT = 1_000;

/** Collects what this job measures and hands it to its worker, which is asked for all of it. */
export function startJobFigures(deps: { workerPort: number; logger: Logger }): Figures & {
  close(): Promise<void>;
} {
  let rows: ReportedFigure[] = [];
  const add: Figures['add'] = (name, labels, value = 1) => {
    if (rows.length < KEPT) rows.push({ name, labels, value });
  };
  const send = async (): Promise<void> => {
    const figures = rows;
    rows = [];
    const report: JobReport = { pid: process.pid, rss_bytes: process.memoryUsage.rss(), figures };
    try {
      const response = await fetch(`http://127.0.0.1:${deps.workerPort}${jobReportPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(report),
        signal: AbortSignal.timeout(SEND_MS),
      });
      if (!response.ok) deps.logger.debug({ status: response.status }, 'the worker refused figures');
    } catch {
      rows = [...figures, ...rows].slice(0, KEPT);
    }
  };
  const stopStalls = watchStalls(() => add('event_loop_stalls_total', { process: 'job' }));
  const timer = setInterval(() => void send(), REPORT_MS);
  return {
    add,
    async close() {
      clearInterval(timer);
      stopStalls();
      await send();
    },
  };
}
