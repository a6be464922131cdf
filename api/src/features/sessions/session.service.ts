import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Door, Mode, Setting } from '@caseroom/core/log/event';
import type { ViewInput } from '@caseroom/core/interview/view';
import type { SessionStatus } from '@caseroom/core/wire/view';
import type { Db, Executor } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { People } from '../accounts/person.service.ts';
import type { Publishing } from '../authoring/publishing.service.ts';
import type { Cases } from '../cases/case.service.ts';
import type { Doors } from '../offer/offer.service.ts';
import { type Cursor, readCursor } from './cursor.ts';
import * as repository from './session.repository.ts';
import type { Consents, Fork, NewSession, Session } from './session.repository.ts';
import { consentTextVersion, currentVersions, scoringTexts } from './versions.ts';

export type SessionDeps = {
  db: Db;
  cases: Cases;
  findTrial: Publishing['findTrial'];
  people: Pick<People, 'rememberTimeZone'>;
  doors: Doors;
  now: () => Date;
};
export type Sessions = ReturnType<typeof createSessions>;

export type NewInterview = {
  case_id: string;
  mode?: Mode | undefined;
  setting: Setting;
  /** Left out: on. */
  captions?: boolean | undefined;
  door: Door;
  time_zone: string;
  locale: string;
  seed?: number | undefined;
  consents: Consents;
};
type ForkedSession = Pick<Session, 'workspace_id' | 'account_id' | 'mode'>;
export type NewFork = Pick<NewSession, 'id' | 'title' | 'pinned' | 'door' | 'locale' | 'time_zone'> & {
  fork: Fork;
  consents: Consents;
};
type Page = {
  limit: number;
  cursor?: string | undefined;
  status?: SessionStatus | undefined;
  case_id?: string | undefined;
};

/** `redos`: under each interview the moments of it that were sat again. */
type SessionPage = { sessions: Session[]; redos: Map<string, Session[]>; next: Cursor | null };

const forkedFrom = ({ forked_from_session }: Session): string => forked_from_session ?? '';

export function createSessions(deps: SessionDeps) {
  const { db } = deps;

  async function create(caller: Caller, wish: NewInterview): Promise<Session> {
    const found = (await deps.findTrial(caller, wish.case_id)) ?? (await deps.cases.getCase(wish.case_id));
    const { source } = found;
    const mode = wish.mode ?? source.modes[0];
    if (mode === undefined || !source.modes.includes(mode))
      throw new AppError(
        'mode_not_offered',
        `"${source.title}" can be sat ${source.modes.join(' or ')} only.`,
      );
    await deps.doors.requireOpen(wish.door, caller);
    const id = uuid7();
    const { setting, door, locale, time_zone } = wish;
    await db.transaction().execute(async (tx) => {
      await repository.insertSession(tx, {
        id,
        workspace_id: caller.workspaceId,
        account_id: caller.accountId,
        title: source.title,
        created_at: deps.now(),
        pinned: deps.cases.pin(found, wish.seed),
        versions: currentVersions,
        captions: wish.captions ?? true,
        ...{ mode, setting, door, locale, time_zone },
      });
      await repository.insertConsents(tx, id, wish.consents, consentTextVersion);
    });
    await deps.people.rememberTimeZone(caller.accountId, time_zone);
    return getOwn(caller, id);
  }

  /** A session like another one, whose log begins with a copy; in the caller's transaction. It is for practice. */
  async function insertFork(tx: Executor, original: ForkedSession, wish: NewFork): Promise<void> {
    const { workspace_id, account_id, mode } = original;
    const { consents, ...own } = wish;
    await repository.insertSession(tx, {
      ...own,
      ...{ workspace_id, account_id, mode },
      kind: 'redo',
      setting: 'practice',
      captions: true,
      created_at: deps.now(),
      versions: currentVersions,
    });
    await repository.insertConsents(tx, wish.id, consents, consentTextVersion);
  }

  async function getOwn(caller: Caller, sessionId: string): Promise<Session> {
    const session = await repository.findOwnSession(db, caller.accountId, sessionId);
    if (!session) throw notFound('interview');
    return session;
  }

  async function list(caller: Caller, page: Page): Promise<SessionPage> {
    const after = page.cursor === undefined ? undefined : readCursor(page.cursor);
    if (page.cursor !== undefined && !after)
      throw new AppError('invalid_request', 'The cursor is not one of ours; begin with the first page.', {
        fields: [{ path: 'cursor', message: 'not a cursor' }],
      });
    if (page.status === 'erased') return { sessions: [], redos: new Map(), next: null };
    const found = await repository.listOwnSessions(db, caller.accountId, {
      limit: page.limit + 1,
      ...(after ? { after } : {}),
      ...(page.status ? { status: page.status } : {}),
      ...(page.case_id ? { caseId: page.case_id } : {}),
    });
    const sessions = found.slice(0, page.limit);
    const last = sessions.at(-1);
    const more = found.length > page.limit && last !== undefined;
    const ids = sessions.map(({ id }) => id);
    const redos = Map.groupBy(await repository.listForks(db, caller.accountId, ids), forkedFrom);
    return { sessions, redos, next: more ? { createdAt: last.created_at, id: last.id } : null };
  }

  async function change(
    caller: Caller,
    sessionId: string,
    wish: { title?: string | undefined; door?: Door | undefined },
  ): Promise<Session> {
    const session = await getOwn(caller, sessionId);
    const { title, door } = wish;
    if (door !== undefined && door !== session.door) {
      if (session.status !== 'created')
        throw new AppError(
          'session_started',
          'The interview has begun; its door stays as it is. You can type at any time.',
        );
      await deps.doors.requireOpen(door, caller);
    }
    await repository.updateSession(db, sessionId, { ...(title ? { title } : {}), ...(door ? { door } : {}) });
    return getOwn(caller, sessionId);
  }

  async function getPinnedCase(sessionId: string): Promise<CompiledCase> {
    const pinned = await repository.findPinnedCase(db, sessionId);
    if (!pinned) throw notFound('interview');
    return pinned;
  }

  async function get(sessionId: string): Promise<Session> {
    const session = await repository.findSession(db, sessionId);
    if (!session) throw notFound('interview');
    return session;
  }

  /** What the candidate's view knows beside the log. It begins as created: the log moves its status on. */
  async function getForView(sessionId: string): Promise<ViewInput> {
    const [session, pinned, consents] = await Promise.all([
      get(sessionId),
      getPinnedCase(sessionId),
      repository.findConsents(db, sessionId),
    ]);
    const { door, mode, setting } = session;
    const status = session.head_seq === 0 ? session.status : 'created';
    const scripted = !consents.providers || !(await deps.doors.hasModel(session.account_id));
    const captions = readsAlong(session);
    const { recording: recorded, observers: coachesMayListen } = consents;
    const known = { door, mode, setting, scripted, recorded, captions, coachesMayListen };
    return { sessionId, case: pinned, status, ...known };
  }

  /** Whether the candidate agreed, by a wording that says so, that coaches score the interview afterwards. */
  async function agreesToScoring(sessionId: string): Promise<boolean> {
    const text = await repository.findConsentText(db, sessionId, 'observers');
    return text !== undefined && scoringTexts.includes(text);
  }

  return {
    create,
    get,
    getOwn,
    insertFork,
    findOwn: (caller: Caller, sessionId: string) =>
      repository.findOwnSession(db, caller.accountId, sessionId),
    listForks: (caller: Caller, sessionId: string) => repository.listForks(db, caller.accountId, [sessionId]),
    list,
    change,
    getPinnedCase,
    getForView,
    agreesToScoring,
    getConsents: (sessionId: string): Promise<Consents> => repository.findConsents(db, sessionId),
  };
}

/** Only a mock interview that is spoken is listened to, and only by who did not ask to read along. */
export const readsAlong = ({ door, setting, captions }: Session): boolean =>
  door === 'type' || setting !== 'mock' || captions;
