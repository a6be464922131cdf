import type { Dimension } from '../../case/schema.ts';
import type { ScoreSheet } from '../../wire/coach-score.ts';

export const emptySheet = (dimensions: readonly Dimension[]): ScoreSheet => ({
  scores: dimensions.map((dimension) => ({ dimension, rating: null, comment: '' })),
  pass_on: null,
  comments: [],
  overrides: [],
});

/** A sheet for these dimensions: what was filled in stays, what is not judged in this interview goes. */
export function sheetFor(dimensions: readonly Dimension[], sheet: ScoreSheet): ScoreSheet {
  const isJudged = ({ dimension }: { dimension: Dimension }): boolean => dimensions.includes(dimension);
  return {
    ...sheet,
    scores: emptySheet(dimensions).scores.map(
      (empty) => sheet.scores.find(({ dimension }) => dimension === empty.dimension) ?? empty,
    ),
    overrides: sheet.overrides.filter(isJudged),
  };
}

export type Lack =
  | { kind: 'rating' | 'reason'; dimension: Dimension }
  | { kind: 'pass_on' }
  | { kind: 'comment'; at_ms: number };

/** What keeps a sheet from being handed in, in the order in which the page shows it. */
export function lacksOf(sheet: ScoreSheet): Lack[] {
  return [
    ...sheet.scores.flatMap(({ dimension, rating }): Lack[] =>
      rating === null ? [{ kind: 'rating', dimension }] : [],
    ),
    ...sheet.overrides.flatMap(({ dimension, reason }): Lack[] =>
      reason === '' ? [{ kind: 'reason', dimension }] : [],
    ),
    ...(sheet.pass_on === null ? [{ kind: 'pass_on' } as const] : []),
    ...sheet.comments.flatMap(({ text, at_ms }): Lack[] => (text === '' ? [{ kind: 'comment', at_ms }] : [])),
  ];
}
