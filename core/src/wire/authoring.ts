import { z } from 'zod';
import { exhibitView } from '../case/schema.ts';

/** What coaches do with cases of their own: drafts, the proof, versions; and who may be a coach. */

export const roles = ['candidate', 'coach', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The longest text of a case that is taken, in characters: several times the longest case of the library. */
export const longestCase = 120_000;
const yaml = z.string().max(longestCase);

/** What the proof has found. `line` and `column` count from 1; a `fault` keeps the case from being published. */
export const caseFinding = z.object({
  line: z.number().int(),
  column: z.number().int(),
  /** As in `model.formulas.profit.expr`. */
  path: z.string(),
  code: z.string(),
  severity: z.enum(['fault', 'advice']),
  message: z.string(),
});
export type CaseFinding = z.infer<typeof caseFinding>;

const timestamp = z.iso.datetime({ offset: true });

export const versionRow = z.object({
  version_id: z.uuid(),
  number: z.number().int(),
  case_id: z.string(),
  title: z.string(),
  /** SHA-256 of the text, in hex. */
  hash: z.string(),
  status: z.enum(['published', 'replaced', 'withdrawn']),
  published_at: timestamp,
});
export type VersionRow = z.infer<typeof versionRow>;

export const draftRow = z.object({
  draft_id: z.uuid(),
  /** As the text says; the last that could be read. */
  case_id: z.string(),
  title: z.string(),
  /** Counts every save; who saves names the one that the change was made to. */
  revision: z.number().int(),
  updated_at: timestamp,
  /** The version that candidates can sit now. */
  published: versionRow.nullable(),
  /** The text is another one than the published version's. */
  changed: z.boolean(),
});
export type DraftRow = z.infer<typeof draftRow>;
export const draft = draftRow.extend({ yaml: z.string() });
export type Draft = z.infer<typeof draft>;

/** Nothing but `findings` where the case could not be worked out. */
export const draftCheck = z.object({
  ok: z.boolean(),
  seeds: z.number().int(),
  findings: z.array(caseFinding),
  values: z
    .record(z.string(), z.object({ value: z.number(), unit: z.string(), label: z.string() }))
    .nullable(),
  exhibits: z.array(exhibitView),
});
export type DraftCheck = z.infer<typeof draftCheck>;

export const me = z.object({ account_id: z.uuid(), role: z.enum(roles), guest: z.boolean() });
export type Me = z.infer<typeof me>;
export const staffMember = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** The configuration of the host makes this person an admin; it cannot be taken away here. */
  fixed: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

const trialPrefix = 'draft:';
/** The case id by which a coach sits a draft of their own before it is published. */
export const trialOf = (draftId: string): string => `${trialPrefix}${draftId}`;
/** Null for the id of a case of the library. */
export function draftIdOfTrial(caseId: string): string | null {
  const parsed = z.uuid().safeParse(caseId.slice(trialPrefix.length));
  return caseId.startsWith(trialPrefix) && parsed.success ? parsed.data : null;
}

const draftId = z.object({ draftId: z.uuid() });
const ok = z.object({ ok: z.literal(true) });
const drafts = '/api/authoring/drafts';

/** A part of the table in routes.ts. A draft's text may be anything: faults are findings, never refused when saved. */
export const authoringRoutes = {
  getMe: {
    method: 'GET',
    path: '/api/me',
    summary: 'Who is signed in, and what this person may do',
    auth: 'account',
    response: me,
  },
  listStaff: {
    method: 'GET',
    path: '/api/staff',
    summary: 'Coaches and admins; for admins',
    auth: 'account',
    response: z.object({ people: z.array(staffMember) }),
  },
  giveRole: {
    method: 'PUT',
    path: '/api/staff',
    summary: 'Give a role to the account with an e-mail address; for admins',
    auth: 'account',
    body: z.object({ email: z.email(), role: z.enum(roles) }),
    response: staffMember,
  },
  listDrafts: {
    method: 'GET',
    path: drafts,
    summary: 'Cases being written, last changed first; for coaches',
    auth: 'account',
    response: z.object({ drafts: z.array(draftRow) }),
  },
  createDraft: {
    method: 'POST',
    path: drafts,
    summary: 'Begin a case: a small one to change, a copy of one of the library, or a text of your own',
    auth: 'account',
    body: z.object({ copy_of: z.string().optional(), yaml: yaml.optional() }),
    status: 201,
    response: draft,
  },
  getDraft: {
    method: 'GET',
    path: `${drafts}/:draftId`,
    summary: 'A draft with its text',
    auth: 'account',
    params: draftId,
    response: draft,
  },
  saveDraft: {
    method: 'PUT',
    path: `${drafts}/:draftId`,
    summary: 'Save the text of a draft; 409 when it was changed elsewhere since `revision`',
    auth: 'account',
    params: draftId,
    body: z.object({ revision: z.number().int(), yaml }),
    response: draftRow,
  },
  deleteDraft: {
    method: 'DELETE',
    path: `${drafts}/:draftId`,
    summary: 'Delete a draft that is not published',
    auth: 'account',
    params: draftId,
    response: ok,
  },
  checkDraft: {
    method: 'POST',
    path: `${drafts}/:draftId/check`,
    summary: 'Prove the saved text: findings, values and exhibits',
    auth: 'account',
    params: draftId,
    response: draftCheck,
  },
  publishDraft: {
    method: 'POST',
    path: `${drafts}/:draftId/publish`,
    summary: 'Put a draft into the library; 422 with findings when it does not pass the proof',
    auth: 'account',
    params: draftId,
    body: z.object({ revision: z.number().int() }),
    status: 201,
    response: versionRow,
  },
  unpublishDraft: {
    method: 'POST',
    path: `${drafts}/:draftId/unpublish`,
    summary: 'Take a case out of the library; interviews that were sat with it stay as they are',
    auth: 'account',
    params: draftId,
    response: draftRow,
  },
  listVersions: {
    method: 'GET',
    path: `${drafts}/:draftId/versions`,
    summary: 'What has been published of a draft, newest first',
    auth: 'account',
    params: draftId,
    response: z.object({ versions: z.array(versionRow) }),
  },
  getVersion: {
    method: 'GET',
    path: `${drafts}/:draftId/versions/:number`,
    summary: 'The text of a published version',
    auth: 'account',
    params: draftId.extend({ number: z.coerce.number().int() }),
    response: versionRow.extend({ yaml: z.string() }),
  },
} as const;
