import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Db, openDatabase } from '../database/database.ts';
import { migrateToLatest } from '../database/migrate.ts';

export type TestDatabase = { db: Db; url: string; drop: () => Promise<void> };

/** Any number; it keeps two test files from making the template at the same time. */
const TEMPLATE_LOCK = 4_711;

/** A migrated database of its own for a test file, cloned from a template: about 50 ms where migrating takes 400. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl)
    throw new Error(
      'TEST_DATABASE_URL is not set: name the file x.db.test.ts, x.queue.test.ts or x.room.test.ts',
    );
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withAdmin(adminUrl, async (admin) => {
    const template = await ensureTemplate(admin, adminUrl);
    await admin.query(`create database ${name} template ${template}`);
  });
  const url = withDatabase(adminUrl, name);
  const db = openDatabase(url, { maxConnections: 5 });
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      await withAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Named by the migrations, so that another set of them makes another template. */
async function ensureTemplate(admin: pg.Client, adminUrl: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    await admin.query(`create database ${name}_new`);
    const db = openDatabase(withDatabase(adminUrl, `${name}_new`), { maxConnections: 2 });
    await migrateToLatest(db);
    await db.destroy();
    await admin.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL('../database/migrations/', import.meta.url));
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}/${file}`));
  return hash.digest('hex').slice(0, 12);
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}
