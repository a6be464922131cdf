import { type CategoryLabels, linePx } from './category-labels.ts';
import { tick } from './chart-look.ts';

type CategoryTickProps = { x: number; y: number; index: number; labels: CategoryLabels };

/** The name of one category under its place on the axis. */
export function CategoryTick({ x, y, index, labels: { slanted, texts } }: CategoryTickProps) {
  if (slanted)
    return (
      <text {...tick} textAnchor="end" transform={`translate(${x + 5} ${y + 5}) rotate(-45)`}>
        {texts[index]}
      </text>
    );
  return (
    <text {...tick} textAnchor="middle">
      {texts[index]?.map((line, row) => (
        <tspan key={row} x={x} y={y + 9 + row * linePx}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
