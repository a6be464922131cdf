import { describe, expect, it } from 'vitest';
import type { Dimension } from '../case/schema.ts';
import { levelWord } from '../scoring/judging.ts';
import { progressOf, type SatInterview, type SatReport } from './progress.ts';

const id = (count: number): string => `0198c1a0-0000-7000-9000-${String(count).padStart(12, '0')}`;

function sat(
  day: number,
  scores: Partial<Record<Dimension, number | null>>,
  change: Partial<SatReport> = {},
): SatInterview {
  return {
    session_id: id(day),
    title: `Interview ${day}`,
    case_id: `case-${day}`,
    case_title: `Case ${day}`,
    ended_at: new Date(Date.UTC(2026, 10, day)).toISOString(),
    minutes: 20,
    report: {
      rubric_version: 'r2',
      evaluator_version: 'e1',
      scripted: false,
      overall: { status: 'scored', level: 'above', score: 3.6, band: [3, 4], why: '', arithmetic: '' },
      practise_next: { text: `Practise ${day}`, quotes: [], at_ms: null },
      scores: Object.entries(scores).map(([dimension, score]) => ({
        dimension: dimension as Dimension,
        status: score === null ? ('not_enough_evidence' as const) : ('scored' as const),
        level: score === null || score === undefined ? null : levelWord(score),
        score: score ?? null,
        by: 'machine' as const,
      })),
      verdicts: ['right', 'wrong', 'right_on_own', 'not_reached', 'unconfirmed'],
      spoken: { words_per_minute: 140, fillers_per_100_words: null, long_pauses: 2 },
      ...change,
    },
  };
}

describe('progress over interviews', () => {
  it('has nothing to say of nothing', () => {
    expect(progressOf([], [])).toEqual({
      interviews: 0,
      minutes: 0,
      numbers: { right: 0, asked: 0 },
      dimensions: [],
      strongest: null,
      weakest: null,
      recent: [],
      next: { practise: null, case: null },
    });
  });

  it('lays the scores of a dimension in the order of the interviews, and leaves out what was not scored', () => {
    const { dimensions } = progressOf(
      [sat(1, { math: 2, structure: 3 }), sat(2, { math: null }), sat(3, { math: 4 })],
      [],
    );
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(['structure', 'math']);
    expect(dimensions[1]?.points.map(({ session_id, score }) => [session_id, score])).toEqual([
      [id(1), 2],
      [id(3), 4],
    ]);
  });

  it('counts figures that were answered, right on own ones too, and no others', () => {
    expect(progressOf([sat(1, {}), sat(2, {})], []).numbers).toEqual({ right: 4, asked: 6 });
  });

  it('says strongest and weakest from three scores on, by the last five', () => {
    const two = [sat(1, { math: 2, structure: 4 }), sat(2, { math: 2, structure: 4 })];
    expect(progressOf(two, []).weakest).toBeNull();
    const many = [1, 2, 3, 4, 5, 6].map((day) => sat(day, { math: day === 1 ? 5 : 2, structure: 4 }));
    expect(progressOf(many, [])).toMatchObject({
      weakest: { dimension: 'math', mean: 2, n: 5 },
      strongest: { dimension: 'structure', mean: 4, n: 5 },
    });
  });

  it('never takes scores of two rubrics together', () => {
    const old = [1, 2, 3].map((day) => sat(day, { math: 1, structure: 4 }, { rubric_version: 'r1' }));
    const now = [4, 5, 6].map((day) => sat(day, { math: 4, structure: 3 }));
    expect(progressOf([...old, ...now.slice(0, 2)], []).weakest).toBeNull();
    expect(progressOf([...old, ...now], [])).toMatchObject({
      weakest: { dimension: 'structure', n: 3 },
      strongest: { dimension: 'math', mean: 4, n: 3 },
    });
  });

  it('says next what the last report says, and a case that exercises the weakest dimension', () => {
    const three = [1, 2, 3].map((day) => sat(day, { math: 2, structure: 4 }));
    const cases = [
      { id: 'case-1', title: 'Sat before', weights: { math: 90, structure: 10 } },
      { id: 'few', title: 'Few sums', weights: { math: 10, structure: 90 } },
      { id: 'many', title: 'Many sums', weights: { math: 40, structure: 60 } },
      { id: 'none', title: 'No sums', weights: { structure: 100 } },
    ];
    expect(progressOf(three, cases).next).toEqual({
      practise: { session_id: id(3), text: 'Practise 3' },
      case: { id: 'many', title: 'Many sums', dimension: 'math' },
    });
    expect(progressOf(three, cases.slice(0, 1)).next.case?.id).toBe('case-1');
  });

  it('shows an interview that has no report yet, and takes nothing from it', () => {
    const waiting = { ...sat(2, {}), report: null };
    const { recent, next, minutes } = progressOf([sat(1, { math: 3 }), waiting], []);
    expect(recent.map(({ overall }) => overall?.status ?? null)).toEqual([null, 'scored']);
    expect(next.practise?.session_id).toBe(id(1));
    expect(minutes).toBe(40);
  });
});
