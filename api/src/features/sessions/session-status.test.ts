import { expect, it } from 'vitest';
import { storedStatuses } from '../../database/schema.ts';
import { afterMove, sessionMoves } from './session-status.ts';

it('allows each move from exactly the states in which it makes sense', () => {
  const outcomes = storedStatuses.flatMap((status) =>
    sessionMoves.map((move) => `${status} ${move}: ${afterMove(status, move) ?? 'refused'}`),
  );
  expect(outcomes).toEqual([
    'created start: live',
    'created pause: refused',
    'created resume: refused',
    'created end: ended',
    'live start: refused',
    'live pause: paused',
    'live resume: refused',
    'live end: ended',
    'paused start: refused',
    'paused pause: refused',
    'paused resume: live',
    'paused end: ended',
    'ended start: refused',
    'ended pause: refused',
    'ended resume: refused',
    'ended end: refused',
  ]);
});
