import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** From a millisecond to ten seconds; the goal for the 95th of a hundred answers is 25 ms. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(deps: { openStreams: () => number }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'caseroom_open_streams',
    help: 'Pages that follow an interview over this process',
    registers,
    collect() {
      this.set(deps.openStreams());
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: 'caseroom_http_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    events: new Counter({
      name: 'caseroom_log_events_total',
      help: 'Events stored',
      labelNames: ['kind', 'producer_kind'],
      registers,
    }),
    jobs: new Histogram({
      name: 'caseroom_job_seconds',
      help: 'Time to run a job',
      labelNames: ['job', 'outcome'],
      buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
      registers,
    }),
  };
}

/** By route, never by address: ids would make a series of each. */
export function measureRequests(metrics: Pick<Metrics, 'requests'>): RequestHandler {
  return (request, response, next) => {
    const begun = process.hrtime.bigint();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      metrics.requests.observe(
        {
          method: request.method,
          route: typeof route === 'string' ? route : 'other',
          status: response.statusCode,
        },
        Number(process.hrtime.bigint() - begun) / 1e9,
      );
    });
    next();
  };
}
