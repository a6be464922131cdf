import type { Executor } from '../../database/database.ts';
import type { LiveInterview } from '@caseroom/core/wire/observer-routes';
import { consentTo } from '../sessions/of-session.ts';

/** An interview that was prepared longer ago than this and not begun is not about to begin. */
const ABOUT_TO_BEGIN_MS = 60 * 60_000;

type LiveRow = Omit<LiveInterview, 'session_id' | 'created_at' | 'started_at'> & {
  id: string;
  created_at: Date;
  started_at: Date | null;
};

/** Interviews of a workspace that go on or are about to, and whose candidates agreed; never those of `accountId`. */
export async function listLive(
  db: Executor,
  { workspaceId, accountId, now }: { workspaceId: string; accountId: string; now: Date },
): Promise<LiveRow[]> {
  const preparedAfter = new Date(now.getTime() - ABOUT_TO_BEGIN_MS);
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['sessions.id', 'case_title', 'status', 'mode', 'setting', 'door', 'created_at', 'started_at'])
    .select(['accounts.name as candidate_name', 'accounts.isAnonymous as is_guest'])
    .select((eb) =>
      eb
        .selectFrom('observations')
        .select((count) => count.fn.countAll<number>().as('listening'))
        .whereRef('observations.session_id', '=', 'sessions.id')
        .where('joined_at', 'is not', null)
        .where('ended_at', 'is', null)
        .as('listening'),
    )
    .where('sessions.workspace_id', '=', workspaceId)
    .where('sessions.account_id', '!=', accountId)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['live', 'paused']),
        eb.and([eb('status', '=', 'created'), eb('created_at', '>', preparedAfter)]),
      ]),
    )
    .where((eb) => eb.exists(consentTo('observers')))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ is_guest, candidate_name, listening, ...row }) => ({
    ...row,
    candidate_name: is_guest ? null : candidate_name,
    listening: listening ?? 0,
  }));
}
