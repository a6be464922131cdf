import { evaluatorVersion } from '@caseroom/core/scoring/report';
import { rubricVersion } from '@caseroom/core/scoring/rubric';
import { type EvaluationStatus, type Report, report as reportSchema } from '@caseroom/core/wire/report';
import type { ReportEdition } from '@caseroom/core/wire/report-routes';
import type { Db, Executor } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import { lockSession } from '../log/log.repository.ts';
import * as repository from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.repository.ts';
import { canRenew, isOutdated, statusOf } from './evaluation-status.ts';

export type EvaluationDeps = {
  db: Db;
  enqueue: (evaluationId: string) => Promise<void>;
  now: () => Date;
};
export type Evaluations = ReturnType<typeof createEvaluations>;

/** Whoever works on an evaluation says so this often. */
export const ALIVE_EVERY_MS = 4_000;
/** Three signs of life missed: the worker was lost. Queueing one that is in the queue does nothing. */
const STRANDED_MS = 3 * ALIVE_EVERY_MS;

export function createEvaluations(deps: EvaluationDeps) {
  const { db } = deps;

  /**
   * The evaluation of a session's log as it stands, in the caller's transaction; queue it after the commit. Idempotent
   * by its identity. While one waits to begin no other is made, as it will read the log when it begins.
   */
  async function createEvaluation(tx: Executor, sessionId: string): Promise<string> {
    const waiting = await repository.findQueued(tx, sessionId);
    if (waiting) return waiting.id;
    const session = await lockSession(tx, sessionId);
    if (!session) throw notFound('interview');
    return repository.insertEvaluation(tx, {
      id: uuid7(),
      session_id: sessionId,
      rubric_version: rubricVersion,
      evaluator_version: evaluatorVersion,
      head_seq: session.head_seq,
      head_hash: session.head_hash,
    });
  }

  /**
   * Takes an evaluation up, or up again, and freezes the log's head for it unless a step has been stored already.
   * Undefined: there is nothing left to do (done, failed or erased).
   */
  async function begin(id: string): Promise<Evaluation | undefined> {
    const evaluation = await repository.findEvaluation(db, id);
    if (!evaluation || evaluation.state === 'done' || evaluation.state === 'failed') return undefined;
    await repository.countAttempt(db, id);
    const isNew = !(await repository.hasSteps(db, id));
    await db.transaction().execute(async (tx) => {
      const session = isNew ? await lockSession(tx, evaluation.session_id) : undefined;
      const isOurs = session && !(await repository.isHeadTaken(tx, evaluation, session.head_hash));
      const head = isOurs ? { head_seq: session.head_seq, head_hash: session.head_hash } : {};
      await repository.moveEvaluation(tx, id, ['queued', 'running'], { state: 'running', ...head });
    });
    return repository.findEvaluation(db, id);
  }

  /** Says how far it is, for the page, and that the worker is alive. */
  async function markStep(id: string, step: string, perCent: number): Promise<void> {
    await repository.moveEvaluation(db, id, ['queued', 'running'], {
      state: 'running',
      step,
      per_cent: perCent,
    });
    await repository.announceEvaluation(db, id);
  }

  /** Publishes once. False: it was published, failed or erased meanwhile. */
  async function publish(id: string, report: Report): Promise<boolean> {
    const published = await repository.publishReport(db, id, reportSchema.parse(report));
    await repository.announceEvaluation(db, id);
    return published;
  }

  /** `reason` is a sentence for people; `byRules` is what can be read until it is run again. */
  async function fail(id: string, reason: string, byRules?: Report): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const set = { state: 'failed', step: null, reason } as const;
      const moved = await repository.moveEvaluation(tx, id, ['queued', 'running'], set);
      if (moved && byRules) await repository.keepReportByRules(tx, id, reportSchema.parse(byRules));
      await repository.announceEvaluation(tx, id);
    });
  }

  /** After a commit: hands what waits to the queue. */
  async function enqueueWaiting(sessionId: string): Promise<void> {
    const waiting = await repository.findQueued(db, sessionId);
    if (waiting) await deps.enqueue(waiting.id);
  }

  async function getStatus(sessionId: string): Promise<EvaluationStatus> {
    const latest = await repository.findLatest(db, sessionId);
    const isOver = latest?.state === 'done' || latest?.state === 'failed';
    const usualS = latest && !isOver ? await repository.findUsualSeconds(db) : null;
    return statusOf(latest, { usualS, nowMs: deps.now().getTime() });
  }

  async function retry(sessionId: string): Promise<EvaluationStatus> {
    const latest = await repository.findLatest(db, sessionId);
    if (!latest) throw notFound('evaluation');
    // What is run today is not told under the name of an earlier rubric.
    if (latest.state === 'failed' && isOutdated(latest)) return scoreAgain(sessionId);
    const moved = await repository.moveEvaluation(db, latest.id, ['failed'], {
      state: 'queued',
      step: null,
      reason: null,
      per_cent: 0,
    });
    if (!moved)
      throw new AppError(
        'evaluation_not_failed',
        'The evaluation has not failed, so there is nothing to run again.',
      );
    await deps.enqueue(latest.id);
    return getStatus(sessionId);
  }

  /** Scores the record again by the newest rubric and rules; what was published stays as it is. */
  async function renew(sessionId: string): Promise<EvaluationStatus> {
    const latest = await repository.findLatest(db, sessionId);
    if (!latest) throw notFound('evaluation');
    if (!canRenew(latest))
      throw new AppError('conflict', 'There is no newer way of scoring, so the report stays as it is.');
    return scoreAgain(sessionId);
  }

  async function scoreAgain(sessionId: string): Promise<EvaluationStatus> {
    await db.transaction().execute((tx) => createEvaluation(tx, sessionId));
    await enqueueWaiting(sessionId);
    return getStatus(sessionId);
  }

  /** The newest, or the one of an evaluation. */
  async function getReport(sessionId: string, evaluationId?: string): Promise<Report> {
    const found = await repository.findPublishedReport(db, sessionId, evaluationId);
    if (!found && evaluationId !== undefined) throw notFound('report');
    if (!found) throw new AppError('not_found', 'The report is not ready yet.');
    return found;
  }

  async function listEditions(sessionId: string): Promise<ReportEdition[]> {
    const reports = await repository.listReports(db, sessionId);
    return reports.map(
      ({ evaluation_id, created_at, rubric_version, evaluator_version, overall, transcript }) => ({
        ...{ evaluation_id, created_at, rubric_version, evaluator_version },
        overall: { status: overall.status, level: overall.level, score: overall.score },
        corrections: transcript.filter(({ corrected }) => corrected).length,
      }),
    );
  }

  /** Queues again what a crash has lost; a job that is still in the queue is not doubled. */
  async function requeueStranded(): Promise<number> {
    const stranded = await repository.listStranded(db, new Date(deps.now().getTime() - STRANDED_MS));
    for (const id of stranded) await deps.enqueue(id);
    return stranded.length;
  }

  return {
    createEvaluation,
    find: (id: string) => repository.findEvaluation(db, id),
    begin,
    markStep,
    touch: (id: string) => repository.touchEvaluation(db, id),
    publish,
    fail,
    retry,
    renew,
    getStatus,
    getReport,
    listEditions,
    requeueStranded,
    enqueueWaiting,
    /** Kept once: a step that ran twice keeps its first result. */
    storeStep: (id: string, step: string, result: object) => repository.storeStep(db, id, step, result),
    /** What a step left behind, as JSON; undefined when it has not run. Parse it with the step's own schema. */
    findStep: (id: string, step: string) => repository.findStep(db, id, step),
  };
}
