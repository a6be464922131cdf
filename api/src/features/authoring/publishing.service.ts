import { compileCase } from '@caseroom/core/case/compile';
import { CaseFault } from '@caseroom/core/case/fault';
import type { CaseProof } from '@caseroom/core/case/prove';
import type { CaseSource } from '@caseroom/core/case/schema';
import { type DraftCheck, draftIdOfTrial } from '@caseroom/core/wire/authoring';
import type { Db, Executor } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { LibraryCase } from '../cases/case-library.ts';
import { cardOf, type Cases } from '../cases/case.service.ts';
import * as repository from './draft.repository.ts';
import type { StoredVersion } from './draft.repository.ts';
import { type Drafts, type DraftWithVersion, movedOn } from './draft.service.ts';
import type { ProveText } from './proof.gateway.ts';

export type Publishing = ReturnType<typeof createPublishing>;
type PublishingDeps = { db: Db; drafts: Drafts; cases: Cases; prove: ProveText };
type WholeDraft = DraftWithVersion & { yaml: string };

/** The way from a draft into the library: the proof is the gate, and every text that passed it is kept as a version. */
export function createPublishing({ db, drafts, cases, prove }: PublishingDeps) {
  async function check(caller: Caller, draftId: string): Promise<DraftCheck> {
    const { yaml } = await drafts.get(caller, draftId);
    const { ok, seeds, source, findings } = await prove(yaml);
    return { ok, seeds, findings, ...worked(source) };
  }

  async function requireProven(yaml: string): Promise<CaseSource> {
    const proof = await prove(yaml);
    if (!proof.ok || proof.source === null) throw notProven(proof);
    return proof.source;
  }

  async function publish(caller: Caller, draftId: string, revision: number): Promise<StoredVersion> {
    const draft = await drafts.get(caller, draftId);
    if (draft.revision !== revision) throw movedOn();
    // Asked twice, or for nothing new: what is there already is the answer.
    if (draft.published?.hash === draft.hash) return draft.published;
    const source = await requireProven(draft.yaml);
    const putIn = db.transaction().execute(async (tx) => {
      if (!(await repository.lockDraft(tx, draftId, revision))) throw movedOn();
      await requireFree(tx, source.id, draftId);
      await putIntoLibrary(tx, caller, draft, source);
    });
    await putIn.catch((error: unknown) => {
      // Another draft took the id between the look and the insert.
      throw repository.isTakenId(error) ? idTaken(source.id) : error;
    });
    const { published } = await drafts.get(caller, draftId);
    if (!published) throw notFound('version');
    return published;
  }

  async function requireFree(tx: Executor, caseId: string, draftId: string): Promise<void> {
    if (cases.isInFolder(caseId) || (await repository.findTaken(tx, caseId, draftId))) throw idTaken(caseId);
  }

  async function unpublish(caller: Caller, draftId: string): Promise<DraftWithVersion> {
    await drafts.get(caller, draftId);
    await repository.retireVersion(db, draftId, 'withdrawn');
    return drafts.get(caller, draftId);
  }

  async function listVersions(caller: Caller, draftId: string): Promise<StoredVersion[]> {
    await drafts.get(caller, draftId);
    return repository.listVersions(db, [draftId]);
  }

  async function getVersion(caller: Caller, draftId: string, number: number) {
    await drafts.get(caller, draftId);
    const version = await repository.findVersion(db, draftId, number);
    if (!version) throw notFound('version');
    return version;
  }

  /** A draft as a case to sit, for the coach who writes it; undefined for the id of any other case. */
  async function findTrial(caller: Caller, caseId: string): Promise<LibraryCase | undefined> {
    const draftId = draftIdOfTrial(caseId);
    if (draftId === null) return undefined;
    const { yaml } = await drafts.get(caller, draftId);
    return { folder: caseId, source: await requireProven(yaml), text: yaml };
  }

  return { check, publish, unpublish, listVersions, getVersion, findTrial };
}

async function putIntoLibrary(
  tx: Executor,
  caller: Caller,
  draft: WholeDraft,
  source: CaseSource,
): Promise<void> {
  const [newest] = await repository.listVersions(tx, [draft.id]);
  await repository.retireVersion(tx, draft.id, 'replaced');
  await repository.insertVersion(tx, {
    id: uuid7(),
    draft_id: draft.id,
    workspace_id: draft.workspace_id,
    author_id: caller.accountId,
    case_id: source.id,
    number: (newest?.number ?? 0) + 1,
    card: JSON.stringify(cardOf(source)),
    yaml: draft.yaml,
    hash: draft.hash,
  });
}

const idTaken = (caseId: string): AppError =>
  new AppError(
    'case_id_taken',
    `Another case of the library has the id "${caseId}". Give this one an id of its own.`,
  );

function notProven({ findings }: CaseProof): AppError {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const [first] = faults;
  const count = faults.length === 1 ? 'One thing has' : `${faults.length} things have`;
  return new AppError(
    'case_not_proven',
    `${count} to be mended before this case can be used. Line ${first?.line ?? 1}: ${first?.message ?? ''}.`,
    { findings },
  );
}

/** Values and exhibits of the case's own seed, as far as they can be worked out. */
function worked(source: CaseSource | null): Pick<DraftCheck, 'values' | 'exhibits'> {
  if (source === null) return { values: null, exhibits: [] };
  try {
    const { values, exhibits } = compileCase(source, { seed: source.model.seed, caseHash: '' });
    return { values, exhibits };
  } catch (error) {
    if (!(error instanceof CaseFault)) throw error;
    return { values: null, exhibits: [] };
  }
}
