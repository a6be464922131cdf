/**
 * What a candidate reads aloud in the lobby, and the figures that a recogniser fit for an interview makes of it
 * (15,000 cups, 2.5 dollars, 30 per cent). None of them is easily taken for another.
 */
export const speechCheckSentence =
  'We sold fifteen thousand cups in March at two dollars fifty each, and kept thirty percent of it.';
export const speechCheckFigures: readonly number[] = [15_000, 2.5, 30];

/** The longest recording that a speech check takes. */
export const speechCheckMaxMs = 20_000;
