import { z } from 'zod';
import * as agent from './agent.ts';

/** The interviewer's routes: of its job, and of the worker that runs its jobs. */

const sessionId = z.object({ sessionId: z.uuid() });

/** Who tells that an interviewer is gone, and why: its worker, or the job itself while it can still speak. */
export const goneReasons = ['job_died', 'room_gone', 'resting'] as const;
export type GoneReason = (typeof goneReasons)[number];

export const agentRoutes = {
  takeLease: {
    method: 'POST',
    path: '/agent/sessions/:sessionId/lease',
    summary: 'Become the interviewer of a session; the epoch before it may decide nothing more',
    auth: 'agent',
    params: sessionId,
    body: agent.leaseRequest,
    status: 201,
    response: agent.brief,
  },
  appendEvents: {
    method: 'POST',
    path: '/agent/sessions/:sessionId/events',
    summary: 'Append to the log; idempotent on producer, epoch and producer_seq',
    auth: 'agent',
    params: sessionId,
    body: agent.appendRequest,
    response: agent.appendResponse,
  },
  listEventsAfter: {
    method: 'GET',
    path: '/agent/sessions/:sessionId/events',
    summary: 'Events after a seq',
    auth: 'agent',
    params: sessionId,
    query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
    response: agent.eventsAfterResponse,
  },
  heartbeat: {
    method: 'POST',
    path: '/agent/sessions/:sessionId/heartbeat',
    summary: 'The interviewer is alive',
    auth: 'agent',
    params: sessionId,
    body: agent.heartbeatRequest,
    response: agent.heartbeatResponse,
  },
  storeRecording: {
    method: 'PUT',
    path: '/agent/sessions/:sessionId/recordings/:segmentId',
    summary: 'Append bytes of a recording segment at an offset (raw body)',
    auth: 'agent',
    params: sessionId.extend({ segmentId: z.uuid() }),
    query: z.object({ offset: z.coerce.number().int().nonnegative() }),
    response: agent.recordingResponse,
  },
  reportGone: {
    method: 'POST',
    path: '/agent/sessions/:sessionId/gone',
    summary:
      'An interviewer is gone: its process died, its room is away, or it rests with the interview; another is called where one is wanted',
    auth: 'agent',
    params: sessionId,
    body: z.object({
      /** Left out by a worker that does not know whether its job had become the interviewer. */
      epoch: z.number().int().positive().optional(),
      job_id: z.string().min(1).max(80),
      reason: z.enum(goneReasons),
    }),
    response: z.object({ called: z.boolean() }),
  },
} as const;
