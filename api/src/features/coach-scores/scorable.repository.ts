import type { Door, Mode } from '@caseroom/core/log/event';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { Database } from '../../database/schema.ts';
import { consentTo } from '../sessions/of-session.ts';
import { scoringTexts } from '../sessions/versions.ts';

export type Place = { workspaceId: string; accountId: string };

export type ScorableRow = {
  id: string;
  case_title: string;
  candidate_name: string | null;
  mode: Mode;
  door: Door;
  ended_at: Date | null;
  ready: boolean;
  begun: boolean;
  handed_in: boolean;
};

/** Nobody scores more at a time; older ones are found through the candidate. */
const MOST_LISTED = 100;

/** Of the workspace, over, not the own, and with a consent whose wording speaks of scoring. */
export const isScorable = (
  eb: ExpressionBuilder<Database, 'sessions'>,
  { workspaceId, accountId }: Place,
): Expression<SqlBool> =>
  eb.and([
    eb('sessions.workspace_id', '=', workspaceId),
    eb('sessions.account_id', '!=', accountId),
    eb('sessions.status', '=', 'ended'),
    eb.exists(consentTo('observers').where('consents.text_version', 'in', scoringTexts)),
  ]);

/** Newest first. Interviews that never began have nothing to score. */
export async function listScorable(db: Executor, place: Place): Promise<ScorableRow[]> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select([
      'sessions.id',
      'case_title',
      'mode',
      'door',
      'ended_at',
      'accounts.name',
      'accounts.isAnonymous',
    ])
    .select(
      sql<boolean>`exists (select from evaluations where session_id = sessions.id and report is not null)`.as(
        'ready',
      ),
    )
    .select(ownWord(place, false).as('begun'))
    .select(ownWord(place, true).as('handed_in'))
    .where((eb) => isScorable(eb, place))
    .where('sessions.kind', '=', 'interview')
    .where('sessions.started_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(({ name, isAnonymous, ...row }) => ({ ...row, candidate_name: isAnonymous ? null : name }));
}

function ownWord({ accountId }: Place, handedIn: boolean) {
  const more = handedIn ? sql`join coach_versions on word_id = coach_words.id` : sql``;
  return sql<boolean>`exists (
    select from coach_words ${more} where session_id = sessions.id and account_id = ${accountId})`;
}

/** Null for a guest. */
export async function findCandidateName(db: Executor, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['accounts.name', 'accounts.isAnonymous'])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
  return !row || row.isAnonymous ? null : row.name;
}
