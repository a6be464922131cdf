import type { SessionRow } from '@caseroom/core/wire/routes';
import type { Session } from './session.repository.ts';

export function toSessionRow(session: Session): SessionRow {
  return {
    session_id: session.id,
    title: session.title,
    case_id: session.case_id,
    case_title: session.case_title,
    status: session.status,
    mode: session.mode,
    setting: session.setting,
    door: session.door,
    created_at: session.created_at.toISOString(),
    started_at: session.started_at?.toISOString() ?? null,
    ended_at: session.ended_at?.toISOString() ?? null,
    evaluation: session.evaluation ?? 'none',
  };
}
