import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../local/apps.ts';
import { freePort } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { startRedis } from '../local/redis.ts';
import { startAnthropicSimulator } from '../simulators/anthropic.ts';
import { playLog } from '../testing/played-log.ts';
import { obligingJudge } from '../testing/obliging-judge.ts';
import { startStack } from '../testing/stack.ts';
import { storeInterview, type StoredInterview } from '../testing/stored-interview.ts';
import { pollUntil } from '../local/waiting.ts';

/** An installation whose database and queue can be taken away, with one interview that is over but for its end. */
export type EvaluationRig = Awaited<ReturnType<typeof startEvaluationRig>>;

/** A judge that takes a while, so that there is time to be struck. */
const JUDGE_MS = 300;
const STEP_MS = 20_000;

/** The database waits in a step of the evaluation while that step's name stands in `struck_steps`. */
const waitInSteps = `
create table struck_steps (step text primary key);
create function wait_in_step() returns trigger language plpgsql as $$
begin
  if exists (select from struck_steps where step = coalesce(new.step, new.state)) then perform pg_sleep(3); end if;
  return new;
end $$;
create trigger wait_in_step before update on evaluations for each row
  when (old.step is distinct from new.step or old.state is distinct from new.state)
  execute function wait_in_step();`;

export async function startEvaluationRig() {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).toReversed()) await end();
  };
  try {
    return await start(stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(stops: (() => Promise<void>)[], stop: () => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'caseroom-evaluation-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const services = await startServices(folder);
  stops.push(services.stop);
  const judge = await startAnthropicSimulator({ delayMs: JUDGE_MS, reply: obligingJudge });
  stops.push(judge.close);
  const stack = await startStack({
    apps: ['api', 'worker'],
    pages: false,
    env: {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      ANTHROPIC_API_KEY: 'simulated',
      ANTHROPIC_BASE_URL: judge.url,
      DEEPGRAM_API_KEY: 'unused',
    },
  });
  stops.push(stack.stop);
  const query = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> => {
    const client = new pg.Client({ connectionString: services.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  await query(waitInSteps);
  const played = await playLog('climbing-gyms', { seed: 7, minutes: 20, lines: 40 });
  const interview: StoredInterview = await storeInterview(stack, played);
  return {
    ...{ stack, services, interview, query },
    /** Resolves while the evaluation stands in a step, on the point of entering it. */
    async reach(step: string): Promise<void> {
      await query('insert into struck_steps values ($1)', [step]);
      await pollUntil(
        async () => (await query(`select 1 from pg_stat_activity where wait_event = 'PgSleep'`)).length > 0,
        { timeoutMs: STEP_MS, what: `the step "${step}"` },
      );
      await query('delete from struck_steps');
    },
    /** Another worker beside the first. */
    async addWorker(): Promise<void> {
      const other = await startApp('worker', stack.env, { logDir: folder });
      stops.push(other.stop);
    },
    stop,
  };
}

async function startServices(folder: string) {
  const redisOptions = {
    dataDir: join(folder, 'redis'),
    port: await freePort(),
    logFile: join(folder, 'redis.log'),
    durable: true,
  };
  const postgresOptions = {
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: 'throw-away',
    database: 'caseroom',
    logFile: join(folder, 'postgres.log'),
    durable: true,
  };
  let redis = await startRedis(redisOptions);
  let postgres = await startPostgres(postgresOptions);
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    async restartRedis(): Promise<void> {
      await redis.child.stop();
      redis = await startRedis(redisOptions);
    },
    async restartPostgres(): Promise<void> {
      await postgres.child.stop();
      postgres = await startPostgres(postgresOptions);
    },
    async stop(): Promise<void> {
      await redis.child.stop();
      await postgres.child.stop();
    },
  };
}
