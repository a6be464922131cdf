import { figureText } from './exhibit-figure.ts';

/** How every chart writes its axes and its tooltip. */
export const tick = { fill: 'var(--soft)', fontSize: 12 };
let measure: CanvasRenderingContext2D | null = null;

/** How wide a text is, in CSS pixels, written as `tick` says. */
export function textWidth(text: string): number {
  measure ??= document.createElement('canvas').getContext('2d');
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
