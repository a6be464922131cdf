import type { LogEvent } from '@caseroom/core/log/event';
import type { Executor } from '../../database/database.ts';
import type { LockedSession } from '../log/log.repository.ts';
import { moveStatus } from './session.repository.ts';

/** The session's row follows its log: whoever pauses, resumes or ends it, interviewer, page or sweep. */
export async function projectStatus(tx: Executor, session: LockedSession, events: LogEvent[]): Promise<void> {
  for (const event of events) {
    if (event.kind === 'session_paused') await moveStatus(tx, session.id, 'pause');
    if (event.kind === 'session_resumed') await moveStatus(tx, session.id, 'resume');
    if (event.kind === 'session_ended')
      await moveStatus(tx, session.id, 'end', {
        ended_at: endOf(session, event),
        end_reason: event.data.reason,
      });
  }
}

const endOf = (session: LockedSession, event: LogEvent): Date =>
  session.started_at ? new Date(session.started_at.getTime() + event.occurred_ms) : new Date(event.stored_at);
