import { rubricVersion } from '@caseroom/core/scoring/rubric';
import type { Versions } from '../../database/schema.ts';

/**
 * What a session pins beside its case. A policy or prompt that decides or says something else than before is a
 * new version: the old interviews keep theirs.
 */
export const currentVersions: Versions = { policy: '2026-11.1', prompts: '2026-11.1', rubric: rubricVersion };

/** The wording that people agree to in the lobby. */
export const consentTextVersion = '2026-11.4';

/** Wordings of the consent to coaches that let them read, hear and score afterwards too. By others they listen live. */
export const scoringTexts: readonly string[] = ['2026-11.3', '2026-11.4'];
