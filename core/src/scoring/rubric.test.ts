import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dimensions } from '../case/schema.ts';
import { pointsOf, rubric, rubricVersion } from './rubric.ts';

test('a change of any text is a new version', () => {
  const digest = createHash('sha256').update(JSON.stringify(rubric)).digest('hex').slice(0, 16);
  // Where this fails: raise `rubricVersion`, then put both down here.
  expect([rubricVersion, digest]).toEqual(['2026-11.2', '2931f95cb15a6f64']);
});

test('each dimension has five anchors of its own, in plain words', () => {
  for (const dimension of dimensions) {
    const { anchors, question } = rubric[dimension];
    expect(new Set(anchors).size).toBe(5);
    expect(question.endsWith('?')).toBe(true);
    for (const anchor of anchors) expect(anchor.split(' ').length).toBeLessThan(30);
  }
});

test('1 to 5 is 0 to 100, and usual practice is in the middle', () => {
  expect([1, 2, 3, 3.4, 5].map(pointsOf)).toEqual([0, 25, 50, 60, 100]);
});
