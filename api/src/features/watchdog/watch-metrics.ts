import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type WatchMetrics = ReturnType<typeof createWatchMetrics>;

/** What those who run the service watch of its interviewers: docs/operations.md says when to wake somebody. */
export function createWatchMetrics(registry: Registry) {
  const registers = [registry];
  return {
    lost: new Counter({
      name: 'caseroom_interviewers_lost_total',
      help: 'Interviewers lost in live interviews',
      labelNames: ['cause'],
      registers,
    }),
    calls: new Counter({
      name: 'caseroom_interviewer_calls_total',
      help: 'Calls for an interviewer, first ones and further rounds',
      labelNames: ['round'],
      registers,
    }),
    backSeconds: new Histogram({
      name: 'caseroom_interviewer_back_seconds',
      help: 'From the loss of an interviewer until another one has taken over',
      buckets: [0.5, 1, 2, 3, 4, 6, 8, 12, 20, 40],
      registers,
    }),
    failuresInARow: new Counter({
      name: 'caseroom_interviewer_failing_sessions_total',
      help: 'Interviews whose interviewers failed three times in a row: writing was offered',
      registers,
    }),
    missing: new Gauge({
      name: 'caseroom_interviewers_missing',
      help: 'Live interviews without an interviewer, as this process saw them last',
      registers,
    }),
    webhooks: new Counter({
      name: 'caseroom_webhooks_total',
      help: 'Notices of the media server',
      labelNames: ['event', 'outcome'],
      registers,
    }),
  };
}
