const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const figureText = (value: number | undefined): string =>
  value === undefined ? '' : plain.format(value);
/** For an axis, where there is no room for a whole figure. */
export const axisText = (value: number): string => compact.format(value);

/** `in USD`; nothing for bare numbers. */
export const unitText = (unit: string): string => (unit === '1' || unit === '' ? '' : `in ${unit}`);
