import type { AgentApi } from '../api/agent-api.ts';
import { lookEvery } from '../life/look-every.ts';
import type { Logger } from '../life/logger.ts';
import { tellGone } from '../life/tell-gone.ts';
import { listOutboxes } from '../log/outbox-files.ts';
import { calledFor } from './called-for.ts';

type Running = { job: { id: string; metadata: string } };
export type JobEndsDeps = {
  running: () => readonly Running[];
  /** Where jobs keep their outboxes: of one that had one, whoever watches those tells. */
  folder: string;
  api: Pick<AgentApi, 'reportGone'>;
  logger: Logger;
};

const LOOK_MS = 200;

/**
 * Tells the api of every job of this worker that is over and left no outbox. One that died between its call and its first
 * event is known to nobody else, and would be waited for.
 */
export function watchJobEnds(deps: JobEndsDeps): { close(): void } {
  const life = new AbortController();
  let before = new Map<string, string>();
  /** Over, and not looked for an outbox yet. */
  const ended = new Map<string, string>();
  const look = () => {
    const now = new Map(deps.running().map(({ job }) => [job.id, job.metadata]));
    for (const [jobId, metadata] of before) if (!now.has(jobId)) ended.set(jobId, metadata);
    before = now;
    for (const [jobId, metadata] of ended) {
      tell(jobId, metadata);
      ended.delete(jobId);
    }
  };
  const tell = (jobId: string, metadata: string) => {
    const sessionId = calledFor(metadata)?.session_id;
    if (!sessionId || listOutboxes(deps.folder, sessionId).some((left) => left.jobId === jobId)) return;
    void tellGone({ ...deps, signal: life.signal }, sessionId, { job_id: jobId, reason: 'job_died' });
  };
  const looking = lookEvery(LOOK_MS, look, deps.logger);
  return {
    close() {
      looking.close();
      life.abort();
    },
  };
}
