import type { JobsOptions } from 'bullmq';
import { z } from 'zod';

/**
 * What takes a processor for long has a queue of its own, so that it never takes the place of what somebody waits for.
 */
export const queueNames = { usual: 'caseroom', slow: 'caseroom-slow' } as const;
export type QueueKey = keyof typeof queueNames;

/** A job as anybody may queue it; its handler is imported by the worker only. The payload is ids only. */
export type JobDefinition<P extends z.ZodType = z.ZodType> = {
  name: string;
  payload: P;
  /** Names the job in the queue (no `:`), so that queueing it twice runs it once. */
  idOf: (payload: z.output<P>) => string;
  options: JobsOptions;
  /** Set for a job that runs by itself, every so often. */
  everyMs?: number;
  /** `usual` unless given. */
  queue?: QueueKey;
};

// An id that is still in the queue, failed ones included, would run nothing when it is added again.
const leaveNothing = { removeOnComplete: true, removeOnFail: true } as const;

/** The interviewer's last words and the end of its recording arrive within this time. */
const LAST_WORDS_MS = 1_500;

export const evaluateSession = {
  name: 'evaluate-session',
  payload: z.object({ evaluation_id: z.uuid() }),
  idOf: ({ evaluation_id }) => evaluation_id,
  options: {
    ...leaveNothing,
    delay: LAST_WORDS_MS,
    attempts: 4,
    backoff: { type: 'exponential', delay: 1_000 },
  },
} as const satisfies JobDefinition<z.ZodObject<{ evaluation_id: z.ZodUUID }>>;

/** Long enough for a goodbye to be heard and for the interviewer to hand over what it has. */
const CLOSE_AFTER_MS = 60_000;

export const closeRoom = {
  name: 'close-room',
  payload: z.object({ session_id: z.uuid() }),
  idOf: ({ session_id }) => `close-${session_id}`,
  options: {
    ...leaveNothing,
    delay: CLOSE_AFTER_MS,
    attempts: 5,
    backoff: { type: 'exponential', delay: 2_000 },
  },
} as const satisfies JobDefinition<z.ZodObject<{ session_id: z.ZodUUID }>>;

/** The report of an interview that has just ended is made meanwhile. */
const AFTER_THE_REPORT_MS = 5_000;

const segment = z.object({ session_id: z.uuid(), segment_id: z.uuid() });

/** The form of a recorded segment for browsers that play no Ogg. */
export const makeAac = {
  name: 'make-aac',
  queue: 'slow',
  payload: segment,
  idOf: ({ segment_id }) => `aac-${segment_id}`,
  options: {
    ...leaveNothing,
    delay: AFTER_THE_REPORT_MS,
    attempts: 3,
    backoff: { type: 'exponential', delay: 2_000 },
  },
} as const satisfies JobDefinition<typeof segment>;

const nothing = z.object({});

/** A job without a payload that runs by itself, every so often. */
const recurring = <N extends string>(name: N, everyMs: number) =>
  ({
    name,
    payload: nothing,
    idOf: () => name,
    options: leaveNothing,
    everyMs,
  }) as const satisfies JobDefinition<typeof nothing>;

export const endForsaken = recurring('end-forsaken-sessions', 30_000);

export const restIdle = recurring('rest-idle-sessions', 30_000);

/** Somebody who was removed and comes back with the token of before hears five seconds at most. */
export const sweepObservers = recurring('sweep-observers', 5_000);

export const requeueEvaluations = recurring('requeue-evaluations', 10_000);

export const requeueAac = recurring('requeue-aac', 30_000);

/** Every job there is: the worker refuses to boot without a handler for each. */
export const jobDefinitions = {
  evaluateSession,
  closeRoom,
  endForsaken,
  restIdle,
  sweepObservers,
  requeueEvaluations,
  makeAac,
  requeueAac,
} as const;
export type JobKey = keyof typeof jobDefinitions;
export type PayloadOf<K extends JobKey> = z.output<(typeof jobDefinitions)[K]['payload']>;
