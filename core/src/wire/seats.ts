import { z } from 'zod';

/**
 * Seats: how many interviews the interviewers' workers carry at once. A candidate has one before the room opens, and
 * before an interview that rested goes on; where all are taken, the answer to `startSession`, or to the command `resume`, is
 * a 503 with a place in the queue.
 */

/** `waiting` counts everybody in the queue. `about_minutes` is null where nobody can know. */
export const queuePlace = z.object({
  place: z.number().int().positive(),
  waiting: z.number().int().positive(),
  about_minutes: z.number().int().positive().nullable(),
});
export type QueuePlace = z.infer<typeof queuePlace>;

/** What a worker tells of itself every 2 s. `sessions` are those whose interviewer runs in it at this moment. */
export const workerReport = z.object({
  seats: z.number().int().min(0).max(1_000),
  /** It takes no new interview and ends when the last of its own has ended. */
  draining: z.boolean(),
  sessions: z.array(z.uuid()).max(1_000),
});
export type WorkerReport = z.infer<typeof workerReport>;

const ok = z.object({ ok: z.literal(true) });

/** A part of the table in routes.ts. */
export const seatRoutes = {
  leaveQueue: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId/seat',
    summary: 'Leave the queue for a seat; a seat that is held stays',
    auth: 'account',
    params: z.object({ sessionId: z.uuid() }),
    response: ok,
  },
  reportWorker: {
    method: 'POST',
    path: '/agent/workers/:workerId/report',
    summary:
      "An interviewers' worker tells its seats and whom it interviews; without reports its seats do not count",
    auth: 'agent',
    params: z.object({ workerId: z.uuid() }),
    body: workerReport,
    response: ok,
  },
} as const;
