import { randomUUID } from 'node:crypto';

/** What a test can read of a connection afterwards. */
export interface ListenRecord {
  requestId: string;
  key: string;
  query: URLSearchParams;
  /** Kinds of the JSON messages that came: KeepAlive, Finalize, CloseStream. */
  messages: string[];
  audioMs: number;
  /** Texts of the finals that were sent, in order, and when (`Date.now()`). */
  finals: string[];
  finalsAt: number[];
  /** Who connected, where the simulator was told how to find out, and when. */
  client: string | undefined;
  openedAt: number;
  /** Bursts of speech that had no line in the script. */
  unscripted: number;
  /** Undefined while it is open. */
  closeCode: number | undefined;
}

export function createRecord(key: string, query: URLSearchParams, client?: string): ListenRecord {
  return {
    requestId: randomUUID(),
    key,
    query,
    messages: [],
    audioMs: 0,
    finals: [],
    finalsAt: [],
    client,
    openedAt: Date.now(),
    unscripted: 0,
    closeCode: undefined,
  };
}
