import { parseArgs } from 'node:util';
import { processTree, sumOf } from '../audio-truth/process-memory.ts';
import { startBenchStack } from '../audio-truth/bench-stack.ts';
import { startProviderDesk } from '../audio-truth/provider-desk.ts';
import { seatNames } from '../audio-truth/voice-cell.ts';
import { type LoadClients, startLoadClients } from '../load-clients/load-clients.ts';
import type { Stack } from '../testing/stack.ts';
import { type Arrival, arrive, type Guest, prepare } from './burst-candidates.ts';
import { spreadOf } from './percentiles.ts';

/** A candidate hears the interviewer this soon after the click, ten coming at once. */
const GOAL_HEARD_MS = 4_000;
const GIVE_UP_MS = 120_000;
/** Warm processes are loaded one after the other, about a second each. */
const WARM_MS = 120_000;
/** Weighing twenty processes takes the kernel a while. */
const WEIGH_AGAIN_MS = 1_000;
const REHEARSALS = 3;
/** A remote recogniser, model and voice, as in production: ten voices made on the same two cores measure that. */
const PROFILE = 'FAST';
const say = (line: string) => void process.stdout.write(`${line}\n`);

type Options = { seats: number; candidates: number; runs: number; warm: number[] };
type Run = { warm: number; arrivals: Arrival[]; addedMib: number; jobRssMib: number; jobPssMib: number };

/**
 * More candidates than seats, all at the same moment: `--candidates 12 --seats 10 --runs 1 --warm 1,5,10`. Those who find
 * none taken are timed; then the first leaves, and so on, until everybody has sat. Three have sat before, one after the other.
 * False when the goal is missed.
 */
export async function run(args: string[]): Promise<boolean> {
  const options = optionsOf(args);
  const runs: Run[] = [];
  for (const warm of options.warm)
    for (let count = 0; count < options.runs; count += 1) {
      const one = await burst(options, warm);
      say(rowsOf(one, count + 1));
      runs.push(one);
    }
  return report(runs, options);
}

function optionsOf(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { seats: text, candidates: text, runs: text, warm: text } });
  const number = (value: string | undefined, fallback: number) => Number(value ?? fallback);
  const seats = number(values.seats, 10);
  return {
    seats,
    candidates: number(values.candidates, 12),
    runs: number(values.runs, 1),
    warm: (values.warm ?? String(seats)).split(',').map(Number),
  };
}

async function burst({ seats, candidates }: Options, warm: number): Promise<Run> {
  const env = { AGENT_SEATS: String(seats), AGENT_WARM: String(warm), LOG_LEVEL: 'warn' };
  const names = seatNames(candidates);
  const clients = await startLoadClients();
  const desk = await startProviderDesk();
  desk.setProfile(PROFILE, 1);
  const stack = await startBenchStack(desk, names, { env });
  try {
    await rehearse(stack, clients, names.slice(0, REHEARSALS));
    await untilWarm(stack, warm);
    const before = memoryOf(stack);
    const interviews = await prepare(stack, names);
    const giveUpAt = Date.now() + GIVE_UP_MS;
    const seated: Guest[] = [];
    let queued = 0;
    const all = interviews.map(async (interview) => {
      const guest = await arrive(interview, { clients, onQueue: () => (queued += 1), giveUpAt });
      seated.push(guest);
      return guest;
    });
    const everybody = Promise.all(all);
    const seatsTaken = until(
      'everybody with a seat heard',
      () => seated.length >= Math.min(seats, candidates),
      giveUpAt,
    );
    await Promise.race([seatsTaken, everybody]);
    await untilWarm(stack, seats + warm);
    const during = memoryOf(stack);
    // Whoever waits gets in by itself, as soon as somebody has left.
    for (const { interview } of seated.slice(0, queued)) await interview.end();
    const guests = await everybody;
    await Promise.all(guests.map(({ candidate }) => candidate.leave()));
    return {
      warm,
      arrivals: guests.map(({ arrival }) => arrival),
      addedMib: added(before, during, Math.min(seats, candidates)),
      jobRssMib: during.jobRssMib,
      jobPssMib: during.jobPssMib,
    };
  } finally {
    await clients.close();
    await stack.stop();
    await desk.close();
  }
}

/** An api, a database and a media server that have never been asked are slower than those of a house that is open. */
async function rehearse(stack: Stack, clients: LoadClients, seats: readonly string[]): Promise<void> {
  for (const interview of await prepare(stack, seats)) {
    const giveUpAt = Date.now() + GIVE_UP_MS;
    const { candidate } = await arrive(interview, { clients, onQueue: () => {}, giveUpAt });
    await interview.end();
    await candidate.leave();
  }
}

const jobsOf = (stack: Stack) => processTree(stack.pid('agent')).filter(({ role }) => role === 'job');

/** Every process has loaded what it needs: resident memory of one that has just been forked is small. */
const untilWarm = (stack: Stack, count: number) =>
  until(
    `${count} processes loaded`,
    () => jobsOf(stack).filter(({ rssMib }) => rssMib > 100).length >= count,
    Date.now() + WARM_MS,
    WEIGH_AGAIN_MS,
  );

type Memory = ReturnType<typeof memoryOf>;

/** The pool fills up again meanwhile: what waits now and did not before is no session's. */
function added(before: Memory, during: Memory, sessions: number): number {
  const idle = before.jobs.reduce((sum, mib) => sum + mib, 0) / before.jobs.length;
  const moreIdle = during.jobs.length - sessions - before.jobs.length;
  return (during.total - before.total - idle * moreIdle) / sessions;
}

function memoryOf(stack: Stack) {
  const tree = processTree(stack.pid('agent'));
  const jobs = tree.filter(({ role }) => role === 'job');
  return {
    total: sumOf(tree, 'pssMib'),
    jobs: jobs.map(({ pssMib }) => pssMib),
    jobRssMib: Math.max(0, ...jobs.map(({ rssMib }) => rssMib)),
    jobPssMib: Math.max(0, ...jobs.map(({ pssMib }) => pssMib)),
  };
}

async function until(what: string, holds: () => boolean, deadline: number, againMs = 100): Promise<void> {
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`In vain: ${what}. See the logs of the stack.`);
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

const columns = ['seatMs', 'connectedMs', 'joinedMs', 'begunMs', 'heardMs'] as const;

function rowsOf({ warm, arrivals }: Run, run: number): string {
  const rows = arrivals.toSorted((a, b) => a.heardMs - b.heardMs);
  return rows
    .map(
      (row) =>
        `row warm=${warm} run=${run} waited=${row.waited} ${columns.map((c) => `${c}=${row[c]}`).join(' ')}`,
    )
    .join('\n');
}

function report(runs: readonly Run[], { seats, candidates }: Options): boolean {
  say(`\nburst: ${candidates} candidates at once on ${seats} seats; milliseconds from the click; ${PROFILE}`);
  let met = true;
  for (const warm of new Set(runs.map((run) => run.warm))) {
    const same = runs.filter((run) => run.warm === warm);
    const all = same.flatMap(({ arrivals }) => arrivals);
    const direct = all.filter(({ waited }) => waited === 0);
    say(`warm processes ${warm}: ${direct.length} at once, ${all.length - direct.length} by the queue`);
    for (const column of columns) {
      const { n, p50, p95, max } = spreadOf(direct.map((row) => row[column]).filter(Number.isFinite));
      say(`  ${column.padEnd(12)} n ${n}  p50 ${p50}  p95 ${p95}  max ${max}`);
    }
    const largest = (pick: (run: Run) => number) => Math.max(...same.map(pick)).toFixed(0);
    say(
      `  memory: added per session ${largest((run) => run.addedMib)} MiB (PSS of worker and jobs, n ${same.length})`,
    );
    say(
      `  largest job ${largest((run) => run.jobRssMib)} MiB resident, ${largest((run) => run.jobPssMib)} MiB its share`,
    );
    met &&= spreadOf(direct.map(({ heardMs }) => heardMs)).p95 <= GOAL_HEARD_MS;
    met &&= direct.length === same.length * Math.min(seats, candidates);
    const unheard = all.filter(({ heardMs }) => Number.isNaN(heardMs)).length;
    if (unheard > 0) say(`  ${unheard} never heard anything within a minute`);
    met &&= unheard === 0;
  }
  say(met ? 'goal met' : `goal MISSED: ${seats} seated at once, heard within ${GOAL_HEARD_MS} ms at p95`);
  return met;
}
