import pg from 'pg';
import type { Logger } from 'pino';
import { logChannel } from '../log/log.repository.ts';
import { sessionChannel } from './view.repository.ts';

type Listener = () => void;

/** A lost connection is tried again after this time; meanwhile streams look for themselves (see `changes.ts`). */
const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Hears from Postgres that a session has changed, whichever api changed it, and wakes who waits for that session. */
export class LogFeed {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: { url: string; logger: Logger }) {
    this.#url = deps.url;
    this.#logger = deps.logger;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#wake(payload?.split(':')[0] ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${logChannel}; listen ${sessionChannel}`);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the log feed cannot listen, trying again');
      this.#lost(client);
      return;
    }
    this.#client = client;
    // Something may have happened while nobody listened.
    for (const sessionId of this.#listeners.keys()) this.#wake(sessionId);
  }

  /** Calls back after each change of the session until the returned function is called. */
  listen(sessionId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(sessionId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(sessionId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(sessionId);
    };
  }

  get isListening(): boolean {
    return this.#client !== undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  #wake(sessionId: string): void {
    for (const listener of this.#listeners.get(sessionId) ?? []) listener();
  }

  #lost(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined;
    if (this.#closed || this.#timer) return;
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#closed) void this.open();
    }, RECONNECT_MS);
  }
}
