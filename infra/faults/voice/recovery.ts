import { losesInterviewer } from './kinds.ts';
import type { InterviewRecord, Span } from './record.ts';

/** Sound that was on its way when its speaker died. */
const TAIL_MS = 500;
/** A line that ends so soon after a blow is answered under it. */
const UNDER_MS = 2_000;

/**
 * For each blow, in milliseconds, infinite for never: with the interviewer lost, from the blow to the first sound of
 * whoever goes on; else the longest wait for a reply, spoken or written, to what was said under the blow.
 */
export function recoveriesOf(record: InterviewRecord): number[] {
  return record.strikes.flatMap((strike) => {
    const ms = losesInterviewer(record.kind) ? audibleAgain(record, strike) : longestWait(record, strike);
    return ms === undefined ? [] : [ms];
  });
}

function audibleAgain({ voices, kind }: InterviewRecord, { from }: Span): number {
  const stops = kind === 'job-stop' || kind === 'job-stop-70s';
  const fresh = voices.filter(({ loud }) => stops || (loud[0]?.from ?? 0) > from);
  const sounds = fresh.flatMap(({ loud }) => loud).filter((span) => span.from > from + TAIL_MS);
  return Math.min(...sounds.map((span) => span.from)) - from;
}

/** Undefined: nothing was said under this blow. */
function longestWait(record: InterviewRecord, strike: Span): number | undefined {
  const signs = [
    ...record.voices.flatMap(({ loud }) => loud.map((span) => span.from)),
    ...record.written.map(({ at }) => at),
  ];
  const waits = record.spoken
    .filter(({ to }) => to > strike.from && to < strike.to + UNDER_MS)
    .map(({ to }) => Math.min(...signs.filter((at) => at > to)) - to);
  return waits.length === 0 ? undefined : Math.max(...waits);
}
