import { type InterviewRecord, overlapOf, type Span } from '../record.ts';

const MOST_OVERLAP_MS = 500;
const MOST_SILENCE_MS = 4_000;
/** The page is looked at four times a second, and sound passes the room. */
const LOOK_TOLERANCE_MS = 600;

/** No two interviewers are heard at once. */
export function oneVoice({ voices }: InterviewRecord): string[] {
  return voices.flatMap((one, index) =>
    voices.slice(index + 1).flatMap((other) => {
      const ms = one.loud.reduce(
        (sum, span) => sum + other.loud.reduce((all, each) => all + overlapOf(span, each), 0),
        0,
      );
      return ms > MOST_OVERLAP_MS
        ? [`${one.identity} and ${other.identity} are heard together for ${ms} ms`]
        : [];
    }),
  );
}

/** Gaps between sounds of anybody; what appears in writing is a sign of life as well. */
export function unexplainedSilence(record: InterviewRecord): string[] {
  const signs = [
    ...record.spoken,
    ...record.voices.flatMap(({ loud }) => loud),
    ...record.written.map(({ at }) => ({ from: at, to: at })),
    { from: record.endAskedAt, to: record.endAskedAt },
  ].toSorted((a, b) => a.from - b.from);
  const wrong: string[] = [];
  let until = record.audibleAt;
  for (const { from, to } of signs) {
    const bare = longestBare({ from: until, to: Math.min(from, record.endAskedAt) }, record.shown);
    if (bare > MOST_SILENCE_MS + LOOK_TOLERANCE_MS)
      wrong.push(`${bare} ms of silence without a reason, ${until - record.audibleAt} ms after the start`);
    until = Math.max(until, to);
  }
  return wrong;
}

/** The longest stretch of a silence in which the page told no reason. */
function longestBare(gap: Span, shown: InterviewRecord['shown']): number {
  const told = shown.flatMap(({ at, reasons }, index) =>
    reasons.length === 0 ? [] : [{ from: at, to: shown[index + 1]?.at ?? Number.POSITIVE_INFINITY }],
  );
  let longest = 0;
  let at = gap.from;
  for (const { from, to } of told) {
    if (to <= at) continue;
    if (from >= gap.to) break;
    longest = Math.max(longest, from - at);
    at = Math.max(at, to);
  }
  return Math.max(longest, gap.to - at);
}
