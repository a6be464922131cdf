import { randomUUID } from 'node:crypto';
import type { EventDraft, LogEvent } from '@caseroom/core/log/event';
import { routes } from '@caseroom/core/wire/routes';
import type { EvaluationStatus, Report } from '@caseroom/core/wire/report';
import { apiCaller, signInAsGuest } from './api-caller.ts';
import type { PlayedLog } from './played-log.ts';
import type { Stack } from './stack.ts';

/** What the api takes at once. */
const BATCH = 400;

/** An interview whose log is in the api, not ended yet. */
export type StoredInterview = {
  sessionId: string;
  events: number;
  /** Ends it; its evaluation is queued. */
  end(): Promise<void>;
  evaluation(): Promise<EvaluationStatus>;
  retry(): Promise<EvaluationStatus>;
  report(): Promise<Report>;
};

/** Whose interview it is (a new guest's unless named), and what they agreed to beside the providers. */
export type Sitter = { cookie?: string; recording?: boolean; observers?: boolean };

/** Sends a played log as the interviewer of a new session would, all but its end. */
export async function storeInterview(
  stack: Pick<Stack, 'url' | 'env'>,
  played: PlayedLog,
  { cookie, recording = false, observers = false }: Sitter = {},
): Promise<StoredInterview> {
  const own = cookie ?? (await signInAsGuest(stack.url));
  const asCandidate = apiCaller(stack.url, { cookie: own, origin: stack.url });
  const asAgent = apiCaller(stack.url, { authorization: `Bearer ${stack.env.AGENT_TOKEN}` });
  const consents = { recording, providers: true, observers };
  const wish = { case_id: played.caseId, seed: played.seed, door: 'talk', consents };
  const { session_id: sessionId } = await asCandidate(routes.createSession, {}, wish);
  const params = { sessionId };
  // As a worker would: without one there is no seat.
  await asAgent(routes.reportWorker, { workerId: randomUUID() }, { seats: 1, sessions: [], draining: false });
  await asCandidate(routes.startSession, params, { tab_id: randomUUID() });
  const { epoch } = await asAgent(routes.takeLease, params, { job_id: 'played' });
  const drafts = draftsOf(played.events, sessionId, epoch);
  for (let at = 0; at < drafts.length; at += BATCH)
    await asAgent(routes.appendEvents, params, { epoch, events: drafts.slice(at, at + BATCH) });
  return {
    sessionId,
    events: drafts.length,
    end: async () => void (await asCandidate(routes.endSession, params)),
    evaluation: () => asCandidate(routes.getEvaluation, params),
    retry: () => asCandidate(routes.retryEvaluation, params),
    report: () => asCandidate(routes.getReport, params),
  };
}

/** Ids are new, so that the same log can be stored in many sessions; those that refer to others stay in step. */
function draftsOf(events: readonly LogEvent[], sessionId: string, epoch: number): EventDraft[] {
  const own = events.filter(
    (event) => event.producer_kind === 'interviewer' && event.kind !== 'session_ended',
  );
  const ids = new Map(own.map(({ event_id }) => [event_id, randomUUID()]));
  const taken = new Set<string>();
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each)]));
  };
  return own.map((event, index) => {
    const { seq: _seq, stored_at: _stored, ...draft } = renamed(event) as LogEvent;
    const event_id = taken.has(draft.event_id) ? randomUUID() : draft.event_id;
    taken.add(event_id);
    return {
      ...draft,
      ...{ event_id, session_id: sessionId, producer: 'played', epoch, producer_seq: index + 1 },
    } as EventDraft;
  });
}
