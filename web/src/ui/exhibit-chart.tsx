import type { ExhibitView } from '@caseroom/core/case/schema';
import { type ReactNode, useRef } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Legend,
  Line,
  LineChart,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { categoryLabels } from './category-labels.ts';
import { CategoryTick } from './category-tick.tsx';
import { textWidth, tick, tooltip } from './chart-look.ts';
import { axisText, seriesUnit } from './exhibit-figure.ts';
import { type Size, useSize } from './use-size.ts';

const colour = (index: number): string => `var(--series-${(index % 5) + 1})`;
/** Lines are told apart by more than their colour. */
const dash = (index: number): string => ['', '7 4', '2 4', '9 4 2 4', '4 2'][index % 5] ?? '';

/** Drawn for the eye only: the table under it says the same to everybody. */
export function ExhibitChart({ exhibit }: { exhibit: ExhibitView }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div ref={box} aria-hidden="true" className="mt-4 h-64 min-w-0 short:mt-2 short:h-36">
      {size && chartOf(exhibit, size)}
    </div>
  );
}

const rowsOf = (exhibit: ExhibitView) =>
  exhibit.categories.map((category, row) =>
    Object.fromEntries([
      ['category', category],
      ...exhibit.series.map((series, index) => [`s${index}`, series.values[row]] as const),
    ]),
  );

const margin = { top: 8, right: 8, bottom: 0, left: 0 };
/** The last point of a line stands at the edge, with its label around it. */
const lineMargin = { ...margin, right: 32 };
const scalePx = 48;
/** Lower than this there is no room for more than a line of type under a chart. */
const tallPx = 200;

function labelsOf({ kind, categories }: ExhibitView, size: Size) {
  const isLine = kind === 'line';
  const slotPx = (size.width - scalePx - (isLine ? lineMargin : margin).right) / categories.length;
  const leftPx = isLine ? scalePx : scalePx + slotPx / 2;
  return categoryLabels(categories, { slotPx, leftPx, tall: size.height >= tallPx, widthOf: textWidth });
}

function chartOf(exhibit: ExhibitView, size: Size): ReactNode {
  const labels = labelsOf(exhibit, size);
  const shared = [
    <CartesianGrid key="grid" stroke="var(--rule)" vertical={false} />,
    <XAxis
      key="x"
      dataKey="category"
      tick={({ x, y, index }) => <CategoryTick x={Number(x)} y={Number(y)} index={index} labels={labels} />}
      height={labels.heightPx}
      stroke="var(--rule-strong)"
      tickLine={false}
      interval={0}
    />,
    <YAxis key="y" tick={tick} stroke="none" tickFormatter={axisText} width={scalePx} />,
    <Tooltip key="tip" {...tooltip} cursor={{ fill: 'var(--wash)' }} />,
    exhibit.series.length > 1 ? (
      <Legend key="legend" itemSorter={null} wrapperStyle={{ fontSize: 13 }} />
    ) : null,
  ];
  switch (exhibit.kind) {
    case 'line':
      return (
        <LineChart {...size} accessibilityLayer={false} data={rowsOf(exhibit)} margin={lineMargin}>
          {shared}
          {exhibit.series.map((series, index) => (
            <Line
              key={series.label}
              dataKey={`s${index}`}
              name={series.label}
              stroke={colour(index)}
              strokeWidth={2.5}
              strokeDasharray={dash(index)}
              dot={{ strokeDasharray: '0', fill: colour(index), r: 3 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      );
    case 'scatter':
      return <ScatterOf exhibit={exhibit} size={size} />;
    default:
      return (
        <BarChart {...size} accessibilityLayer={false} data={rowsOf(exhibit)} margin={margin}>
          {shared}
          {exhibit.series.map((series, index) => (
            <Bar
              key={series.label}
              dataKey={`s${index}`}
              name={series.label}
              fill={colour(index)}
              isAnimationActive={false}
              maxBarSize={72}
              {...(exhibit.kind === 'stacked' ? { stackId: 'all', stroke: 'var(--sheet)' } : {})}
            />
          ))}
        </BarChart>
      );
  }
}

const axisName = (exhibit: ExhibitView, index: number): string => {
  const series = exhibit.series[index];
  return series ? [series.label, seriesUnit(exhibit, series)].filter(Boolean).join(', ') : '';
};

/** The first series runs along the first axis, the second up the other. */
function ScatterOf({ exhibit, size }: { exhibit: ExhibitView; size: Size }) {
  const [across, up] = exhibit.series;
  const points = exhibit.categories.map((name, row) => ({
    name,
    x: across?.values[row],
    y: up?.values[row],
  }));
  const axis = { tick, tickFormatter: axisText, stroke: 'var(--rule-strong)' };
  const label = { fill: 'var(--soft)', fontSize: 12 };
  return (
    <ScatterChart {...size} accessibilityLayer={false} margin={{ top: 20, right: 24, bottom: 18, left: 8 }}>
      <CartesianGrid stroke="var(--rule)" />
      <XAxis
        {...axis}
        type="number"
        dataKey="x"
        name={across?.label ?? ''}
        label={{ ...label, value: axisName(exhibit, 0), position: 'insideBottom', offset: -12 }}
      />
      <YAxis
        {...axis}
        type="number"
        dataKey="y"
        name={up?.label ?? ''}
        width={56}
        label={{
          ...label,
          value: axisName(exhibit, 1),
          position: 'top',
          offset: 8,
          textAnchor: 'start',
          dx: -28,
        }}
      />
      <Tooltip {...tooltip} />
      <Scatter data={points} fill={colour(0)} isAnimationActive={false}>
        <LabelList dataKey="name" position="top" fill="var(--ink)" fontSize={12} />
      </Scatter>
    </ScatterChart>
  );
}
