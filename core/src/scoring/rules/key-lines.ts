import type { Coverage } from '../coverage.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';

/** How many insights of the key are quoted from this turn. */
export const coverageWithin = (coverage: readonly Coverage[], turn: OwnTurn): number => {
  const lines = new Set(turn.sentences.map(({ line }) => line.id));
  return coverage.filter(
    ({ kind, quotes }) => kind === 'insight' && quotes.some(({ line_id }) => lines.has(line_id)),
  ).length;
};
