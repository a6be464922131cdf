import type { SessionRow } from '@caseroom/core/wire/routes';
import type { Session } from './session.repository.ts';

/** `redos`: the moments of it that were sat again. */
export function toSessionRow(session: Session, redos: readonly Session[] = []): SessionRow {
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
    started_at: begunAt(session)?.toISOString() ?? null,
    ended_at: session.ended_at?.toISOString() ?? null,
    evaluation: session.evaluation ?? 'none',
    ...(session.kind === 'redo' ? { redo: { original_id: session.forked_from_session } } : {}),
    ...(redos.length > 0 ? { redos: redos.map((redo) => toSessionRow(redo)) } : {}),
  };
}

/** A fork's clock began before anybody sat it. */
const begunAt = ({ started_at, forked_at_ms }: Session): Date | null =>
  started_at && new Date(started_at.getTime() + (forked_at_ms ?? 0));
