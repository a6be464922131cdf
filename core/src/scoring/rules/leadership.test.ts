import { expect, test } from 'vitest';
import { teaHouse } from '../../interview/testing/tea-house.ts';
import type { DirectiveAct } from '../../log/event.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';
import { plain, wordsIn } from '../spoken/plain.ts';
import { placeLeadership } from './leadership.ts';
import { wordsOf } from './placing.ts';

const turn = (text: string, act: DirectiveAct | null = null): OwnTurn => {
  const line = {
    ...{ id: text, speaker: 'candidate' as const, text, startMs: 0, endMs: 1, words: [], confidence: null },
    ...{ modality: 'spoken' as const, phase: null, corrected: false, heard: null, interrupted: false },
  };
  const sentence = { line, start: 0, end: text.length, text, plain: plain(text), own: true };
  return {
    ...{ id: text, phase: null, ask: null, isFirst: true, before: { text: '', act }, sentences: [sentence] },
    ...{ text: plain(text), words: wordsIn(text), ownWords: wordsIn(text), startMs: 0 },
  };
};
const levelOf = (...turns: OwnTurn[]) =>
  placeLeadership({
    compiled: teaHouse,
    mode: 'candidate-led',
    turns,
    coverage: [],
    questions: [],
    written: '',
  });

const leads = [
  'Next I would like to look at the cups sold, to see whether volume or price fell. Could I have them by month?',
  'So it is not the price, that block is done. Now I want to turn to the rent, because that is what is left.',
  'Let me close this and go to what she can do, so that we keep the goal in view.',
];

test('rule 16: who names the next step and says what data are for stands above who waits', () => {
  const strong = levelOf(...leads.map((text) => turn(text)));
  const weak = levelOf(
    turn('What do you want me to look at?'),
    turn('Should I calculate something?'),
    turn('What next?'),
  );
  expect(strong.level).toBeGreaterThanOrEqual(4);
  expect(weak.level).toBeLessThanOrEqual(1.5);
  expect(weak.defects.map(({ kind }) => kind)).toContain('waits');
});

test('rule 16: from the redirect on, leadership is capped at 3', () => {
  const [first = '', ...rest] = leads;
  const redirected = levelOf(turn(first, 'redirect'), ...rest.map((text) => turn(text)));
  expect(redirected.level).toBe(3);
  expect(redirected.because.map(wordsOf).join(' ')).toContain('capped');
});
