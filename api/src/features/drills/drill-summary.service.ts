import { drillKinds, type DrillKind } from '@caseroom/core/drills/item';
import { firstRung, topLevel } from '@caseroom/core/drills/ladder';
import { type DrillSummary, lastAnswers } from '@caseroom/core/wire/drills';
import type { Db } from '../../database/database.ts';
import { findOpenRun, listLastAnswers, listRuns } from './drill-summary.repository.ts';
import { findRung } from './drill.repository.ts';

/** As many runs as fit a chart of progress. */
const RUNS = 60;

/** What somebody has done with number drills, and where they stand. */
export async function summariseDrills(db: Db, accountId: string): Promise<DrillSummary> {
  const kinds = await Promise.all(drillKinds.map((kind) => summariseKind(db, accountId, kind)));
  const runs = await listRuns(db, accountId, RUNS);
  return {
    top_level: topLevel,
    kinds,
    runs: runs.map((run) => ({
      ...run,
      started_at: run.started_at.toISOString(),
      finished_at: run.finished_at?.toISOString() ?? null,
    })),
  };
}

async function summariseKind(
  db: Db,
  accountId: string,
  kind: DrillKind,
): Promise<DrillSummary['kinds'][number]> {
  const rung = (await findRung(db, accountId, kind)) ?? firstRung;
  const answers = await listLastAnswers(db, accountId, kind, lastAnswers);
  const open = await findOpenRun(db, accountId, kind);
  const right = answers.filter(({ verdict }) => verdict === 'right').length;
  return {
    kind,
    level: rung.level,
    last: answers.length === 0 ? null : { answered: answers.length, right },
    practised_at: answers[0]?.answered_at?.toISOString() ?? null,
    open_run_id: open?.id ?? null,
  };
}
