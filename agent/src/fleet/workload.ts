import type { JobRequest } from '@livekit/agents';
import { calledFor } from './called-for.ts';
import type { Capacity } from './capacity.ts';

/** A job that was accepted is given by the media server within 7.5 s; after this it went elsewhere. */
const STARTING_MS = 15_000;
/**
 * Until an interview has begun to speak nothing else is to take its core: a second when one begins, six when ten do on two
 * cores. One that says nothing for so long waits for its candidate.
 */
const BEGINS_MS = 10_000;
/**
 * A media server gives a worker with this load nothing more (its `agents.target_load`), whatever the worker says of itself.
 * Reporting the share of seats as it is left three seats of ten empty, and those who waited for them without an interviewer.
 */
export const FULL_LOAD = 0.7;
type Running = { job: { id: string; metadata: string } };
type Request = Pick<JobRequest, 'id' | 'accept' | 'reject'> & { job: { metadata: string } };

export type Workload = ReturnType<typeof createWorkload>;

/** Whom a worker interviews, those about to begin included, and whether it takes more. */
export function createWorkload(
  capacity: Capacity,
  running: () => readonly Running[],
  now: () => number = Date.now,
) {
  /** Accepted, and not given to a process yet. */
  const starting = new Map<string, { metadata: string; until: number }>();
  /** Given to a process, nothing heard of them yet; until when they are waited for. */
  const beginning = new Map<string, number>();
  /** Processes that are loaded and have no interview. */
  let ready = 0;
  let draining = false;

  /**
   * Whoever has a process begins no more. The framework's `accept` does not wait for one, nor for the media server: only
   * the list of running jobs tells, and a worker whose processes are still loading would take everybody.
   */
  function settle(): void {
    const given = new Set(running().map(({ job }) => job.id));
    for (const [id, { until }] of starting) {
      if (!given.has(id) && now() < until) continue;
      starting.delete(id);
      if (!given.has(id)) continue;
      beginning.set(id, now() + BEGINS_MS);
      ready = Math.max(0, ready - 1);
    }
    for (const [id, until] of beginning) if (now() >= until || !given.has(id)) beginning.delete(id);
  }

  const sessions = (): string[] => {
    settle();
    const jobs = running().map(({ job }) => [job.id, job] as const);
    return [...new Map<string, { metadata: string }>([...starting, ...jobs]).values()].flatMap(
      ({ metadata }) => sessionOf(metadata),
    );
  };

  /** Who follows a lost interviewer has its seat already, and may come while the lost one is still here. */
  const limitFor = ({ job }: Request): number => (isStandIn(job.metadata) ? capacity.most : capacity.seats);

  /** Answers the media server at once; it asks another worker when this one refuses. */
  async function answer(request: Request): Promise<void> {
    if (draining || sessions().length >= limitFor(request)) return request.reject();
    starting.set(request.id, { metadata: request.job.metadata, until: now() + STARTING_MS });
    await request.accept().catch((error: unknown) => {
      starting.delete(request.id);
      throw error;
    });
  }

  return {
    answer,
    sessions,
    /** 0 to `FULL_LOAD`, reached when not even a stand-in finds room; a worker that drains is full. */
    load: (): number => (draining ? FULL_LOAD : FULL_LOAD * Math.min(1, sessions().length / capacity.most)),
    /** Another process is ready for an interview. */
    loaded: (): void => {
      ready += 1;
    },
    /** The first of an interview is heard, or shown. */
    begun: (jobId: string): void => void beginning.delete(jobId),
    /** Whether a process may be loaded: nobody begins at this moment, or more begin than there are processes. */
    mayLoad: (): boolean => {
      settle();
      return starting.size + beginning.size === 0 || starting.size > ready;
    },
    drain: (): void => {
      draining = true;
    },
    get draining(): boolean {
      return draining;
    },
  };
}

/** A job of somebody else's making is nobody's seat. */
const sessionOf = (metadata: string): string[] => {
  const wanted = calledFor(metadata);
  return wanted ? [wanted.session_id] : [];
};

const isStandIn = (metadata: string): boolean => (calledFor(metadata)?.after_epoch ?? 0) > 0;
