import type { DimensionScore, Report } from '@caseroom/core/wire/report';
import { smallLine, smallReport } from '@caseroom/core/scoring/testing/small-report';
import type { Services } from '../compose.ts';
import { beginInDatabase } from './begun-interview.ts';

/** Where the line of every small report tries to steer whoever scores, as the evaluation notes it for coaches. */
const steering = [
  {
    kind: 'asks_for_score',
    quote: { line_id: smallLine.id, text: smallLine.text, start_ms: smallLine.start_ms, end_ms: 12_000 },
  },
];

/** Begins and ends a prepared interview, and publishes a report with these scores. */
export async function endWithReport(
  services: Services,
  sessionId: string,
  scores: DimensionScore[],
  change: Partial<Report> = {},
): Promise<string> {
  await beginInDatabase(services, sessionId);
  await services.interviews.end(sessionId, 'completed');
  return publishReport(services, sessionId, scores, change);
}

/** Publishes the evaluation that waits, or one more of the same log. */
export async function publishReport(
  { db, evaluations }: Services,
  sessionId: string,
  scores: DimensionScore[],
  change: Partial<Report> = {},
): Promise<string> {
  const id = await evaluations.createEvaluation(db, sessionId);
  const { evaluator_version } = change;
  if (evaluator_version)
    await db.updateTable('evaluations').set({ evaluator_version }).where('id', '=', id).execute();
  const identity = { session_id: sessionId, evaluation_id: id };
  await evaluations.storeStep(id, 'findings', { levels: [], defects: [], steering });
  await evaluations.publish(id, smallReport(scores, { ...identity, ...change }));
  return id;
}
