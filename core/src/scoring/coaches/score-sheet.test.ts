import { expect, it } from 'vitest';
import type { ScoreSheet } from '../../wire/coach-score.ts';
import { scoreSheet } from '../../wire/coach-score.ts';
import { blindRecord } from './blind-record.ts';
import { report as reportSchema } from '../../wire/report.ts';
import { machineScore, smallReport } from '../testing/small-report.ts';
import { emptySheet, lacksOf, sheetFor } from './score-sheet.ts';

const id = '0198c1a0-0000-7000-9000-000000000001';
const whole: ScoreSheet = {
  scores: [
    { dimension: 'math', rating: 3, comment: '' },
    { dimension: 'insight', rating: 'not_enough_evidence', comment: 'Cut short.' },
  ],
  pass_on: 'borderline',
  comments: [],
  overrides: [],
};

it('a sheet is whole when each dimension is rated, the last question answered, and nothing stands without a text', () => {
  expect(lacksOf(whole)).toEqual([]);
  expect(lacksOf(emptySheet(['math', 'insight']))).toEqual([
    { kind: 'rating', dimension: 'math' },
    { kind: 'rating', dimension: 'insight' },
    { kind: 'pass_on' },
  ]);
  const bare = {
    ...whole,
    comments: [{ id, at_ms: 61_000, text: '' }],
    overrides: [{ dimension: 'math' as const, rating: 5 as const, reason: '' }],
  };
  expect(lacksOf(bare)).toEqual([
    { kind: 'reason', dimension: 'math' },
    { kind: 'comment', at_ms: 61_000 },
  ]);
});

it('a sheet follows the dimensions that are judged, and loses nothing that still is', () => {
  const next = sheetFor(['insight', 'structure'], whole);
  expect(next.scores).toEqual([whole.scores[1], { dimension: 'structure', rating: null, comment: '' }]);
});

it('takes no level that the rubric has not, and no dimension twice', () => {
  const [math] = whole.scores;
  expect(scoreSheet.safeParse({ ...whole, scores: [{ ...math, rating: 6 }] }).success).toBe(false);
  expect(scoreSheet.safeParse({ ...whole, scores: [{ ...math, rating: 2.5 }] }).success).toBe(false);
  expect(scoreSheet.safeParse({ ...whole, scores: [math, math] }).success).toBe(false);
});

it('a blind record is a report without anything that the machine found', () => {
  const report = smallReport([machineScore('math', 3.4), machineScore('insight', null)]);
  const blind = blindRecord(report);
  expect(reportSchema.parse(blind)).toEqual(blind);
  const text = JSON.stringify(blind);
  for (const found of ['Found by the machine', '3.4', '142', '"said"', 'usual practice', '50 %'])
    expect(text).not.toContain(found);
  const { transcript, exhibits, recording, model_answer, dimensions } = report;
  expect(blind).toMatchObject({ transcript, exhibits, recording, model_answer });
  expect(blind.dimensions.map(({ anchors }) => anchors)).toEqual(dimensions.map(({ anchors }) => anchors));
});
