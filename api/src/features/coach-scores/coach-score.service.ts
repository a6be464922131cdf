import { isDeepStrictEqual } from 'node:util';
import { blindRecord } from '@caseroom/core/scoring/coaches/blind-record';
import { emptySheet, lacksOf, sheetFor } from '@caseroom/core/scoring/coaches/score-sheet';
import { rubric } from '@caseroom/core/scoring/rubric';
import type { ScoreSheet, ScoringDesk } from '@caseroom/core/wire/coach-score';
import type { ScorableInterview } from '@caseroom/core/wire/coach-score-routes';
import type { Report } from '@caseroom/core/wire/report';
import type { Db, Executor } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Roles } from '../accounts/role.service.ts';
import type { Evaluations } from '../evaluation/evaluation.service.ts';
import { withRecording } from '../evaluation/with-recording.ts';
import { lockSession } from '../log/log.repository.ts';
import type { Segment } from '../recordings/segments.ts';
import * as repository from './coach-word.repository.ts';
import { lackSentence } from './lack-sentence.ts';
import { scoreFirst } from './reader.service.ts';
import { findCandidateName, listScorable } from './scorable.repository.ts';
import type { ScoringRights } from './scoring-rights.service.ts';
import { steeringFlags } from './steering-flags.ts';
import { toVersion } from './version-row.ts';

export type CoachScoreDeps = {
  db: Db;
  roles: Pick<Roles, 'requireRole'>;
  rights: ScoringRights;
  evaluations: Pick<Evaluations, 'getReport' | 'findStep'>;
  listSegments: (sessionId: string) => Promise<Segment[]>;
  now: () => Date;
};
export type CoachScores = ReturnType<typeof createCoachScores>;

/** The coach's side: what there is to score, the draft, and what is handed in. */
export function createCoachScores({ db, roles, rights, evaluations, ...deps }: CoachScoreDeps) {
  async function list(caller: Caller): Promise<ScorableInterview[]> {
    await roles.requireRole(caller, 'coach');
    const rows = await listScorable(db, caller);
    return rows.map(({ id, ended_at, begun, handed_in, ...row }) => ({
      ...row,
      session_id: id,
      ended_at: (ended_at ?? new Date(0)).toISOString(),
      state: handed_in ? 'handed_in' : begun ? 'begun' : 'open',
    }));
  }

  async function getDesk(caller: Caller, sessionId: string): Promise<ScoringDesk> {
    await rights.getScorable(caller, sessionId);
    const report = await evaluations.getReport(sessionId);
    const [draft, versions, segments, findings, name] = await Promise.all([
      repository.findDraft(db, sessionId, caller.accountId),
      repository.listVersions(db, sessionId),
      deps.listSegments(sessionId),
      evaluations.findStep(report.evaluation_id, 'findings'),
      findCandidateName(db, sessionId),
    ]);
    const judged = dimensionsOf(report);
    return {
      candidate_name: name,
      record: withRecording(blindRecord(report), segments),
      rubric: judged.map((dimension) => ({ dimension, question: rubric[dimension].question })),
      questions: report.questions.map(({ question_id, asked, right_answer, solution }) => ({
        ...{ question_id, asked, right_answer, solution },
      })),
      steering: steeringFlags(findings),
      sheet: draft ? sheetFor(judged, draft.sheet) : emptySheet(judged),
      revision: draft?.revision ?? 0,
      versions: versions.filter(({ account_id }) => account_id === caller.accountId).map(toVersion),
    };
  }

  async function saveDraft(
    caller: Caller,
    sessionId: string,
    { sheet, revision }: { sheet: ScoreSheet; revision: number },
  ): Promise<number> {
    await rights.getScorable(caller, sessionId);
    return save(db, { id: uuid7(), session_id: sessionId, account_id: caller.accountId, sheet, revision });
  }

  /** What is handed in stands as it is; the same again makes no version more. */
  async function handIn(
    caller: Caller,
    sessionId: string,
    wish: { sheet: ScoreSheet; evaluation_id: string },
  ): Promise<void> {
    await rights.getScorable(caller, sessionId);
    const report = await evaluations.getReport(sessionId, wish.evaluation_id);
    const sheet = sheetFor(dimensionsOf(report), wish.sheet);
    const lacks = lacksOf(sheet);
    if (lacks.length > 0) throw new AppError('score_unfinished', lackSentence(lacks));
    await db.transaction().execute(async (tx) => {
      // One after the other, and never into an interview that is being erased.
      if (!(await lockSession(tx, sessionId))) throw notFound('interview');
      await append(tx, { sessionId, accountId: caller.accountId, evaluationId: report.evaluation_id, sheet });
    });
  }

  type Handed = { sessionId: string; accountId: string; evaluationId: string; sheet: ScoreSheet };

  async function append(tx: Executor, { sessionId, accountId, evaluationId, sheet }: Handed): Promise<void> {
    const all = await repository.listVersions(tx, sessionId);
    const newest = all.find(({ account_id }) => account_id === accountId);
    if (!newest && sheet.overrides.length > 0) throw scoreFirst();
    if (newest && isDeepStrictEqual(newest.sheet, sheet)) return;
    const draft = await repository.findDraft(tx, sessionId, accountId);
    const id = draft?.id ?? uuid7();
    const revision = draft?.revision ?? 0;
    await save(tx, { id, session_id: sessionId, account_id: accountId, sheet, revision });
    await repository.insertVersion(tx, {
      word_id: id,
      version: (newest?.version ?? 0) + 1,
      evaluation_id: evaluationId,
      sheet,
      handed_in_at: deps.now(),
    });
  }

  return { list, getDesk, saveDraft, handIn };
}

const dimensionsOf = ({ dimensions }: Report) => dimensions.map(({ dimension }) => dimension);

async function save(db: Executor, draft: repository.DraftToSave): Promise<number> {
  const revision = await repository.saveDraft(db, draft);
  if (revision !== undefined) return revision;
  throw new AppError(
    'draft_changed',
    'This score was changed in another window meanwhile. Load the page again to go on with the newer one.',
  );
}
