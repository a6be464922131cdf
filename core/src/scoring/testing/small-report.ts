import type { Dimension } from '../../case/schema.ts';
import type { DimensionScore, Measure, Report } from '../../wire/report.ts';
import { combine } from '../combine.ts';
import { levelWord, unscored } from '../judging.ts';
import { pointsOf } from '../rubric.ts';

const id = (count: number): string => `0198c1a0-0000-7000-9000-${String(count).padStart(12, '0')}`;
/** The candidate's one line in a small report. */
export const smallLine = {
  id: id(1),
  text: 'Rent grew by half, so I would look there first.',
  start_ms: 9_000,
};

const quote = { line_id: smallLine.id, text: 'Rent grew by half', start_ms: 9_000, end_ms: 10_000 };

/** A dimension as a judge scored it; null: too little evidence. */
export function machineScore(dimension: Dimension, score: number | null, weight = 20): DimensionScore {
  if (score === null) return unscored(dimension, weight);
  return {
    ...unscored(dimension, weight),
    status: 'scored',
    level: levelWord(score),
    score,
    points: pointsOf(score),
    band: [Math.max(1, score - 0.5), Math.min(5, score + 0.5)],
    confidence: 'high',
    because: ['Found by the machine.'],
    quotes: [quote],
  };
}

/** A report with a line, a finding of each kind and the given scores. */
export function smallReport(scores: DimensionScore[], change: Partial<Report> = {}): Report {
  const measured: Measure = { value: 142, unit: 'words/min', n: 410, why: null };
  const finding = { text: 'Found by the machine.', quotes: [quote], at_ms: 9_000 };
  return {
    ...{ session_id: id(100), evaluation_id: id(101), head_seq: 4, door: 'type', scripted: false },
    ...{ evaluator_version: 'test.1', rubric_version: 'test.1', judged_by: 'a judge' },
    created_at: '2026-11-20T10:00:00.000Z',
    case_title: 'The bakery',
    overall: combine(scores, change.scripted ?? false),
    dimensions: scores,
    questions: [
      {
        ...{ question_id: 'rent', asked: 'By how much did rent grow?', asked_ms: 5_000 },
        ...{ said: '50 %', said_ms: 9_000, right_answer: '50.9 %', right_on_own: null, verdict: 'right' },
        ...{ error: null, why: 'Found by the machine.', solution: '1,810 over 1,200.', credit: 5, hints: 0 },
        quotes: [quote],
      },
    ],
    delivery: {
      words_per_minute: measured,
      fillers_per_100_words: measured,
      long_pauses: measured,
      talk_share: measured,
      time_to_structure_s: measured,
      thinking: { asked: 2, granted_s: 120, used_s: 84 },
    },
    coverage: [
      { kind: 'driver', id: 'rent', text: 'Rent', said: true, changes_answer: true, quotes: [quote] },
    ],
    first_cuts: [{ name: 'Profit', branches: [{ name: 'Costs', named: 'said', quote }] }],
    own_cut: { branches: [], missing: [{ id: 'mix', text: 'Found by the machine.', later: quote }] },
    own_answer: [quote],
    ...{ summary: [finding], strengths: [finding], improve: [finding], practise_next: finding },
    model_answer: 'Give up the old pier.',
    transcript: [
      {
        ...smallLine,
        speaker: 'candidate',
        end_ms: 12_000,
        modality: 'typed',
        interrupted: false,
        corrected: false,
      },
    ],
    exhibits: [{ exhibit_id: 'costs', title: 'What the shops spend', shown_ms: 4_000 }],
    recording: { available: false, why: 'A typed interview has no sound to replay.', segments: [] },
    ...change,
  };
}
