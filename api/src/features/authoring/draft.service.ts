import { createHash } from 'node:crypto';
import { editCase, nameOfCase } from '@caseroom/core/case/edit';
import { starterCase } from '@caseroom/core/case/starter';
import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Roles } from '../accounts/role.service.ts';
import type { Cases } from '../cases/case.service.ts';
import * as repository from './draft.repository.ts';
import type { DraftText, StoredDraft, StoredVersion } from './draft.repository.ts';

export type Drafts = ReturnType<typeof createDrafts>;
export type DraftWithVersion = StoredDraft & { published: StoredVersion | null };
type Beginning = { copy_of?: string | undefined; yaml?: string | undefined };

export const movedOn = (): AppError =>
  new AppError(
    'draft_changed',
    'This draft was changed in another window meanwhile. Load the newer text, or save over it.',
  );

/** Texts of cases that are being written. Whatever a coach writes is kept; whether it holds is the proof's to say. */
export function createDrafts({ db, cases, roles }: { db: Db; cases: Cases; roles: Roles }) {
  async function begin(caller: Caller, wish: Beginning): Promise<string> {
    await roles.requireRole(caller, 'coach');
    const id = uuid7();
    const yaml = await firstText(wish, id);
    const owner = { workspace_id: caller.workspaceId, author_id: caller.accountId };
    await repository.insertDraft(db, { id, ...owner, ...textOf(yaml, { case_id: '', title: 'Untitled' }) });
    return id;
  }

  /** The end of the draft's own id makes the case's id one that nobody else has. */
  async function firstText({ copy_of, yaml }: Beginning, draftId: string): Promise<string> {
    if (yaml !== undefined) return yaml;
    const ending = draftId.slice(-6);
    if (copy_of === undefined) return starterCase(`case-${ending}`);
    const { source, text } = await cases.getCase(copy_of);
    return editCase(text, { do: 'set', path: ['id'], value: `${source.id}-${ending}` }) ?? text;
  }

  async function get(caller: Caller, draftId: string): Promise<DraftWithVersion & { yaml: string }> {
    await roles.requireRole(caller, 'coach');
    const draft = await repository.findDraft(db, caller.workspaceId, draftId);
    if (!draft) throw notFound('draft');
    const versions = await repository.listVersions(db, [draftId]);
    return { ...draft, published: publishedOf(versions, draftId) };
  }

  async function list(caller: Caller): Promise<DraftWithVersion[]> {
    await roles.requireRole(caller, 'coach');
    const drafts = await repository.listDrafts(db, caller.workspaceId);
    const versions = await repository.listVersions(
      db,
      drafts.map(({ id }) => id),
    );
    return drafts.map((draft) => ({ ...draft, published: publishedOf(versions, draft.id) }));
  }

  async function save(caller: Caller, draftId: string, wish: { revision: number; yaml: string }) {
    const draft = await get(caller, draftId);
    const saved = await repository.updateDraft(db, draftId, wish.revision, textOf(wish.yaml, draft));
    if (!saved) throw movedOn();
    return get(caller, draftId);
  }

  async function remove(caller: Caller, draftId: string): Promise<void> {
    const { published } = await get(caller, draftId);
    if (published)
      throw new AppError(
        'draft_published',
        'This case is in the library. Take it out first, then delete it.',
      );
    await repository.deleteDraft(db, draftId);
  }

  return { begin, get, list, save, remove };
}

const publishedOf = (versions: StoredVersion[], draftId: string): StoredVersion | null =>
  versions.find(({ draft_id, status }) => draft_id === draftId && status === 'published') ?? null;

/** A text that cannot be read at the moment keeps the name that it had. */
function textOf(yaml: string, before: { case_id: string; title: string }): DraftText {
  const { id, title } = nameOfCase(yaml);
  const hash = createHash('sha256').update(yaml).digest('hex');
  return { yaml, hash, case_id: id ?? before.case_id, title: title ?? before.title };
}
