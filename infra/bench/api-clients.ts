import { randomUUID } from 'node:crypto';
import type { EventDraft } from '@caseroom/core/log/event';
import { routes, type Route } from '@caseroom/core/wire/routes';
import { z } from 'zod';
import { LocalFault } from '../local/fault.ts';
import { signInAsGuest } from '../testing/api-caller.ts';
import type { Shot } from './open-loop.ts';

/** One candidate with a live interview, as its page and its interviewer talk to the api. */
export type Client = { shots: readonly (() => Shot)[]; token: () => Shot; end: () => Promise<void> };

type Call = { params?: Record<string, string>; query?: string; body?: unknown };
type Server = { url: string; agentToken: string };

const JOB = 'bench';
const Created = z.object({ session_id: z.string() });
const Leased = z.object({ epoch: z.number() });
const Library = z.object({ cases: z.array(z.object({ id: z.string() })).min(1) });

/** Signs a guest in, starts an interview and takes its lease. */
export async function createClient(server: Server): Promise<Client> {
  const cookie = await signInAsGuest(server.url);
  const asCandidate = caller(server.url, { cookie, origin: server.url });
  const asAgent = caller(server.url, { authorization: `Bearer ${server.agentToken}` });
  const { cases } = Library.parse(await answerOf(asCandidate(routes.listCases, {})));
  const consents = { recording: false, providers: true, observers: false };
  const body = { case_id: cases[0]?.id, door: 'type', consents };
  const { session_id: sessionId } = Created.parse(
    await answerOf(asCandidate(routes.createSession, { body })),
  );
  const params = { sessionId };
  const start = () => asCandidate(routes.startSession, { params, body: { tab_id: tabId } });
  const tabId = randomUUID();
  await answerOf(start());
  const { epoch } = Leased.parse(
    await answerOf(asAgent(routes.takeLease, { params, body: { job_id: JOB } })),
  );
  const append = eventMaker(sessionId, epoch);
  return {
    token: () => ({ label: 'room token', send: start }),
    end: async () => void (await answerOf(asCandidate(routes.endSession, { params }))),
    shots: [
      () => ({ label: 'case library', send: () => asCandidate(routes.listCases, {}) }),
      () => ({ label: 'own interviews', send: () => asCandidate(routes.listSessions, {}) }),
      () => ({ label: 'one interview', send: () => asCandidate(routes.getSession, { params }) }),
      () => ({ label: "candidate's view", send: () => asCandidate(routes.getView, { params }) }),
      () => ({ label: 'evaluation status', send: () => asCandidate(routes.getEvaluation, { params }) }),
      () => ({
        label: 'save scratchpad',
        send: () => asCandidate(routes.saveScratchpad, { params, body: { text: 'revenue, costs' } }),
      }),
      () => ({
        label: 'heartbeat',
        send: () => asAgent(routes.heartbeat, { params, body: { epoch, state: 'listening', usage: [] } }),
      }),
      () => ({
        label: 'append to the log',
        send: () => asAgent(routes.appendEvents, { params, body: append() }),
      }),
      () => ({
        label: 'append to the log',
        send: () => asAgent(routes.appendEvents, { params, body: append() }),
      }),
    ],
  };
}

function caller(url: string, headers: Record<string, string>) {
  return (route: Route, { params = {}, query = '', body }: Call): Promise<Response> => {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    return fetch(url + path + query, {
      method: route.method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
  };
}

async function answerOf(sent: Promise<Response>): Promise<unknown> {
  const response = await sent;
  if (response.ok) return response.json();
  throw new LocalFault(`The api answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
}

/** What an interviewer sends most: a final of the recogniser. */
function eventMaker(sessionId: string, epoch: number): () => { epoch: number; events: EventDraft[] } {
  let count = 0;
  return () => {
    count += 1;
    return { epoch, events: [utterance(sessionId, epoch, count)] };
  };
}

function utterance(sessionId: string, epoch: number, count: number): EventDraft {
  const start = count * 1_000;
  const words = ['profit', 'is', 'revenue', 'minus', 'cost'].map((text, index) => ({
    text,
    start_ms: start + index * 200,
    end_ms: start + index * 200 + 180,
    confidence: 0.9,
  }));
  return {
    event_id: randomUUID(),
    session_id: sessionId,
    producer: JOB,
    producer_kind: 'interviewer',
    epoch,
    producer_seq: count,
    schema_version: 1,
    occurred_ms: start + 1_000,
    audience: 'candidate',
    causation_id: null,
    turn_id: null,
    kind: 'utterance_heard',
    data: {
      text: 'profit is revenue minus cost',
      words,
      start_ms: start,
      end_ms: start + 980,
      confidence: 0.9,
      modality: 'spoken',
      role: 'turn',
      recogniser: 'bench',
    },
  };
}
