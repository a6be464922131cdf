import type { Listening, ObserverLink } from '@caseroom/core/wire/observer-routes';
import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Log } from '../log/log.service.ts';
import { sessionOver } from '../sessions/session-faults.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { consentTextVersion } from '../sessions/versions.ts';
import * as links from './link.repository.ts';
import { toListener } from './listener-row.ts';
import { listHeardBy } from './observation.repository.ts';
import type { ObserverLife } from './observer-life.service.ts';
import { hashOf, newSecret } from './secret.ts';

export type ListeningDeps = {
  db: Db;
  sessions: Pick<Sessions, 'getOwn' | 'getConsents' | 'agreesToScoring'>;
  log: Pick<Log, 'record'>;
  life: ObserverLife;
  now: () => Date;
};
export type ListeningDesk = ReturnType<typeof createListening>;

/** Several people may each get a link of their own; more than these is a mistake. */
const MOST_LINKS = 20;

/** The candidate's side: who may listen, who does, and how that ends. */
export function createListening({ db, sessions, log, life, now }: ListeningDeps) {
  async function get(caller: Caller, sessionId: string): Promise<Listening> {
    const session = await sessions.getOwn(caller, sessionId);
    const [consents, coachesMayScore, rows, heard] = await Promise.all([
      sessions.getConsents(sessionId),
      sessions.agreesToScoring(sessionId),
      links.listLinks(db, sessionId),
      listHeardBy(db, sessionId),
    ]);
    const over = session.status === 'ended';
    return {
      coaches_may_listen: consents.observers,
      coaches_may_score: coachesMayScore,
      links: rows.map((row) => toLink(row, session)),
      // Coaches are unseen while it goes on, as was agreed; afterwards the candidate reads when they listened.
      listeners: heard
        .filter(({ link_id }) => over || link_id !== null)
        .map((row) => toListener(row, session, row.link_id !== null)),
    };
  }

  async function createLink(caller: Caller, sessionId: string, hours: number) {
    const session = await sessions.getOwn(caller, sessionId);
    if (session.status === 'ended') throw sessionOver();
    if (
      (await links.listLinks(db, sessionId)).filter((row) => toLink(row, session).good).length >= MOST_LINKS
    )
      throw new AppError('conflict', `There are ${MOST_LINKS} links already. Revoke one first.`);
    const token = newSecret();
    const at = now();
    const row = await links.insertLink(db, {
      id: uuid7(),
      session_id: sessionId,
      token_hash: hashOf(token),
      created_at: at,
      expires_at: new Date(at.getTime() + hours * 3_600_000),
    });
    return { ...toLink(row, session), token };
  }

  async function revokeLink(caller: Caller, sessionId: string, linkId: string): Promise<Listening> {
    await sessions.getOwn(caller, sessionId);
    const link = await links.findLink(db, linkId);
    if (link?.session_id !== sessionId) throw notFound('link');
    await links.revokeLinks(db, sessionId, linkId, now());
    await life.end({ linkId });
    return get(caller, sessionId);
  }

  /** Taking it back means that nobody listens any more, by whichever way they came, and no coach reads it afterwards. */
  async function allowCoaches(caller: Caller, sessionId: string, allowed: boolean): Promise<Listening> {
    await sessions.getOwn(caller, sessionId);
    await log.record(sessionId, null, async (session, tx) => {
      const consent = { granted: allowed, textVersion: consentTextVersion, at: now() };
      await links.setObserversConsent(tx, sessionId, consent);
      if (!allowed) await links.revokeLinks(tx, sessionId, null, now());
      // An interview that is over has no room to tell, and its log stays as it was evaluated.
      if (session.started_at === null || session.status === 'ended') return undefined;
      return {
        body: { kind: 'observers_allowed', data: { allowed } },
        producer: 'page',
        producerKind: 'page',
        eventId: uuid7(),
        occurredMs: now().getTime() - session.started_at.getTime(),
      };
    });
    if (!allowed) await life.end({ sessionId });
    return get(caller, sessionId);
  }

  const toLink = (row: links.StoredLink, session: Session): ObserverLink => ({
    link_id: row.id,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    revoked_at: row.revoked_at?.toISOString() ?? null,
    good: isGood(row, now()) && session.status !== 'ended',
  });

  return { get, createLink, revokeLink, allowCoaches };
}

export const isGood = ({ expires_at, revoked_at }: links.StoredLink, now: Date): boolean =>
  revoked_at === null && expires_at > now;
