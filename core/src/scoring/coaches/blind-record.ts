import type { Delivery, Measure, Report } from '../../wire/report.ts';
import { unscored } from '../judging.ts';

/** The interview as a coach reads it who has not scored it yet: what happened, and nothing of what was found in it. */
export function blindRecord(report: Report): Report {
  const { first_cuts: _cuts, own_cut: _own, summary: _summary, own_answer: _answer, ...rest } = report;
  return {
    ...rest,
    overall: { status: 'none', level: null, score: null, band: null, why: '', arithmetic: '' },
    dimensions: report.dimensions.map(({ dimension, weight, anchors }) => ({
      ...unscored(dimension, weight),
      status: 'self_rating',
      anchors,
    })),
    questions: [],
    delivery: undelivered,
    coverage: [],
    strengths: [],
    improve: [],
    practise_next: null,
  };
}

/** The report as a coach reads it who has: all but delivery, which is for the candidate's own eyes and in no consent. */
export const coachReport = (report: Report): Report => ({ ...report, delivery: undelivered });

const unmeasured: Measure = { value: null, unit: '', n: 0, why: null };
const undelivered: Delivery = {
  words_per_minute: unmeasured,
  fillers_per_100_words: unmeasured,
  long_pauses: unmeasured,
  talk_share: unmeasured,
  time_to_structure_s: unmeasured,
  thinking: { asked: 0, granted_s: 0, used_s: 0 },
};
