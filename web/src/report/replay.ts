import type { Report } from '@caseroom/core/wire/report';
import { clockText } from '../room/clock.ts';

export type Segment = Report['recording']['segments'][number];

/** Where its sound ends on the session's clock. */
export const endOf = ({ started_ms, duration_ms }: Segment): number => started_ms + duration_ms;

/**
 * Where a moment of the session's clock lies in the recording: the segment, and the seconds into it. A moment that no
 * segment holds (the interviewer was lost and came back) gives the start of the next one; null is past the end.
 */
export function locate(segments: readonly Segment[], ms: number): { index: number; atS: number } | null {
  for (const [index, segment] of segments.entries()) {
    if (ms < endOf(segment)) return { index, atS: Math.max(0, ms - segment.started_ms) / 1000 };
  }
  return null;
}

/**
 * Where the replay goes on when a segment has ended: never back into it, as two interviewers record at once while one
 * takes over from the other. Null after the last one.
 */
export function momentAfter(segments: readonly Segment[], index: number): number | null {
  const ended = segments[index];
  const next = segments[index + 1];
  return ended && next ? Math.max(next.started_ms, endOf(ended)) : null;
}

/** A stretch of the session's clock without sound, and why: nobody recorded, or what was recorded is there no more. */
export type Gap = { from_ms: number; to_ms: number; why: 'not_recorded' | 'missing' };

/** Between two interviewers there may be a moment that nobody misses. */
const SHORTEST_GAP_MS = 1_000;

export function gapsOf(segments: readonly Segment[]): Gap[] {
  const gaps: Gap[] = [];
  const add = (why: Gap['why'], from_ms: number, to_ms: number): void => {
    if (to_ms - from_ms >= SHORTEST_GAP_MS) gaps.push({ from_ms, to_ms, why });
  };
  let untilMs = segments[0]?.started_ms ?? 0;
  for (const [index, segment] of segments.entries()) {
    const nextMs = segments[index + 1]?.started_ms ?? Number.POSITIVE_INFINITY;
    const recordedMs = endOf(segment) + (segment.lost_ms ?? 0);
    add('not_recorded', untilMs, segment.started_ms);
    add('missing', Math.max(untilMs, endOf(segment)), Math.min(recordedMs, nextMs));
    untilMs = Math.max(untilMs, recordedMs);
  }
  return gaps;
}

export const gapAt = (gaps: readonly Gap[], ms: number): Gap | undefined =>
  gaps.find(({ from_ms, to_ms }) => from_ms <= ms && ms < to_ms);

/** What is said of a gap when the replay has just gone over it, and for how long. */
const TOLD_FOR_MS = 6_000;
export const gapToTell = (gaps: readonly Gap[], ms: number): Gap | undefined =>
  gaps.find(({ from_ms, to_ms }) => from_ms <= ms && ms < to_ms + TOLD_FOR_MS);

export function gapSentence({ from_ms, to_ms, why }: Gap): string {
  const span = `from ${clockText(from_ms)} to ${clockText(to_ms)}`;
  return why === 'missing' ? `The recording is missing ${span}.` : `Nothing was recorded ${span}.`;
}

/** Where the last of the recording ends, or would if nothing were missing. */
export const endOfAll = (segments: readonly Segment[]): number =>
  Math.max(0, ...segments.map((segment) => endOf(segment) + (segment.lost_ms ?? 0)));

/** The line that is being said at a moment: the last one that had begun by then. */
export function lineAt(lines: readonly { id: string; start_ms: number }[], ms: number): string | null {
  let found: string | null = null;
  for (const line of lines) {
    if (line.start_ms > ms) break;
    found = line.id;
  }
  return found;
}
