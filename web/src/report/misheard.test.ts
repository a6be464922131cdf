import { expect, test } from 'vitest';
import { canBeMisheard } from './misheard.ts';

test.each([
  ['candidate', 'spoken', true],
  ['candidate', 'typed', false],
  ['interviewer', 'spoken', false],
  ['interviewer', 'typed', false],
  ['coach', 'spoken', false],
] as const)('a line of the %s that was %s: %s', (speaker, modality, isMisheard) => {
  expect(canBeMisheard({ speaker, modality })).toBe(isMisheard);
});
