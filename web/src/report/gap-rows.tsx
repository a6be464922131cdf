import { clockText, clockWords } from '../room/clock.ts';
import { classes } from '../ui/classes.ts';
import type { Gap } from './replay.ts';

type GapRowsProps = {
  gaps: readonly Gap[];
  /** The lines between which they stand: when the one before began, and the one that follows. */
  afterMs: number | undefined;
  untilMs?: number;
};

/** Stretches without sound, between the lines where they begin. */
export function GapRows({ gaps, afterMs = -1, untilMs = Number.POSITIVE_INFINITY }: GapRowsProps) {
  return gaps
    .filter(({ from_ms }) => from_ms > afterMs && from_ms <= untilMs)
    .map(({ from_ms, to_ms, why }) => (
      <li key={from_ms} className="-mx-3 grid grid-cols-[auto_1fr] items-baseline gap-x-3 px-3 text-sm">
        <span className="figures min-w-13 px-1.5 text-soft">{clockText(from_ms)}</span>
        <span
          className={classes(
            'border-y border-dashed py-1.5',
            why === 'missing' ? 'border-red text-red' : 'border-rule-strong text-soft',
          )}
        >
          {why === 'missing' ? 'The recording is missing here' : 'Not recorded'}:{' '}
          {clockWords(to_ms - from_ms)}
        </span>
      </li>
    ));
}
