import { dimensions, type Dimension } from '@caseroom/core/case/schema';
import { type CoachRating, coachRating } from '@caseroom/core/wire/coach-score';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../../database/database.ts';
import { isScorable, type Place } from './scorable.repository.ts';

/** One dimension that a coach scored blind, beside what one evaluation of the same record says. */
export type BlindRow = {
  session_id: string;
  case_title: string;
  account_id: string | null;
  coach: string | null;
  evaluator_version: string;
  judged_by: string | null;
  dimension: Dimension;
  rating: CoachRating;
  /** Null: too little evidence, for the machine. */
  score: number | null;
};

/** As many versions as are looked at, the newest ones: years of one coach's work. */
const MOST_READ = 2_000;

const blindSheet = z.array(z.object({ dimension: z.enum(dimensions), rating: coachRating }));
const machineScores = z.array(
  z.object({ dimension: z.enum(dimensions), status: z.string(), score: z.number().nullable() }),
);

/**
 * Of interviews that may be scored still. Only first versions are blind, and only reports of the very lines that the
 * coach had read are beside them; where nobody judged, a dimension left to the candidate has no score to agree with.
 */
export async function listBlindRows(
  db: Executor,
  place: Place,
  { ownOnly }: { ownOnly: boolean },
): Promise<BlindRow[]> {
  const rows = await db
    .selectFrom('coach_versions')
    .innerJoin('coach_words', 'coach_words.id', 'coach_versions.word_id')
    .innerJoin('sessions', 'sessions.id', 'coach_words.session_id')
    .innerJoin('evaluations as read', 'read.id', 'coach_versions.evaluation_id')
    .innerJoin('evaluations as judged', 'judged.session_id', 'sessions.id')
    .leftJoin('accounts', 'accounts.id', 'coach_words.account_id')
    .select(['sessions.id as session_id', 'sessions.case_title', 'coach_words.account_id'])
    .select(['accounts.name as coach', 'judged.evaluator_version'])
    .select(sql<string | null>`judged.report ->> 'judged_by'`.as('judged_by'))
    .select(sql<unknown>`judged.report -> 'dimensions'`.as('machine'))
    .select(sql<unknown>`coach_versions.sheet -> 'scores'`.as('ratings'))
    .where('coach_versions.version', '=', 1)
    .where(sql<boolean>`judged.report -> 'transcript' = read.report -> 'transcript'`)
    .where((eb) => isScorable(eb, place))
    .$if(ownOnly, (query) => query.where('coach_words.account_id', '=', place.accountId))
    .orderBy('handed_in_at', 'desc')
    .limit(MOST_READ)
    .execute();
  return rows.flatMap(({ machine, ratings, ...row }) => {
    const scores = machineScores.parse(machine).filter(({ status }) => status !== 'self_rating');
    return blindSheet.parse(ratings).flatMap(({ dimension, rating }) => {
      const found = scores.find((one) => one.dimension === dimension);
      return found ? [{ ...row, dimension, rating, score: found.score }] : [];
    });
  });
}

/** Sessions in which an account has handed in a score: there it may be told what the machine found. */
export async function listHandedIn(db: Executor, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('coach_words')
    .innerJoin('coach_versions', 'word_id', 'coach_words.id')
    .select('session_id')
    .where('account_id', '=', accountId)
    .where('version', '=', 1)
    .execute();
  return rows.map(({ session_id }) => session_id);
}
