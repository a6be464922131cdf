import pg from 'pg';
import type { LogEvent } from '@caseroom/core/log/event';
import { delay } from '../../local/waiting.ts';
import { chainOf } from './chain.ts';
import type { Stored } from './record.ts';

/** A worker that is asked has its report ready long before. */
const REST_MS = 40_000;
/** What an earlier interviewer heard may come late: so long nothing new must have come. */
const QUIET_MS = 4_000;

/** Waits until a session has ended and been evaluated, and reads what is stored then, or when patience is over. */
export async function readAtRest(
  databaseUrl: string,
  sessionId: string,
  readLog: () => Promise<LogEvent[]>,
): Promise<{ stored: Stored; log: LogEvent[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const deadline = Date.now() + REST_MS;
    let head = -1;
    let since = Date.now();
    for (;;) {
      const stored = await read(client, sessionId, []);
      if (stored.headSeq !== head) [head, since] = [stored.headSeq, Date.now()];
      const { evaluations } = stored;
      const evaluated = evaluations.length > 0 && evaluations.every(({ published }) => published);
      const atRest = stored.status === 'ended' && evaluated && Date.now() - since > QUIET_MS;
      if (atRest || Date.now() > deadline) {
        const log = await readLog();
        return { stored: await read(client, sessionId, log), log };
      }
      await delay(250);
    }
  } finally {
    await client.end();
  }
}

async function read(client: pg.Client, sessionId: string, log: readonly LogEvent[]): Promise<Stored> {
  const sessions = await client.query(
    'select status, end_reason, head_seq, head_hash from sessions where id = $1',
    [sessionId],
  );
  const evaluations = await client.query(
    'select rubric_version, state, published_at, head_seq, head_hash from evaluations where session_id = $1 order by created_at',
    [sessionId],
  );
  const [row] = sessions.rows;
  return {
    status: String(row?.status),
    endReason: row?.end_reason ?? null,
    headSeq: Number(row?.head_seq),
    headHash: String(row?.head_hash),
    chain: chainOf(log),
    evaluations: evaluations.rows.map((one) => ({
      rubricVersion: String(one.rubric_version),
      state: String(one.state),
      published: one.published_at !== null,
      headSeq: Number(one.head_seq),
      headHash: String(one.head_hash),
    })),
  };
}
