import { progressOf, type SatInterview } from '@caseroom/core/progress/progress';
import type { Progress } from '@caseroom/core/wire/progress';
import type { Db } from '../../database/database.ts';
import type { Caller } from '../../http/route.ts';
import type { Cases } from '../cases/case.service.ts';
import type { CoachesWords } from '../coach-scores/coaches-word.service.ts';
import { listSat, type SatRow } from './progress.repository.ts';

export type ProgressDeps = {
  db: Db;
  cases: Pick<Cases, 'listTraining'>;
  coachesWords: Pick<CoachesWords, 'get'>;
};
export type ProgressDesk = ReturnType<typeof createProgress>;

/** What a person's interviews say together. */
export function createProgress({ db, cases, coachesWords }: ProgressDeps) {
  /** A coach's score in place of the machine's, where one counts. */
  async function counted(caller: Caller, row: SatRow): Promise<SatInterview> {
    const { has_word, ...sat } = row;
    if (!has_word || !sat.report) return sat;
    const word = await coachesWords.get(caller, sat.session_id);
    return { ...sat, report: { ...sat.report, scores: word.counted, overall: word.overall } };
  }

  async function get(caller: Caller): Promise<Progress> {
    const rows = await listSat(db, caller.accountId);
    const interviews = await Promise.all(rows.map((row) => counted(caller, row)));
    return progressOf(interviews, cases.listTraining());
  }

  return { get };
}
