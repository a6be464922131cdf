import { expect, test } from 'vitest';
import { teaHouse } from '../../interview/testing/tea-house.ts';
import type { CasePhase } from '../../case/schema.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';
import { plain, wordsIn } from '../spoken/plain.ts';
import { placeCommunication } from './communication.ts';
import { wordsOf } from './placing.ts';

const phaseOf = (kind: CasePhase['kind']): CasePhase | null =>
  teaHouse.source.phases.find((phase) => phase.kind === kind) ?? null;

const turn = (text: string, kind: CasePhase['kind']): OwnTurn => {
  const phase = phaseOf(kind);
  const line = {
    ...{ id: text, speaker: 'candidate' as const, text, startMs: 0, endMs: 1, words: [], confidence: null },
    ...{ modality: 'typed' as const, phase, corrected: false, heard: null, interrupted: false },
  };
  const sentence = { line, start: 0, end: text.length, text, plain: plain(text), own: true };
  return {
    ...{ id: text, phase, ask: null, isFirst: true, before: { text: '', act: null }, sentences: [sentence] },
    ...{ text: plain(text), words: wordsIn(text), ownWords: wordsIn(text), startMs: 0 },
  };
};
const becauseOf = (...turns: OwnTurn[]) =>
  placeCommunication({
    compiled: teaHouse,
    mode: 'interviewer-led',
    turns,
    coverage: [],
    questions: [],
    written: '',
  })
    .because.map(wordsOf)
    .join(' ');

const plan =
  'I would look at two things. First the revenue, that is the price of a cup times the cups sold in a month, and second the cost of rent, staff and tea, because only the two of them together show whether the house earns money at all.';

test('nothing is said of how a recommendation opens when none was given', () => {
  expect(becauseOf(turn(plan, 'structure'))).not.toContain('recommendation');
  expect(becauseOf(turn(plan, 'structure'), turn('The rent went up last year.', 'recommendation'))).toContain(
    'does not open with the answer',
  );
});
