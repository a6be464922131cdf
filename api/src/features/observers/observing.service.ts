import type { Eye } from '@caseroom/core/interview/coach-view';
import type { Listener, LiveInterview } from '@caseroom/core/wire/observer-routes';
import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { People } from '../accounts/person.service.ts';
import type { Roles } from '../accounts/role.service.ts';
import type { RoomGateway, RoomGrant } from '../rooms/room.gateway.ts';
import { sessionNotStarted, sessionOver } from '../sessions/session-faults.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';
import * as links from './link.repository.ts';
import { isGood } from './listening.service.ts';
import { listLive } from './live.repository.ts';
import { toListener } from './listener-row.ts';
import * as repository from './observation.repository.ts';
import type { StoredObservation } from './observation.repository.ts';
import type { ObserverLife } from './observer-life.service.ts';
import { hashOf, isSecretOf, newSecret } from './secret.ts';
import { isWithin } from './within.ts';

export type ObservingDeps = {
  db: Db;
  sessions: Pick<Sessions, 'get' | 'getConsents'>;
  people: Pick<People, 'getPerson'>;
  roles: Pick<Roles, 'requireRole' | 'getRole'>;
  rooms: Pick<RoomGateway, 'grantObserver'>;
  life: ObserverLife;
  now: () => Date;
};
export type Observing = ReturnType<typeof createObserving>;
export type Opened = { observation: Pick<StoredObservation, 'id' | 'link_id'>; session: Session };
/** Who asks for an observation: the account that opened it, or the bearer of its secret. */
export type Bearer = { caller: Caller | undefined; secret: string | undefined };

/** Listeners of one interview at a time: above the twenty that a class is, and what a media server bears easily. */
export const MOST_LISTENERS = 25;

/** The listener's side: which interviews there are, coming by role or by link, and staying as long as one may. */
export function createObserving(deps: ObservingDeps) {
  const { db, sessions, roles, life, now } = deps;

  async function list(caller: Caller): Promise<LiveInterview[]> {
    await roles.requireRole(caller, 'coach');
    const { accountId, workspaceId } = caller;
    const rows = await listLive(db, { accountId, workspaceId, now: now() });
    return rows.map(({ id, created_at, started_at, ...row }) => ({
      ...row,
      session_id: id,
      created_at: created_at.toISOString(),
      started_at: started_at?.toISOString() ?? null,
    }));
  }

  async function observe(caller: Caller, sessionId: string): Promise<Opened> {
    await roles.requireRole(caller, 'coach');
    const session = await getAgreed(caller, sessionId);
    return open(session, { account_id: caller.accountId, link_id: null, name: null, secret_hash: null });
  }

  /** One of the coach's workspace whose candidate agrees, as things stand now. */
  async function getAgreed(caller: Caller, sessionId: string): Promise<Session> {
    const session = await sessions.get(sessionId);
    const { observers } = await sessions.getConsents(sessionId);
    if (!observers || !isWithin(session, caller)) throw notFound('interview');
    return session;
  }

  async function listListeners(caller: Caller, sessionId: string): Promise<Listener[]> {
    await roles.requireRole(caller, 'coach');
    const session = await getAgreed(caller, sessionId);
    return (await repository.listHeardBy(db, sessionId)).map((row) => toListener(row, session, true));
  }

  async function openLink(token: string): Promise<{ link: links.StoredLink; session: Session }> {
    const link = await links.findLinkByHash(db, hashOf(token));
    if (!link || !isGood(link, now()))
      throw new AppError('not_found', 'This link is no longer good. Ask the candidate for a new one.');
    return { link, session: await sessions.get(link.session_id) };
  }

  async function observeByLink(token: string, name: string): Promise<Opened & { secret: string }> {
    const { link, session } = await openLink(token);
    const secret = newSecret();
    const who = { account_id: null, link_id: link.id, name: oneLine(name), secret_hash: hashOf(secret) };
    return { ...(await open(session, who)), secret };
  }

  type Who = Pick<StoredObservation, 'account_id' | 'link_id' | 'name' | 'secret_hash'>;

  async function open(session: Session, who: Who): Promise<Opened> {
    if (session.status === 'ended') throw sessionOver();
    if ((await repository.listOpenIds(db, session.id)).length >= MOST_LISTENERS)
      throw new AppError('listeners_full', `${MOST_LISTENERS} people listen already. Wait for one to leave.`);
    const row = { id: uuid7(), session_id: session.id, ...who, opened_at: now(), seen_at: now() };
    await repository.insertObservation(db, row);
    // The answer holds the view: whoever reads is in the log before, whether they ever come into the room or not.
    if (!(await life.join(row)) && session.status !== 'created') throw sessionOver();
    return { observation: row, session };
  }

  /** The open observation of whoever asks; what is somebody else's, or has ended, is not there. */
  async function getOpen(id: string, { caller, secret }: Bearer): Promise<StoredObservation> {
    const found = await repository.findObservation(db, id);
    const byAccount = found?.account_id !== null && found?.account_id === caller?.accountId;
    const bySecret = secret !== undefined && !!found?.secret_hash && isSecretOf(secret, found.secret_hash);
    if (!found || found.ended_at !== null || !(byAccount || bySecret)) throw notFound('listening place');
    return found;
  }

  async function grant(observation: StoredObservation): Promise<RoomGrant> {
    if (!(await mayListen(observation))) throw notFound('listening place');
    const { status } = await sessions.get(observation.session_id);
    if (status === 'ended') throw sessionOver();
    // Whoever can hear is in the log before the first word.
    if (!(await life.join(observation))) throw sessionNotStarted();
    return deps.rooms.grantObserver(observation.session_id, observation.id);
  }

  /** Asked again and again while somebody listens: a role, a workspace, a link and a consent can be taken back. */
  async function mayListen({ session_id, account_id, link_id }: StoredObservation): Promise<boolean> {
    if (link_id !== null) {
      const link = await links.findLink(db, link_id);
      // One that has run out lets nobody else in; who listens already may hear the interview to its end.
      return link !== undefined && link.revoked_at === null;
    }
    if (account_id === null) return false;
    const [session, { observers }, { workspace_id }] = await Promise.all([
      sessions.get(session_id),
      sessions.getConsents(session_id),
      deps.people.getPerson(account_id),
    ]);
    const caller = { accountId: account_id, workspaceId: workspace_id, name: null, isGuest: false };
    return observers && isWithin(session, caller) && (await roles.getRole(caller)) !== 'candidate';
  }

  return { list, observe, listListeners, openLink, observeByLink, getOpen, grant, mayListen };
}

export const eyeOf = ({ link_id }: Pick<StoredObservation, 'link_id'>): Eye =>
  link_id === null ? 'coach' : 'guest';

/** A name stands among others in one line on the candidate's screen. */
const oneLine = (name: string): string => name.replace(/[\p{C}\s]+/gu, ' ').trim() || 'Guest';
