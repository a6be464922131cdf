import { Redis } from 'ioredis';
import { pollUntil, delay } from '../local/waiting.ts';
import type { EvaluationRig } from './evaluation-rig.ts';

export type EvaluationFault = { name: string; strike: (rig: EvaluationRig) => Promise<Outcome> };
export type Outcome = {
  /** From the fault to the next sign of life of whoever goes on. */
  atWorkAgainS: number;
  /** From the end of the interview to the report. */
  reportS: number;
  wrong: string[];
};

/** Longer than a worker keeps its job without a sign of life, as when a machine is suspended. */
const PAUSED_MS = 70_000;
/** The one that wakes up goes on with what it believes to be its own. */
const AFTER_PAUSE_MS = 10_000;
const GIVE_UP_MS = 150_000;

/** The dimensions of the case that the rig plays, in the order in which they are judged. */
const judged = ['structure', 'hypothesis', 'math', 'insight', 'creativity', 'synthesis', 'communication'];

const killed = (step: string): EvaluationFault => ({
  name: `worker killed at "${step}"`,
  strike: (rig) =>
    struck(rig, step, async () => {
      process.kill(rig.stack.pid('worker'), 'SIGKILL');
      await rig.stack.restart('worker');
    }),
});

const emptied = (step: string): EvaluationFault => ({
  name: `queue emptied at "${step}"`,
  strike: (rig) => struck(rig, step, () => emptyQueue(rig)),
});

export const evaluationFaults: readonly EvaluationFault[] = [
  killed('numbers'),
  ...judged.map((dimension) => killed(`judging ${dimension}`)),
  killed('summary'),
  killed('done'),
  {
    name: 'worker paused for 70 s, another takes over',
    strike: (rig) => {
      const pid = rig.stack.pid('worker');
      const pause = async () => {
        process.kill(pid, 'SIGSTOP');
        await rig.addWorker();
      };
      return struck(rig, 'judging structure', pause, async () => {
        await delay(PAUSED_MS);
        process.kill(pid, 'SIGCONT');
        await delay(AFTER_PAUSE_MS);
      });
    },
  },
  emptied('judging structure'),
  {
    name: 'queue emptied before it began',
    strike: (rig) => struck(rig, null, () => emptyQueue(rig)),
  },
  {
    name: 'queue emptied and worker killed',
    strike: (rig) =>
      struck(rig, 'judging structure', async () => {
        await emptyQueue(rig);
        process.kill(rig.stack.pid('worker'), 'SIGKILL');
        await rig.stack.restart('worker');
      }),
  },
  {
    name: 'Redis restarted',
    strike: (rig) => struck(rig, 'judging structure', rig.services.restartRedis),
  },
  {
    name: 'Postgres restarted',
    strike: (rig) => struck(rig, 'judging structure', rig.services.restartPostgres),
  },
];

async function emptyQueue({ services }: EvaluationRig): Promise<void> {
  const redis = new Redis(services.redisUrl);
  await redis.flushall();
  redis.disconnect();
}

async function struck(
  rig: EvaluationRig,
  step: string | null,
  fault: () => Promise<void>,
  afterwards: () => Promise<void> = async () => {},
): Promise<Outcome> {
  const { interview } = rig;
  const reached = step === null ? undefined : rig.reach(step);
  const endedAt = Date.now();
  await interview.end();
  await reached;
  const struckAt = Date.now();
  await fault();
  const atWorkAt = await nextSignOfLife(rig, struckAt);
  await pollUntil(async () => (await stateOf(rig)) !== 'running' && (await stateOf(rig)) !== 'queued', {
    timeoutMs: GIVE_UP_MS,
    what: 'the end of the evaluation',
  });
  const reportS = (Date.now() - endedAt) / 1000;
  await afterwards();
  return { atWorkAgainS: (atWorkAt - struckAt) / 1000, reportS, wrong: await whatIsWrong(rig) };
}

const stateOf = async (rig: EvaluationRig): Promise<string> =>
  (await rig.query<{ state: string }>('select state from evaluations limit 1').catch(() => []))[0]?.state ??
  'queued';

async function nextSignOfLife(rig: EvaluationRig, since: number): Promise<number> {
  let atMs = 0;
  await pollUntil(
    async () => {
      const [row] = await rig
        .query<{ updated_at: Date; state: string }>('select updated_at, state from evaluations limit 1')
        .catch(() => []);
      atMs = row?.updated_at.getTime() ?? 0;
      // What was on its way to the database when its sender died may arrive all the same.
      if (row?.state === 'done') atMs = Math.max(atMs, since);
      return atMs > since || row?.state === 'done';
    },
    { timeoutMs: GIVE_UP_MS, what: 'a sign of life of a worker' },
  );
  return atMs;
}

/** One evaluation, one report, from the whole log as it stands. */
async function whatIsWrong(rig: EvaluationRig): Promise<string[]> {
  type Row = { state: string; published: boolean; whole: boolean };
  const rows = await rig.query<Row>(
    `select e.state, e.report is not null as published, e.head_hash = s.head_hash and e.head_seq = s.head_seq as whole
       from evaluations e join sessions s on s.id = e.session_id`,
  );
  const published = rows.filter((row) => row.published);
  return [
    ...(published.length === 1 ? [] : [`${published.length} reports`]),
    ...rows.filter((row) => row.state !== 'done').map((row) => `an evaluation is ${row.state}`),
    ...(published.every((row) => row.whole) ? [] : ['the report is not of the whole log']),
  ];
}
