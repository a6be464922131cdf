import type { Executor } from '../../database/database.ts';

/** False: a notice of this id has been taken before. */
export async function recordWebhook(db: Executor, id: string, at: Date): Promise<boolean> {
  const result = await db
    .insertInto('webhooks')
    .values({ id, received_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function forgetWebhooks(db: Executor, before: Date): Promise<void> {
  await db.deleteFrom('webhooks').where('received_at', '<', before).execute();
}
