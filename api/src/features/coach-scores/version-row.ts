import type { CoachVersion } from '@caseroom/core/wire/coach-score';
import type { StoredVersion } from './coach-word.repository.ts';

/** The first one is blind: until it is handed in nobody is shown the machine's scores. */
export const toVersion = ({ version, handed_in_at, sheet }: StoredVersion): CoachVersion => ({
  version,
  handed_in_at: handed_in_at.toISOString(),
  blind: version === 1,
  sheet,
});
