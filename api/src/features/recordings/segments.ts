import type { Report } from '@caseroom/core/wire/report';
import { aacPath, recordingPath } from '@caseroom/core/wire/routes';
import type { Recording } from './recording.repository.ts';

export type Segment = Report['recording']['segments'][number];

export type KeptRecording = Recording & {
  /** How much of it is on the disk; 0: the file is gone. */
  kept_bytes: number;
  /** How long that plays, where it had to be looked up: the row does not say it, or says more. */
  kept_ms: number | null;
};

/**
 * Segments on the session's clock. One whose end was never reported (its interviewer was killed) lasts as long as its file
 * does, or, where that does not tell, until the next one begins or the interview ends.
 */
export function toSegments(recordings: KeptRecording[], endMs: number): Segment[] {
  const begun = recordings.flatMap((recording) =>
    recording.started_ms === null ? [] : [{ ...recording, started_ms: recording.started_ms }],
  );
  return begun.map((recording, index) => {
    const { session_id, segment_id, started_ms, content_type } = recording;
    const untilMs = begun[index + 1]?.started_ms ?? endMs;
    const url = recordingPath(session_id, segment_id);
    return {
      ...{ segment_id, started_ms, content_type, url },
      ...lengthOf(recording, Math.max(0, untilMs - started_ms)),
      aac: { state: aacState(recording), url: aacPath(session_id, segment_id) },
    };
  });
}

/** What can be played of it, and what the disk has lost at its end. */
function lengthOf(recording: KeptRecording, longestMs: number): Pick<Segment, 'duration_ms' | 'lost_ms'> {
  const { duration_ms, stored_bytes, kept_bytes, kept_ms } = recording;
  if (kept_bytes === stored_bytes) return { duration_ms: duration_ms ?? kept_ms ?? longestMs };
  const recordedMs = duration_ms ?? longestMs;
  const share = Math.round((recordedMs * kept_bytes) / stored_bytes);
  const playsMs = kept_bytes === 0 ? 0 : Math.min(recordedMs, kept_ms ?? share);
  return { duration_ms: playsMs, lost_ms: recordedMs - playsMs };
}

function aacState({ aac_outcome, aac_of_bytes, stored_bytes }: KeptRecording): 'ready' | 'making' | 'none' {
  if (aac_outcome === 'made') return 'ready';
  return aac_of_bytes === stored_bytes ? 'none' : 'making';
}
