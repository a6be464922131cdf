import { dimensions } from '@caseroom/core/case/schema';
import type { SatInterview } from '@caseroom/core/progress/progress';
import { spokenFigures } from '@caseroom/core/wire/progress';
import { finding, levelWords, questionResult, report } from '@caseroom/core/wire/report';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../../database/database.ts';

/** Nobody's chart needs more; the oldest are left out. */
const MOST_READ = 500;
const MS_A_MINUTE = 60_000;

export type SatRow = SatInterview & {
  /** Coaches have handed in something: which scores count is theirs to say. */
  has_word: boolean;
};

/** The few fields that are needed, read out of the report by the database: a whole one has every line that was said. */
const fields = z.object({
  rubric_version: z.string(),
  evaluator_version: z.string(),
  scripted: z.boolean(),
  overall: report.shape.overall,
  practise_next: finding.nullable(),
  scores: z.array(
    z.object({
      dimension: z.enum(dimensions),
      status: z.enum(['scored', 'not_enough_evidence', 'self_rating']),
      level: z.enum(levelWords).nullable(),
      score: z.number().nullable(),
    }),
  ),
  verdicts: z.array(questionResult.shape.verdict),
  spoken: spokenFigures,
});

/** The account's interviews that are over, oldest first, each with its newest report; one that is whole before one by rules. */
export async function listSat(db: Executor, accountId: string): Promise<SatRow[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('evaluations')
          .select(extract.as('found'))
          .whereRef('evaluations.session_id', '=', 'sessions.id')
          .where('report', 'is not', null)
          .orderBy(sql`state = 'done'`, 'desc')
          .orderBy('published_at', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['sessions.id', 'title', 'case_id', 'case_title', 'ended_at', 'newest.found'])
    .select(satMs.as('sat_ms'))
    .select(
      sql<boolean>`exists (select from coach_words join coach_versions on word_id = coach_words.id
        where coach_words.session_id = sessions.id)`.as('has_word'),
    )
    .where('account_id', '=', accountId)
    .where('kind', '=', 'interview')
    .where('status', '=', 'ended')
    .where('started_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(MOST_READ)
    .execute();
  return rows.toReversed().flatMap(toSat);
}

const extract = sql<unknown>`jsonb_build_object(
  'rubric_version', report -> 'rubric_version',
  'evaluator_version', report -> 'evaluator_version',
  'scripted', report -> 'scripted',
  'overall', report -> 'overall',
  'practise_next', report -> 'practise_next',
  'scores', (select coalesce(jsonb_agg(jsonb_build_object(
      'dimension', one -> 'dimension', 'status', one -> 'status', 'level', one -> 'level', 'score', one -> 'score')), '[]')
    from jsonb_array_elements(report -> 'dimensions') as one),
  'verdicts', (select coalesce(jsonb_agg(one -> 'verdict'), '[]') from jsonb_array_elements(report -> 'questions') as one),
  'spoken', jsonb_build_object(
    'words_per_minute', report #> '{delivery,words_per_minute,value}',
    'fillers_per_100_words', report #> '{delivery,fillers_per_100_words,value}',
    'long_pauses', report #> '{delivery,long_pauses,value}'))`;

/** On the session's clock up to the last event, rests left out. */
const satMs = sql<number>`(
  select coalesce(max(occurred_ms), 0) - coalesce(sum(case when kind = 'session_paused' then next_ms - occurred_ms end), 0)
  from (
    select kind, occurred_ms, lead(occurred_ms) over (
      partition by kind in ('session_paused', 'session_resumed', 'session_ended') order by seq) as next_ms
    from events
    where session_id = sessions.id
  ) as timed)::float8`;

type Row = {
  id: string;
  title: string;
  case_id: string;
  case_title: string;
  ended_at: Date | null;
  sat_ms: number;
  found: unknown;
  has_word: boolean;
};

function toSat({ id, ended_at, sat_ms, found, ...row }: Row): SatRow[] {
  if (!ended_at) return [];
  const read = found === null ? null : fields.parse(found);
  return [
    {
      session_id: id,
      ...row,
      ended_at: ended_at.toISOString(),
      minutes: Math.max(0, Math.round(sat_ms / MS_A_MINUTE)),
      report: read && { ...read, scores: read.scores.map((score) => ({ ...score, by: 'machine' as const })) },
    },
  ];
}
