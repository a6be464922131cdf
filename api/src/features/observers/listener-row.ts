import type { Listener } from '@caseroom/core/wire/observer-routes';
import type { Session } from '../sessions/session.repository.ts';
import type { HeardBy } from './observation.repository.ts';

/** Nobody listens longer than the interview goes on, whenever the page was closed. */
export function toListener(row: HeardBy, { ended_at }: Pick<Session, 'ended_at'>, named: boolean): Listener {
  const left = [row.ended_at, ended_at].filter((at) => at !== null).map((at) => at.getTime());
  return {
    observation_id: row.id,
    by_link: row.link_id !== null,
    name: named ? row.name : null,
    from: (row.joined_at ?? new Date(0)).toISOString(),
    to: left.length === 0 ? null : new Date(Math.min(...left)).toISOString(),
  };
}
