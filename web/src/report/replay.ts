import type { Report } from '@caseroom/core/wire/report';

export type Segment = Report['recording']['segments'][number];

/**
 * Where a moment of the session's clock lies in the recording: the segment, and the seconds into it. A moment that no
 * segment holds (the interviewer was lost and came back) gives the start of the next one; null is past the end.
 */
export function locate(segments: readonly Segment[], ms: number): { index: number; atS: number } | null {
  for (const [index, segment] of segments.entries()) {
    if (ms < segment.started_ms + segment.duration_ms) {
      return { index, atS: Math.max(0, ms - segment.started_ms) / 1000 };
    }
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
  return ended && next ? Math.max(next.started_ms, ended.started_ms + ended.duration_ms) : null;
}

/** The line that is being said at a moment: the last one that had begun by then. */
export function lineAt(lines: readonly { id: string; start_ms: number }[], ms: number): string | null {
  let found: string | null = null;
  for (const line of lines) {
    if (line.start_ms > ms) break;
    found = line.id;
  }
  return found;
}
