import { figureText } from './exhibit-figure.ts';

/** How every chart writes its axes and its tooltip. */
export const tick = { fill: 'var(--soft)', fontSize: 12 };
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
