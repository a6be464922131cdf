import { sql } from 'kysely';
import type { Db } from '../../database/database.ts';
import type { Check } from './health.service.ts';

export const databaseCheck = (db: Db): Check => ({
  name: 'database',
  needed: true,
  ping: async () => void (await sql`select 1`.execute(db)),
});
