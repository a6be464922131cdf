import { expect, test } from 'vitest';
import { countingIds, idOf } from '../../interview/testing/log-of.ts';
import { teaHouse } from '../../interview/testing/tea-house.ts';
import { logFromTurns } from '../from-turns.ts';

function marginIn(text: string) {
  const events = logFromTurns(
    teaHouse,
    [
      { t_ms: 0, role: 'interviewer', text: teaHouse.lines['questions.margin.ask'] ?? '' },
      { t_ms: 30_000, role: 'candidate', text },
    ],
    { sessionId: idOf(0), newId: countingIds() },
  );
  const judged = events.find(
    (event) => event.kind === 'number_judged' && event.data.question_id === 'margin',
  );
  return judged?.kind === 'number_judged' ? judged.data : null;
}

test.each([
  [
    'So that is 9,000 dollars a month. But in August we are closed, so that leaves 7,500 dollars a month.',
    9000,
  ],
  [
    'So that is 7,500 dollars a month if we close in August; however, on what I was told that is 9,000.',
    9000,
  ],
])('of two results in a transcript, where nobody can ask, the right one is not lost: %s', (text, value) => {
  expect(marginIn(text)).toMatchObject({ value, verdict: 'right' });
});

test('two wrong results are no right one', () => {
  const text =
    'So that is 9,600 dollars a month. But in August we are closed, so that leaves 7,500 dollars a month.';
  expect(marginIn(text)?.verdict).not.toBe('right');
});
