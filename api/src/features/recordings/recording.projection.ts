import type { LogEvent } from '@caseroom/core/log/event';
import type { Executor } from '../../database/database.ts';
import type { LockedSession } from '../log/log.repository.ts';
import { lockRecording, updateRecording } from './recording.repository.ts';

/** What the log says of segments: when they began, and how long and whole they are. */
export async function projectRecordings(
  tx: Executor,
  session: LockedSession,
  events: LogEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'recording_segment_started') {
      const { segment_id, started_ms, content_type } = event.data;
      await lockRecording(tx, { session_id: session.id, segment_id, content_type });
      await updateRecording(tx, session.id, segment_id, { started_ms, content_type });
    }
    if (event.kind === 'recording_segment_stored') {
      const { segment_id, duration_ms, complete } = event.data;
      await updateRecording(tx, session.id, segment_id, { duration_ms, complete });
    }
  }
}
