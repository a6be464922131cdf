import { countedScores } from '@caseroom/core/scoring/coaches/counted-scores';
import type { CoachesWord, CoachWord } from '@caseroom/core/wire/coach-score';
import type { Db } from '../../database/database.ts';
import type { Caller } from '../../http/route.ts';
import type { Evaluations } from '../evaluation/evaluation.service.ts';
import { listSameRecord, listVersions, type StoredVersion } from './coach-word.repository.ts';
import type { Readers } from './reader.service.ts';
import { toVersion } from './version-row.ts';

export type CoachesWordDeps = {
  db: Db;
  readers: Readers;
  evaluations: Pick<Evaluations, 'getReport'>;
};
export type CoachesWords = ReturnType<typeof createCoachesWords>;

/** What coaches said, beside a report: the newest one, or the one of an evaluation. */
export function createCoachesWords({ db, readers, evaluations }: CoachesWordDeps) {
  async function get(caller: Caller, sessionId: string, evaluationId?: string): Promise<CoachesWord> {
    await readers.requireReader(caller, sessionId);
    const report = await evaluations.getReport(sessionId, evaluationId);
    const [versions, same] = await Promise.all([
      listVersions(db, sessionId),
      listSameRecord(db, sessionId, report.evaluation_id),
    ]);
    const words = [...Map.groupBy(versions, ({ word_id }) => word_id).values()].flatMap((all) =>
      toWord(all, { readBy: caller.accountId, same }),
    );
    return { words, ...countedScores(report, words) };
  }

  return { get };
}

function toWord(
  versions: readonly StoredVersion[],
  { readBy, same }: { readBy: string; same: readonly string[] },
): CoachWord[] {
  const [newest] = versions;
  if (!newest) return [];
  return [
    {
      word_id: newest.word_id,
      coach: newest.coach,
      own: newest.account_id === readBy,
      other_record: !same.includes(newest.evaluation_id),
      versions: versions.map(toVersion),
    },
  ];
}
