import { randomUUID } from 'node:crypto';
import type { EventKind, LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { changesPath, routes } from '@caseroom/core/wire/routes';
import { type CandidateCommand, stillThere } from '@caseroom/core/wire/view';
import type { z } from 'zod';
import { type ApiCaller, apiCaller, signInAsGuest } from '../../testing/api-caller.ts';
import type { Stack } from '../../testing/stack.ts';

type Wanted = { caseId: string; door: 'talk' | 'type' | 'demo'; recording?: boolean };
type Command = CandidateCommand extends infer One
  ? One extends CandidateCommand
    ? Omit<One, 'command_id'>
    : never
  : never;

/** One interview as its candidate's page asks for it, and its log as the interviewer's credential reads it. */
export type InterviewClient = {
  sessionId: string;
  start(): Promise<z.output<typeof routes.startSession.response>>;
  command(command: Command): Promise<void>;
  end(): Promise<void>;
  /** Sits a moment of it again, in a session of its own. */
  redo(momentId: string, door: Wanted['door']): Promise<InterviewClient>;
  /** Of a moment that was sat again: what is compared. */
  takes(): Promise<z.output<typeof routes.getTakes.response>>;
  /** A link by which others listen. */
  createLink(): Promise<{ token: string; revoke(): Promise<void> }>;
  /** Follows the interview as its page does, in the room or not. */
  openPage(): { readonly answers: number; close(): void };
  log(): Promise<LogEvent[]>;
  /** Waits until the log holds `count` events of a kind; gives all of them. */
  logged<K extends EventKind>(kind: K, count?: number, withinMs?: number): Promise<LogEventOf<K>[]>;
  view(): Promise<z.output<typeof routes.getView.response>>;
  recording(segmentId: string, range?: string): Promise<Response>;
};

export async function createInterview(stack: Stack, wanted: Wanted): Promise<InterviewClient> {
  const cookie = await signInAsGuest(stack.url);
  const asCandidate = apiCaller(stack.url, { cookie, origin: stack.url });
  const asAgent = apiCaller(stack.url, { authorization: `Bearer ${stack.env.AGENT_TOKEN}` });
  const consents = { recording: wanted.recording ?? false, providers: true, observers: false };
  const body = { case_id: wanted.caseId, door: wanted.door, consents };
  const { session_id: sessionId } = await asCandidate(routes.createSession, {}, body);
  return clientOf({ stack, cookie, asCandidate, asAgent }, sessionId);
}

type Access = { stack: Stack; cookie: string; asCandidate: ApiCaller; asAgent: ApiCaller };

function clientOf(access: Access, sessionId: string): InterviewClient {
  const { stack, cookie, asCandidate, asAgent } = access;
  const params = { sessionId };
  const log = async () => (await asAgent(routes.listEventsAfter, params)).events;
  return {
    sessionId,
    log,
    start: () => asCandidate(routes.startSession, params, { tab_id: randomUUID() }),
    command: async (command) =>
      void (await asCandidate(routes.sendCommand, params, { ...command, command_id: randomUUID() })),
    end: async () => void (await asCandidate(routes.endSession, params)),
    async redo(moment_id, door) {
      const consents = { recording: door !== 'type', providers: true, observers: false };
      const body = { moment_id, door, consents };
      return clientOf(access, (await asCandidate(routes.redoMoment, params, body)).session_id);
    },
    takes: () => asCandidate(routes.getTakes, params),
    async createLink() {
      const { token, link_id: linkId } = await asCandidate(routes.createLink, params, { hours: 1 });
      return {
        token,
        revoke: async () => void (await asCandidate(routes.revokeLink, { ...params, linkId })),
      };
    },
    openPage() {
      const closed = new AbortController();
      let answers = 0;
      void followChanges(access, sessionId, () => answers++, closed.signal).catch(() => undefined);
      return {
        get answers() {
          return answers;
        },
        close: () => closed.abort(),
      };
    },
    view: () => asCandidate(routes.getView, params),
    async logged<K extends EventKind>(kind: K, count = 1, withinMs = 30_000) {
      const isOfKind = (event: LogEvent): event is LogEventOf<K> => event.kind === kind;
      const enough = async () => {
        const found = (await log()).filter(isOfKind);
        return found.length >= count ? found : undefined;
      };
      return until(enough, withinMs, `${count} × ${kind} in the log`).catch(async (error: Error) => {
        throw new Error(`${error.message}; it holds:\n${(await log()).map(inOneLine).join('\n')}`);
      });
    },
    recording: (segmentId, range) =>
      fetch(`${stack.url}/api/sessions/${sessionId}/recordings/${segmentId}`, {
        headers: { cookie, ...(range ? { range } : {}) },
      }),
  };
}

/** Reads the stream of changes, and answers when it is asked whether the page is there. */
async function followChanges(
  access: Access,
  sessionId: string,
  onAnswered: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { stack, cookie, asCandidate } = access;
  const response = await fetch(stack.url + changesPath(sessionId), { headers: { cookie }, signal });
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data] = /^event: still_there\ndata: (.*)$/.exec(block) ?? [];
      if (data === undefined) continue;
      const streamId = stillThere.parse(JSON.parse(data)).stream_id;
      await asCandidate(routes.answerStream, { sessionId, streamId });
      onAnswered();
    }
  }
}

const inOneLine = ({ seq, occurred_ms, kind, data }: LogEvent): string =>
  `${seq} ${occurred_ms} ${kind} ${JSON.stringify(data).slice(0, 160)}`;

/** Asks again every 50 ms until there is an answer. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  withinMs: number,
  what: string,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
