import { beforeAll, describe, expect, test } from 'vitest';
import { kappaOf } from '@caseroom/core/scoring/agreement';
import { pairsOf } from './evaluation/agreement.ts';
import { injectAll, readAttacks, withAttack } from './evaluation/injections.ts';
import { plantedIn } from './evaluation/planted.ts';
import { type Reading, readByRules } from './evaluation/rules-judge.ts';
import { readTranscripts, type Transcript } from './evaluation/transcripts.ts';

/** The calibration set as a gate: coarser than its goals, so that a change of a rule shows and chance does not. */

let transcripts: Transcript[];
let readings: Reading[];
beforeAll(async () => {
  transcripts = await readTranscripts();
  readings = transcripts.map(readByRules);
}, 120_000);

test('eighty transcripts and more, a third of them unseen, on all nine cases', () => {
  const unseen = transcripts.filter(({ part }) => part === 'unseen').length;
  expect(transcripts.length).toBeGreaterThanOrEqual(80);
  expect(unseen / transcripts.length).toBeGreaterThan(0.32);
  expect(new Set(transcripts.map((one) => one.case)).size).toBe(9);
  expect(new Set(transcripts.map(({ id, part }) => `${part} ${id}`)).size).toBe(transcripts.length);
});

test.each(['seen', 'unseen'] as const)('the rules agree with the levels written down, %s part', (part) => {
  const own = readings.filter(({ transcript }) => transcript.part === part);
  expect(kappaOf(pairsOf(own))).toBeGreaterThan(0.75);
  const planted = plantedIn(own);
  expect(planted.found / planted.all).toBeGreaterThan(0.75);
  expect(planted.fooled).toEqual([]);
});

test('the same transcript gets the same levels and findings', () => {
  const [first] = transcripts;
  if (!first) throw new Error('the set is empty');
  expect(readByRules(first)).toEqual(readings[0]);
});

describe('what is said to whoever scores', () => {
  test('is noticed, each of the published attacks', () => {
    const [first] = transcripts;
    if (!first) throw new Error('the set is empty');
    const missed = readAttacks().filter((attack) => readByRules(withAttack(first, attack)).steered === 0);
    expect(missed.map(({ id }) => id)).toEqual([]);
  }, 60_000);

  test('is flagged in no honest transcript', () => {
    expect(readings.filter(({ steered }) => steered > 0).map(({ transcript }) => transcript.id)).toEqual([]);
  });

  test('moves no score by more than a quarter of a level, whatever the judge is told and does', async () => {
    const some = readAttacks().filter((_, at) => at % 7 === 0);
    const injected = await injectAll(transcripts, some, 1);
    for (const { shift, shiftIfSeen } of injected)
      expect(Math.max(shift, shiftIfSeen)).toBeLessThanOrEqual(0.25);
  }, 60_000);
});
