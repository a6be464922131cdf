import type { z } from 'zod';
import type { EventDraft } from '@caseroom/core/log/event';
import type { AppendResponse, Brief, heartbeatRequest, heartbeatResponse } from '@caseroom/core/wire/agent';
import { candidateIdentityOf } from '@caseroom/core/wire/room';
import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Budget } from '../budget/budget.service.ts';
import { sessionNotStarted } from '../sessions/session-faults.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { muteReasonOf } from '../watchdog/interviewer-loss.ts';
import * as leases from './lease.repository.ts';
import { listAfter as listEvents, lockSession } from './log.repository.ts';
import type { Log } from './log.service.ts';

export type AgentDeps = {
  db: Db;
  log: Log;
  sessions: Sessions;
  budget: Budget;
  /** Somebody else holds the lease from here on: whoever had it is to fall silent. */
  takenOver: (sessionId: string, epoch: number, before: string | undefined) => void;
  /** The candidate has the page open, whether or not it has got into the room. */
  isPageOpen: (sessionId: string) => Promise<boolean>;
  /** What the candidate wants to be called; null for a guest. */
  findGivenName: (accountId: string) => Promise<string | null>;
  now: () => Date;
};
export type AgentDesk = ReturnType<typeof createAgentDesk>;
type Heartbeat = z.infer<typeof heartbeatRequest>;
type Alive = z.infer<typeof heartbeatResponse>;

/** The interviewer's side: becoming the one who decides, staying it, and what it says and hears. */
export function createAgentDesk(deps: AgentDeps) {
  const { db, log, sessions, budget } = deps;

  async function takeLease(sessionId: string, jobId: string, after?: number): Promise<Brief> {
    const { epoch, before, status, events } = await takeOver(sessionId, jobId, after ?? null);
    deps.takenOver(sessionId, epoch, before?.job_id === jobId ? undefined : before?.job_id);
    const session = await sessions.get(sessionId);
    const [pinned, consents, paid, name] = await Promise.all([
      sessions.getPinnedCase(sessionId),
      sessions.getConsents(sessionId),
      budget.allowsProviders(session.account_id),
      deps.findGivenName(session.account_id),
    ]);
    const { mode, setting, door, locale } = session;
    return {
      ...{ session_id: sessionId, epoch, now_ms: clockOf(session), status, mode, setting, door, locale },
      candidate_identity: candidateIdentityOf(sessionId),
      candidate_name: name,
      consents: { recording: consents.recording, providers: consents.providers },
      paid_providers: paid && consents.providers,
      case: pinned,
      events,
    };
  }

  /**
   * The lease and the log as it is then, while nobody can append: from here on the one before may add nothing that is not
   * in this log but what it heard.
   */
  async function takeOver(sessionId: string, jobId: string, after: number | null) {
    return db.transaction().execute(async (tx) => {
      const locked = await lockSession(tx, sessionId);
      if (!locked) throw notFound('interview');
      const { status, started_at } = locked;
      if (started_at === null || status === 'created') throw sessionNotStarted();
      const before = await leases.findLease(tx, sessionId);
      const epoch = await leases.takeLeaseAfter(tx, sessionId, jobId, deps.now(), after);
      if (epoch === undefined) throw interviewerThere();
      return { epoch, before, status, events: await listEvents(tx, sessionId, 0) };
    });
  }

  async function heartbeat(sessionId: string, { epoch, state, sight, usage }: Heartbeat): Promise<Alive> {
    const [session, isPageOpen] = await Promise.all([sessions.get(sessionId), deps.isPageOpen(sessionId)]);
    const pulse = {
      state,
      muteWhy: muteReasonOf(sight),
      isCandidateHere: isPageOpen || (sight?.candidate ?? true),
      at: deps.now(),
    };
    const [holdsLease, consents] = await Promise.all([
      leases.touchLease(db, sessionId, epoch, pulse),
      sessions.getConsents(sessionId),
      budget.book(session, usage),
    ]);
    return {
      holds_lease: holdsLease,
      head_seq: session.head_seq,
      now_ms: clockOf(session),
      paid_providers: consents.providers && (await budget.allowsProviders(session.account_id)),
      candidate_page: isPageOpen,
    };
  }

  const clockOf = (session: Session): number =>
    session.started_at ? Math.max(0, deps.now().getTime() - session.started_at.getTime()) : 0;

  /** Every event carries the session that it is for; one for another session is a fault of the sender. */
  async function append(sessionId: string, events: EventDraft[]): Promise<AppendResponse> {
    const foreign = events.findIndex((event) => event.session_id !== sessionId);
    if (foreign !== -1)
      throw new AppError('invalid_request', 'An event belongs to another session than the address.', {
        fields: [{ path: `events.${foreign}.session_id`, message: 'not the session of the address' }],
      });
    return log.append(sessionId, events);
  }

  async function listAfter(sessionId: string, after: number) {
    const session = await sessions.get(sessionId);
    const events = await log.listAfter(sessionId, after);
    return { events, head_seq: Math.max(session.head_seq, events.at(-1)?.seq ?? 0) };
  }

  return { takeLease, heartbeat, append, listAfter };
}

const interviewerThere = (): AppError =>
  new AppError('interviewer_there', 'Another interviewer has come first; this one is not needed.');
