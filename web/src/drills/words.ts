import type { DrillKind, DrillTopic } from '@caseroom/core/drills/item';
import type { DrillSummary } from '@caseroom/core/wire/drills';

export const kindTitles: Readonly<Record<DrillKind, string>> = {
  mental: 'Mental arithmetic',
  estimation: 'Estimation',
  charts: 'Chart reading',
};

export const kindWords: Readonly<Record<DrillKind, string>> = {
  mental: 'Percentages, growth, break-even, averages, large numbers. 2 % beside the exact result is right.',
  estimation: 'Chains of assumptions that are given. Each may be rounded by 5 %.',
  charts: 'A chart or table, and one question over it.',
};

export const topicTitles: Readonly<Record<DrillTopic, string>> = {
  percentages: 'Percentages',
  growth: 'Growth and falls',
  break_even: 'Break-even',
  weighted_averages: 'Weighted averages',
  large_numbers: 'Large numbers',
  ratios: 'Ratios and margins',
  rule_of_72: 'Rule of 72',
  households: 'By households',
  capacity: 'By capacity',
  replacement: 'By replacement',
  shares: 'Shares of a whole',
  changes: 'Changes over time',
  tables: 'Tables',
};

export const ladderWords =
  'Two right answers in a row, each in time, bring a step up; a wrong one brings a step down. Time counts for nothing else.';

/** Where somebody stands with a kind, in a line. */
export function standing({ level, last }: DrillSummary['kinds'][number], topLevel: number): string {
  if (!last) return 'Not practised yet';
  return `Step ${level} of ${topLevel}, ${last.right} of the last ${last.answered} right`;
}

/** "12 s", "1 min 5 s". */
export function timeText(ms: number): string {
  const all = Math.max(1, Math.round(ms / 1000));
  const seconds = all % 60;
  const minutes = Math.floor(all / 60);
  if (minutes === 0) return `${seconds} s`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
}
