import { figureText } from './exhibit-figure.ts';

/** How every chart writes its axes and its tooltip. */
export const tick = { fill: 'var(--soft)', fontSize: 12 };
const measure = document.createElement('canvas').getContext('2d');

/** How wide a text is, in CSS pixels, written as `tick` says. */
export function textWidth(text: string): number {
  if (!measure) return text.length * 7;
  measure.font = `${tick.fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}

export const tooltip = {
  contentStyle: {
    background: 'var(--sheet)',
    border: '1px solid var(--rule)',
    borderRadius: 8,
    color: 'var(--ink)',
  },
  itemStyle: { color: 'var(--ink)' },
  formatter: (value: unknown) => (typeof value === 'number' ? figureText(value) : String(value)),
};
