import { describe, expect, it } from 'vitest';
import type { CoachWord, Override } from '../../wire/coach-score.ts';
import { coachesWord } from '../../wire/coach-score.ts';
import { machineScore, smallReport } from '../testing/small-report.ts';
import { countedScores } from './counted-scores.ts';
import { emptySheet } from './score-sheet.ts';

const report = smallReport([
  machineScore('structure', 2),
  machineScore('math', 3),
  machineScore('insight', 3),
  machineScore('synthesis', 4),
  machineScore('creativity', null),
]);
const at = (day: number): string => `2026-11-${day}T10:00:00.000Z`;
const override = (dimension: Override['dimension'], rating: Override['rating'], reason = 'I heard it.') => ({
  dimension,
  rating,
  reason,
});
/** A coach's versions, the oldest first, each with its day and overrides. */
const word = (coach: string, ...versions: [number, Override[]][]): CoachWord => ({
  word_id: report.session_id,
  coach,
  own: false,
  other_record: false,
  versions: versions
    .map(([day, overrides], index) => ({
      version: index + 1,
      handed_in_at: at(day),
      blind: index === 0,
      sheet: { ...emptySheet([]), overrides },
    }))
    .toReversed(),
});
const countedOf = (...words: CoachWord[]) => {
  const { counted, overall } = countedScores(report, words);
  expect(coachesWord.parse({ words, counted, overall }).counted).toEqual(counted);
  return { overall, of: (dimension: string) => counted.find((one) => one.dimension === dimension) };
};

describe('which scores count', () => {
  it('the machine’s where no coach overrides, and its overall then stands to the letter', () => {
    const { overall, of } = countedOf(word('Carla', [10, []]));
    expect(overall).toEqual(report.overall);
    expect(of('structure')).toMatchObject({ by: 'machine', score: 2, override: null });
  });

  it('a coach’s where one overrides, with the overall worked out anew by the same arithmetic', () => {
    const { overall, of } = countedOf(word('Carla', [10, []], [11, [override('structure', 4)]]));
    expect(of('structure')).toMatchObject({
      ...{ by: 'coach', status: 'scored', score: 4, level: 'above' },
      override: { reason: 'I heard it.', coach: 'Carla', made_at: at(11) },
    });
    expect(overall).toMatchObject({ status: 'scored', score: 3.5 });
    expect(overall.arithmetic).toContain('Structure 4 × 20');
    expect(report.overall.score).toBe(3);
  });

  it('a dimension that the machine could not score is scored by a coach, and one can be taken out', () => {
    expect(countedOf(word('Carla', [10, [override('creativity', 5)]])).overall.score).toBe(3.4);
    const out = countedOf(word('Carla', [10, [override('math', 'not_enough_evidence')]]));
    expect(out.of('math')).toMatchObject({ by: 'coach', status: 'not_enough_evidence', score: null });
    expect(out.overall).toMatchObject({ status: 'incomplete', score: null });
  });

  it('only the newest version of a coach holds: what it leaves out is the machine’s again', () => {
    const { of } = countedOf(word('Carla', [10, [override('math', 5)]], [12, []]));
    expect(of('math')).toMatchObject({ by: 'machine', score: 3 });
  });

  it('of two coaches the one who overrode last, and handing in again without a change makes nobody the last', () => {
    const same = [override('math', 5, 'Carla’s')];
    const carla = word('Carla', [10, same], [14, same]);
    const ben = word('Ben', [12, [override('math', 2, 'Ben’s')]]);
    expect(countedOf(carla, ben).of('math')?.override).toMatchObject({ coach: 'Ben', made_at: at(12) });
    const again = word('Carla', [10, same], [14, [override('math', 5, 'Heard again.')]]);
    expect(countedOf(again, ben).of('math')?.override).toMatchObject({ coach: 'Carla', made_at: at(14) });
  });

  it('a dimension that this report does not have is no part of it', () => {
    expect(countedOf(word('Carla', [10, [override('leadership', 5)]])).overall).toEqual(report.overall);
  });

  it('a report that nobody judged gets an overall from coaches who score enough of it', () => {
    const scripted = smallReport(
      (['structure', 'math', 'insight', 'synthesis'] as const).map((one) => ({
        ...machineScore(one, null),
        status: 'self_rating',
      })),
      { scripted: true },
    );
    const some = [override('structure', 4), override('math', 4)];
    const all = [...some, override('insight', 3), override('synthesis', 3)];
    expect(countedScores(scripted, [word('Carla', [10, some])]).overall.status).toBe('incomplete');
    expect(countedScores(scripted, [word('Carla', [10, all])]).overall).toMatchObject({ score: 3.5 });
  });
});
