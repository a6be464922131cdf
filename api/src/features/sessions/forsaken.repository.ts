import type { Executor } from '../../database/database.ts';
import { eventsSince } from './of-session.ts';

/** What is logged of interviewers that come and die one after the other, whether anybody is there or not. */
const ofTheirComing = [
  'interviewer_joined',
  'interviewer_restored',
  'interviewer_lost',
  'writing_offered',
] as const;

/** Sessions in a state whose interviewer and candidate have both been silent since `before`. */
export async function listForsaken(db: Executor, status: 'live' | 'paused', before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('leases', 'leases.session_id', 'sessions.id')
    .select('sessions.id')
    .where('sessions.status', '=', status)
    .where('sessions.started_at', '<', before)
    .where((eb) =>
      eb.or([
        // No lease, or one that was taken and no heartbeat since.
        eb('leases.agent_state', 'is', null),
        eb('leases.heartbeat_at', '<', before),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eventsSince(before)
            // Who only listens keeps no interview alive.
            .where('events.producer_kind', '!=', 'coach')
            .where('events.kind', 'not in', ofTheirComing),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}
