import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';
import pg from 'pg';
import { databaseAway } from '../errors/app-error.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
/** What a repository needs: the database, or a transaction of a service. */
export type Executor = Db | Transaction<Database>;

/** A pool that waits no longer than this for a connection, so that a database that is away gives an answer. */
const CONNECT_TIMEOUT_MS = 5_000;
/** No query of ours takes this long; one that does is stuck. */
const STATEMENT_TIMEOUT_MS = 30_000;

const INT8 = 20;
const DATE = 1082;

/** Whole numbers of 64 bits (counts, bytes, milliseconds) stay below 2^53 and are read as numbers, dates as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === DATE) return String;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

export function openDatabase(url: string, options: { maxConnections?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 12,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: saysWhenAway(pool) }) });
}

/** The pool's own error for a connection that does not come has neither a name nor a code. */
function saysWhenAway(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      try {
        return await pool.connect();
      } catch (cause) {
        throw isRefusal(cause) ? cause : databaseAway(cause);
      }
    },
  };
}

/** A server that answers, and says no (wrong password, no such database), is not away. */
const isRefusal = (error: unknown): boolean => error instanceof pg.DatabaseError;
