import type { ExhibitView } from '@caseroom/core/case/schema';

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const figureText = (value: number | undefined): string =>
  value === undefined ? '' : plain.format(value);
/** For an axis, where there is no room for a whole figure. */
export const axisText = (value: number): string => compact.format(value);

/** `thousand USD/(gym*year)` as people read it: "in thousand USD per gym and year"; nothing for bare numbers. */
export function unitText(unit: string): string {
  if (unit === '1' || unit === '') return '';
  const [counted = '', ...per] = unit.split('/');
  const parts = [
    counted.replace(/[a-z]+$/, plural),
    ...per.map((each) => each.replace(/[()]/g, '').replaceAll('*', ' and ')),
  ];
  return `in ${parts.join(' per ')}`;
}

/** The unit of the whole exhibit; empty where its series differ, and each says its own. */
export const sharedUnit = (exhibit: ExhibitView): string =>
  exhibit.series.some((series) => series.unit !== undefined && series.unit !== exhibit.unit)
    ? ''
    : unitText(exhibit.unit);

/** What to say beside a series' name: nothing where the exhibit says it for all. */
export function seriesUnit(exhibit: ExhibitView, series: ExhibitView['series'][number]): string {
  const text = unitText(series.unit ?? exhibit.unit);
  return sharedUnit(exhibit) || text === `in ${series.label.toLowerCase()}` ? '' : text;
}

/** Short for themselves: never with an s. */
const symbols: ReadonlySet<string> = new Set(['min', 'sqm', 'kwh', 'mwh', 'thousand', 'million', 'billion']);

function plural(word: string): string {
  if (word.length < 3 || word.endsWith('s') || symbols.has(word)) return word;
  if (word === 'person') return 'people';
  if (/(sh|ch|x)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
