import type { Executor } from '../../database/database.ts';

/** A page is there: it opened its stream, or answered on it. */
export async function notePage(db: Executor, sessionId: string, streamId: string, at: Date): Promise<void> {
  await db
    .insertInto('open_pages')
    .values({ session_id: sessionId, stream_id: streamId, seen_at: at })
    .onConflict((conflict) => conflict.columns(['session_id', 'stream_id']).doUpdateSet({ seen_at: at }))
    .execute();
}

export async function forgetPage(db: Executor, sessionId: string, streamId: string): Promise<void> {
  await db
    .deleteFrom('open_pages')
    .where('session_id', '=', sessionId)
    .where('stream_id', '=', streamId)
    .execute();
}

/** What an api that died has left behind. */
export async function forgetPagesBefore(db: Executor, before: Date): Promise<void> {
  await db.deleteFrom('open_pages').where('seen_at', '<', before).execute();
}

export async function hasOpenPage(db: Executor, sessionId: string, seenAfter: Date): Promise<boolean> {
  const row = await db
    .selectFrom('open_pages')
    .select('stream_id')
    .where('session_id', '=', sessionId)
    .where('seen_at', '>', seenAfter)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
