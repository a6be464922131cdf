import type { ProgressPoint } from '@caseroom/core/wire/progress';
import { useRef } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { tick, tooltip } from '../ui/chart-look.ts';
import { useSize } from '../ui/use-size.ts';
import { dayOf } from './words.ts';

const scale = [1, 2, 3, 4, 5];
/** Usual practice, which people look for first. */
const usual = 3;

/** Scores of one dimension over time, a line for each rubric. Drawn for the eye only: the table says the same to everybody. */
export function ScoreChart({ points }: { points: readonly ProgressPoint[] }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const versions = [...new Set(points.map(({ rubric_version }) => rubric_version))];
  const data = points.map((point, index) => ({
    place: index,
    [`v${versions.indexOf(point.rubric_version)}`]: point.score,
  }));
  const labelOf = (place: number): string => dayOf(points[place]?.ended_at ?? '');
  return (
    <div ref={box} aria-hidden="true" className="h-56 min-w-0">
      {size && (
        <LineChart
          {...size}
          accessibilityLayer={false}
          data={data}
          margin={{ top: 8, right: 24, bottom: 0, left: -16 }}
        >
          <CartesianGrid stroke="var(--rule)" vertical={false} />
          <XAxis
            dataKey="place"
            type="number"
            domain={[0, Math.max(1, points.length - 1)]}
            ticks={points.map((_, index) => index)}
            tick={tick}
            stroke="var(--rule-strong)"
            tickLine={false}
            padding={{ left: 16, right: 16 }}
            tickFormatter={labelOf}
          />
          <YAxis tick={tick} stroke="none" domain={[1, 5]} ticks={scale} />
          <ReferenceLine y={usual} stroke="var(--rule-strong)" strokeDasharray="4 4" />
          <Tooltip {...tooltip} labelFormatter={(place) => labelOf(Number(place))} />
          {versions.map((version, index) => (
            <Line
              key={version}
              dataKey={`v${index}`}
              name={versions.length > 1 ? `Rubric ${version}` : 'Score'}
              stroke={`var(--series-${(index % 5) + 1})`}
              strokeWidth={2.5}
              dot={{ fill: `var(--series-${(index % 5) + 1})`, r: 3.5 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      )}
    </div>
  );
}
