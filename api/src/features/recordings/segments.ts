import type { Report } from '@caseroom/core/wire/report';
import { recordingPath } from '@caseroom/core/wire/routes';
import type { Recording } from './recording.repository.ts';

export type Segment = Report['recording']['segments'][number];

/**
 * Segments on the session's clock. One whose end was never reported (its interviewer was killed) lasts, as far as is
 * known, until the next one begins or the interview ends.
 */
export function toSegments(recordings: Recording[], endMs: number): Segment[] {
  const begun = recordings.flatMap((recording) =>
    recording.started_ms === null ? [] : [{ ...recording, started_ms: recording.started_ms }],
  );
  return begun.map((recording, index) => {
    const { session_id, segment_id, started_ms, content_type } = recording;
    const untilMs = begun[index + 1]?.started_ms ?? endMs;
    const duration_ms = recording.duration_ms ?? Math.max(0, untilMs - started_ms);
    return { segment_id, started_ms, duration_ms, content_type, url: recordingPath(session_id, segment_id) };
  });
}
