import type { Router } from 'express';
import type { DraftRow, VersionRow } from '@caseroom/core/wire/authoring';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { StoredVersion } from './draft.repository.ts';
import type { Drafts, DraftWithVersion } from './draft.service.ts';
import type { Publishing } from './publishing.service.ts';

type Deps = { drafts: Drafts; publishing: Publishing };

export function authoringRoutes(router: Router, adapter: Adapter, deps: Deps): void {
  draftRoutes(router, adapter, deps.drafts);
  publishingRoutes(router, adapter, deps.publishing);
}

function draftRoutes(router: Router, adapter: Adapter, drafts: Drafts): void {
  const whole = async (...args: Parameters<Drafts['get']>) => {
    const draft = await drafts.get(...args);
    return { ...toRow(draft), yaml: draft.yaml };
  };
  serve(router, adapter, routes.listDrafts, async ({ caller }) => ({
    drafts: (await drafts.list(caller)).map(toRow),
  }));
  serve(router, adapter, routes.createDraft, async ({ caller, body }) =>
    whole(caller, await drafts.begin(caller, body)),
  );
  serve(router, adapter, routes.getDraft, ({ caller, params }) => whole(caller, params.draftId));
  serve(router, adapter, routes.saveDraft, async ({ caller, params, body }) =>
    toRow(await drafts.save(caller, params.draftId, body)),
  );
  serve(router, adapter, routes.deleteDraft, async ({ caller, params }) => {
    await drafts.remove(caller, params.draftId);
    return { ok: true } as const;
  });
}

function publishingRoutes(router: Router, adapter: Adapter, publishing: Publishing): void {
  serve(router, adapter, routes.checkDraft, ({ caller, params }) => publishing.check(caller, params.draftId));
  serve(router, adapter, routes.publishDraft, async ({ caller, params, body }) =>
    toVersion(await publishing.publish(caller, params.draftId, body.revision)),
  );
  serve(router, adapter, routes.unpublishDraft, async ({ caller, params }) =>
    toRow(await publishing.unpublish(caller, params.draftId)),
  );
  serve(router, adapter, routes.listVersions, async ({ caller, params }) => ({
    versions: (await publishing.listVersions(caller, params.draftId)).map(toVersion),
  }));
  serve(router, adapter, routes.getVersion, async ({ caller, params }) => {
    const version = await publishing.getVersion(caller, params.draftId, params.number);
    return { ...toVersion(version), yaml: version.yaml };
  });
}

function toRow(draft: DraftWithVersion): DraftRow {
  const { id, case_id, title, revision, updated_at, published, hash } = draft;
  return {
    draft_id: id,
    ...{ case_id, title, revision },
    updated_at: updated_at.toISOString(),
    published: published && toVersion(published),
    changed: published?.hash !== hash,
  };
}

function toVersion(version: StoredVersion): VersionRow {
  const { id, number, case_id, title, hash, status, published_at } = version;
  return { version_id: id, number, case_id, title, hash, status, published_at: published_at.toISOString() };
}
