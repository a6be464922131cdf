import { notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { Roles } from '../accounts/role.service.ts';
import { isWithin } from '../observers/within.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';

export type ScoringRightsDeps = {
  sessions: Pick<Sessions, 'get' | 'agreesToScoring'>;
  roles: Pick<Roles, 'getRole' | 'requireRole'>;
};
export type ScoringRights = ReturnType<typeof createScoringRights>;

/** Who may read and hear an interview afterwards in order to score it. Asked anew each time: all of it can be taken back. */
export function createScoringRights({ sessions, roles }: ScoringRightsDeps) {
  async function mayScore(caller: Caller, session: Session): Promise<boolean> {
    if (session.status !== 'ended' || !isWithin(session, caller)) return false;
    return (await roles.getRole(caller)) !== 'candidate' && (await sessions.agreesToScoring(session.id));
  }

  async function getScorable(caller: Caller, sessionId: string): Promise<Session> {
    await roles.requireRole(caller, 'coach');
    const session = await sessions.get(sessionId);
    if (!(await mayScore(caller, session))) throw notFound('interview');
    return session;
  }

  return { mayScore, getScorable };
}
