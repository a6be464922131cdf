/** Names of categories under a chart, each as the lines it is written in, and the height they take together. */
export type CategoryLabels = { slanted: boolean; texts: readonly (readonly string[])[]; heightPx: number };

export type LabelRoom = {
  /** What one category has of the axis. */
  slotPx: number;
  /** What is free to the left of the first category's middle. */
  leftPx: number;
  /** Lines of type that fit under the chart, or a slant. */
  tall: boolean;
  widthOf: (text: string) => number;
};

export const linePx = 15;
const gapPx = 6;
const mostLines = 3;
/** As long as a slanted label may be: it takes seven tenths of it from the height of the chart. */
const mostSlantedPx = 106;
const sloped = (px: number): number => px * Math.SQRT1_2;

/** Whole words one under the other where all have room; slanted where one has not; cut off where the chart is low. */
export function categoryLabels(labels: readonly string[], room: LabelRoom): CategoryLabels {
  const { slotPx, leftPx, tall, widthOf } = room;
  const isIn = (px: number) => (text: string) => widthOf(text) <= px;
  const fits = isIn(slotPx - gapPx);
  const wrapped = labels.map((label) => wrap(label, fits));
  const lines = Math.max(1, ...wrapped.map((text) => text.length));
  if (lines <= (tall ? mostLines : 1) && wrapped.flat().every(fits))
    return { slanted: false, texts: wrapped, heightPx: lines * linePx + 8 };
  if (!tall)
    return { slanted: false, texts: labels.map((label) => [cut(label, fits)]), heightPx: linePx + 8 };
  const texts = labels.map((label) => cut(label, isIn(Math.min(mostSlantedPx, leftPx / Math.SQRT1_2))));
  const longestPx = Math.max(...texts.map(widthOf));
  return { slanted: true, texts: texts.map((text) => [text]), heightPx: Math.ceil(sloped(longestPx)) + 16 };
}

function wrap(label: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && fits(longer)) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

function cut(label: string, fits: (text: string) => boolean): string {
  if (fits(label)) return label;
  let letters = label.length - 1;
  while (letters > 1 && !fits(`${label.slice(0, letters).trimEnd()}…`)) letters -= 1;
  return `${label.slice(0, letters).trimEnd()}…`;
}
