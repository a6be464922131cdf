import { expressionBuilder } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { ConsentScope } from './session.repository.ts';

/** The consent that stands, for `exists` in a query over sessions. */
export const consentTo = (scope: ConsentScope) =>
  expressionBuilder<Database, 'sessions'>()
    .selectFrom('consents')
    .select('consents.scope')
    .whereRef('consents.session_id', '=', 'sessions.id')
    .where('consents.scope', '=', scope)
    .where('consents.granted', '=', true)
    .where('consents.withdrawn_at', 'is', null);

/** What was logged since then, for `exists` in a query over sessions. */
export const eventsSince = (since: Date) =>
  expressionBuilder<Database, 'sessions'>()
    .selectFrom('events')
    .select('events.seq')
    .whereRef('events.session_id', '=', 'sessions.id')
    .where('events.stored_at', '>=', since);

/** A page of its candidate's that was known to be open then or later, for `exists` in a query over sessions. */
export const pageOpenAfter = (at: Date) =>
  expressionBuilder<Database, 'sessions'>()
    .selectFrom('open_pages')
    .select('open_pages.stream_id')
    .whereRef('open_pages.session_id', '=', 'sessions.id')
    .where('open_pages.seen_at', '>', at);
