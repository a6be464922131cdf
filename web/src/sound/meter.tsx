import { useEffect, useRef } from 'react';
import { meterOf, watchLevel } from './level.ts';

/** A level that moves with the voice. Drawn without rendering: 25 times a second is too often for that. */
export function Meter({ stream, label }: { stream: MediaStream; label: string }) {
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      watchLevel(stream, (db) => {
        const level = meterOf(db);
        if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
        meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
      }),
    [stream],
  );
  return (
    <div
      ref={meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className="h-2.5 w-full overflow-hidden rounded-full bg-rule"
    >
      <div ref={bar} className="h-full origin-left scale-x-0 rounded-full bg-accent" />
    </div>
  );
}
