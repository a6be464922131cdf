import type { EvaluationStatus } from '@caseroom/core/wire/report';
import { evaluatorVersion } from '@caseroom/core/scoring/report';
import { rubricVersion } from '@caseroom/core/scoring/rubric';
import type { Evaluation } from './evaluation.repository.ts';

const none = { step: null, per_cent: 0, remaining_s: null, reason: null, can_retry: false, can_renew: false };

/** What the page is told. `usualS` is how long evaluations take here; null while nobody knows. */
export function statusOf(
  evaluation: Evaluation | undefined,
  { usualS, nowMs }: { usualS: number | null; nowMs: number },
): EvaluationStatus {
  if (!evaluation) return { ...none, evaluation_id: null, state: 'none' };
  const { id, state, step, per_cent, reason } = evaluation;
  const remaining_s = remainingOf(evaluation, usualS, nowMs);
  const can = { can_retry: state === 'failed', can_renew: canRenew(evaluation) };
  return { evaluation_id: id, state, step, per_cent, remaining_s, reason, ...can };
}

/** Done, by a rubric or by rules that are not the newest any more. */
export const canRenew = (evaluation: Evaluation): boolean =>
  evaluation.state === 'done' && isOutdated(evaluation);

/** Run today it would be another evaluation. */
export const isOutdated = ({ rubric_version, evaluator_version }: Evaluation): boolean =>
  rubric_version !== rubricVersion || evaluator_version !== evaluatorVersion;

function remainingOf({ state, begun_at }: Evaluation, usualS: number | null, nowMs: number): number | null {
  if (usualS === null || state === 'done' || state === 'failed') return null;
  const spentS = state === 'running' && begun_at ? (nowMs - begun_at.getTime()) / 1000 : 0;
  // One that takes longer than usual is not "0 s away" for ever: nothing is said then.
  return spentS < usualS ? Math.max(1, Math.round(usualS - spentS)) : null;
}
