import { describe, expect, test } from 'vitest';
import { phaseKinds } from '../case/schema.ts';
import { modes } from '../log/event.ts';
import { allowedActs, isAllowedAct, isAllowedMove } from './phases.ts';

describe('the table of moves between phases', () => {
  test.each(phaseKinds.flatMap((from) => phaseKinds.map((to) => [from, to] as const)))(
    '%s to %s',
    (from, to) => {
      const forward = phaseKinds.indexOf(to) > phaseKinds.indexOf(from);
      const again = from === to && ['structure', 'analysis', 'brainstorm'].includes(from);
      const between = from === 'brainstorm' && to === 'analysis';
      expect(isAllowedMove(from, to)).toBe(from !== 'goodbye' && (forward || again || between));
    },
  );

  test('an interview begins with its greeting or its prompt', () => {
    expect(phaseKinds.filter((kind) => isAllowedMove(null, kind))).toEqual(['greeting', 'prompt']);
  });
});

describe('the tables of what may be done', () => {
  test.each(modes.flatMap((mode) => phaseKinds.map((kind) => [mode, kind] as const)))(
    '%s, %s',
    (mode, kind) => {
      const acts = allowedActs(mode, kind);
      expect(new Set(acts).size, 'no act twice').toBe(acts.length);
      expect(acts, 'anybody may be asked to repeat, and anybody may leave').toEqual(
        expect.arrayContaining(['repeat', 'goodbye']),
      );
      const working = kind !== 'greeting' && kind !== 'goodbye';
      expect(isAllowedAct(mode, kind, 'answer_fact')).toBe(working);
      expect(isAllowedAct(mode, kind, 'redirect')).toBe(
        mode === 'candidate-led' && (kind === 'structure' || kind === 'analysis'),
      );
      expect(isAllowedAct(mode, kind, 'walk_through')).toBe(kind === 'analysis');
    },
  );
});
