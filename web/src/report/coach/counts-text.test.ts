import { expect, test } from 'vitest';
import { apartText, countsText } from './counts-text.ts';

const override = {
  dimension: 'structure',
  rating: 5,
  reason: 'All areas are of this case.',
  coach: 'Carla',
  made_at: '2026-11-20T10:00:00.000Z',
} as const;

test('a machine’s score counts where there is one, and a coach’s in its place', () => {
  const machine = { status: 'scored' } as const;
  expect(countsText({ machine, override: null, given: [4] })).toBe("The machine's score counts.");
  expect(countsText({ machine, override: null, given: [] })).toBe("The machine's score counts.");
  expect(countsText({ machine, override, given: [5] })).toBe("Carla's 5 counts in place of the machine's.");
  const none = { ...override, coach: null, rating: 'not_enough_evidence' as const };
  expect(countsText({ machine, override: none, given: [5] })).toBe(
    "A coach's “not enough evidence” counts in place of the machine's.",
  );
});

test.each([
  ['self_rating', 'No model judged this'],
  ['not_enough_evidence', 'The machine found too little here'],
] as const)('no score of a machine counts where it has none: %s', (status, why) => {
  const machine = { status };
  expect(countsText({ machine, override: null, given: [4] })).toBe(
    `${why}, so no score counts. What a coach gave stands as what one person thought.`,
  );
  expect(countsText({ machine, override: null, given: [4, 2] })).toContain('what people thought');
  expect(countsText({ machine, override: null, given: [] })).toBe('');
  expect(countsText({ machine, override, given: [5] })).toBe(
    "Carla's 5 counts; the machine has no score here.",
  );
});

test('where coaches spoke and nothing of it counts, the overall says so', () => {
  expect(apartText('none', 1, false)).toMatch(/^A coach has scored it.*no overall score\.$/);
  expect(apartText('none', 2, false)).toMatch(/^Coaches have scored it/);
  for (const [status, coaches, byCoach] of [
    ['none', 0, false],
    ['none', 1, true],
    ['scored', 1, false],
    ['incomplete', 1, false],
  ] as const)
    expect(apartText(status, coaches, byCoach)).toBe('');
});
