import type { EventDraft } from '@caseroom/core/log/event';
import type { AppendResponse, Brief } from '@caseroom/core/wire/agent';
import type { WorkerReport } from '@caseroom/core/wire/seats';
import { errorBody, routes, type Route } from '@caseroom/core/wire/routes';
import type { z } from 'zod';
import { ApiError } from './api-error.ts';

export type HeartbeatBody = z.infer<typeof routes.heartbeat.body>;
export type HeartbeatAnswer = z.infer<typeof routes.heartbeat.response>;
export type GoneBody = z.infer<typeof routes.reportGone.body>;
export type EventsAfter = z.infer<typeof routes.listEventsAfter.response>;

/** The api as an interviewer sees it. Every call throws an `ApiError` and none waits past its deadline. */
export type AgentApi = {
  /** `afterEpoch`: refused (`interviewer_there`) when somebody has come after that epoch already. */
  takeLease(sessionId: string, jobId: string, afterEpoch?: number): Promise<Brief>;
  append(sessionId: string, epoch: number, events: readonly EventDraft[]): Promise<AppendResponse>;
  eventsAfter(sessionId: string, after: number): Promise<EventsAfter>;
  heartbeat(sessionId: string, body: HeartbeatBody): Promise<HeartbeatAnswer>;
  /** Says that an interviewer is gone, so that nobody waits for its heartbeat. */
  reportGone(sessionId: string, body: GoneBody): Promise<void>;
  reportWorker(workerId: string, report: WorkerReport): Promise<void>;
  /** Appends bytes of a recording; answers how many the api holds now. */
  storeRecording(sessionId: string, segmentId: string, offset: number, bytes: Uint8Array): Promise<number>;
};

/** The brief carries a whole log and the case; everything else is small. */
const LEASE_MS = 10_000;
const CALL_MS = 5_000;
const UPLOAD_MS = 15_000;
/** A heartbeat that takes longer is missed like one that was not sent; the next one is due by then. */
const BEAT_MS = 1_500;

type Call = {
  route: Route;
  params: Record<string, string>;
  query?: Record<string, string>;
  json?: unknown;
  bytes?: Uint8Array;
  timeoutMs: number;
};

export function createAgentApi(deps: { baseUrl: string; token: string }): AgentApi {
  const call = async <T extends z.ZodType>(schema: T, request: Call): Promise<z.output<T>> => {
    const answer = await exchange(deps, request);
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new ApiError('answer_not_understood', 200, true, parsed.error);
  };
  const params = (sessionId: string) => ({ sessionId });
  return {
    takeLease: (sessionId, jobId, afterEpoch) =>
      call(routes.takeLease.response, {
        route: routes.takeLease,
        params: params(sessionId),
        json: { job_id: jobId, ...(afterEpoch === undefined ? {} : { after_epoch: afterEpoch }) },
        timeoutMs: LEASE_MS,
      }),
    append: (sessionId, epoch, events) =>
      call(routes.appendEvents.response, {
        route: routes.appendEvents,
        params: params(sessionId),
        json: { epoch, events },
        timeoutMs: CALL_MS,
      }),
    eventsAfter: (sessionId, after) =>
      call(routes.listEventsAfter.response, {
        route: routes.listEventsAfter,
        params: params(sessionId),
        query: { after: String(after) },
        timeoutMs: CALL_MS,
      }),
    heartbeat: (sessionId, body) =>
      call(routes.heartbeat.response, {
        route: routes.heartbeat,
        params: params(sessionId),
        json: body,
        timeoutMs: BEAT_MS,
      }),
    reportGone: async (sessionId, body) =>
      void (await call(routes.reportGone.response, {
        route: routes.reportGone,
        params: params(sessionId),
        json: body,
        timeoutMs: CALL_MS,
      })),
    reportWorker: async (workerId, report) =>
      void (await call(routes.reportWorker.response, {
        route: routes.reportWorker,
        params: { workerId },
        json: report,
        timeoutMs: CALL_MS,
      })),
    storeRecording: async (sessionId, segmentId, offset, bytes) => {
      const answer = await call(routes.storeRecording.response, {
        route: routes.storeRecording,
        params: { sessionId, segmentId },
        query: { offset: String(offset) },
        bytes,
        timeoutMs: UPLOAD_MS,
      });
      return answer.stored_bytes;
    },
  };
}

async function exchange(deps: { baseUrl: string; token: string }, request: Call): Promise<unknown> {
  const response = await send(deps, request);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const told = errorBody.safeParse(body);
  const { status } = response;
  if (told.success) throw new ApiError(told.data.error.code, status, status >= 500 || forLater.has(status));
  // Not the api's word: what stands before it has nobody behind it for now, or stops a request by rules of its own.
  throw new ApiError(`http_${status}`, status, true);
}

/** The api's refusals that may be over the next time: a token that is being changed, or a request for patience. */
const forLater: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

async function send(deps: { baseUrl: string; token: string }, request: Call): Promise<Response> {
  const path = request.route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(request.params[name] ?? ''),
  );
  const query = request.query ? `?${new URLSearchParams(request.query)}` : '';
  const type = request.bytes ? 'application/octet-stream' : 'application/json';
  const content = request.bytes ? Buffer.from(request.bytes) : JSON.stringify(request.json);
  const headers = { authorization: `Bearer ${deps.token}`, ...(content ? { 'content-type': type } : {}) };
  const signal = AbortSignal.timeout(request.timeoutMs);
  const init = { method: request.route.method, headers, signal, ...(content ? { body: content } : {}) };
  return fetch(`${deps.baseUrl}${path}${query}`, init).catch((error: unknown) => {
    throw new ApiError(signal.aborted ? 'timeout' : 'unreachable', null, true, error);
  });
}
