import type { StoredStatus } from '../../database/schema.ts';

export const sessionMoves = ['start', 'pause', 'resume', 'end'] as const;
export type SessionMove = (typeof sessionMoves)[number];

/** From which states a session may make a move, and where it leads. What is not in the table is a conflict. */
const table: Record<SessionMove, { from: readonly StoredStatus[]; to: StoredStatus }> = {
  start: { from: ['created'], to: 'live' },
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  end: { from: ['created', 'live', 'paused'], to: 'ended' },
};

export const sourcesOf = (move: SessionMove): readonly StoredStatus[] => table[move].from;
export const targetOf = (move: SessionMove): StoredStatus => table[move].to;

/** Where a move leads from a state, undefined when it is not allowed there. */
export const afterMove = (status: StoredStatus, move: SessionMove): StoredStatus | undefined =>
  table[move].from.includes(status) ? table[move].to : undefined;
