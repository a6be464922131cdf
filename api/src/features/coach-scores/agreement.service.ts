import { agreementOf, disagree } from '@caseroom/core/scoring/coaches/coach-agreement';
import type { Agreement, Disagreement } from '@caseroom/core/wire/coach-score-routes';
import type { Db } from '../../database/database.ts';
import type { Caller } from '../../http/route.ts';
import type { Roles } from '../accounts/role.service.ts';
import { type BlindRow, listBlindRows, listHandedIn } from './agreement.repository.ts';

export type AgreementDeps = { db: Db; roles: Pick<Roles, 'requireRole' | 'getRole'> };
export type Agreements = ReturnType<typeof createAgreements>;

/** How far blind scores and the machine agree: a coach's own, and everybody's of the workspace for an admin. */
export function createAgreements({ db, roles }: AgreementDeps) {
  async function get(caller: Caller): Promise<{ agreements: Agreement[]; disagreements: Disagreement[] }> {
    await roles.requireRole(caller, 'coach');
    const ownOnly = (await roles.getRole(caller)) !== 'admin';
    const [rows, handedIn] = await Promise.all([
      listBlindRows(db, caller, { ownOnly }),
      listHandedIn(db, caller.accountId),
    ]);
    const groups = Map.groupBy(rows, ({ account_id, evaluator_version, judged_by }) =>
      JSON.stringify([account_id, evaluator_version, judged_by]),
    );
    return {
      agreements: [...groups.values()].flatMap((group) => toAgreement(group, caller)),
      // Whoever has not scored an interview yet is not told what the machine made of it.
      disagreements: rows
        .filter((row) => handedIn.includes(row.session_id) && disagree(row))
        .map(({ account_id: _whose, judged_by: _judge, ...row }) => row),
    };
  }

  return { get };
}

function toAgreement(group: readonly BlindRow[], { accountId }: Caller): Agreement[] {
  const [first] = group;
  if (!first) return [];
  const { coach, account_id, evaluator_version, judged_by } = first;
  const own = account_id === accountId;
  return [{ coach, own, evaluator_version, judged_by, figures: agreementOf(group) }];
}
