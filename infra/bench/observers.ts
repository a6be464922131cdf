import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startBenchStack } from '../audio-truth/bench-stack.ts';
import { eachOf, numberOf } from '../audio-truth/options.ts';
import { ourVenue } from '../audio-truth/our-venue.ts';
import { type ProfileName, profileNames } from '../audio-truth/profiles.ts';
import { type ProviderDesk, startProviderDesk } from '../audio-truth/provider-desk.ts';
import { readRows, rowFile, rowWriter } from '../audio-truth/rows.ts';
import type { Seat } from '../audio-truth/seat.ts';
import { runInterview } from '../audio-truth/voice-interview.ts';
import { ROOT } from '../local/root.ts';
import type { Stack } from '../testing/stack.ts';
import { bringCrowd, type Crowd } from './observer-crowd.ts';
import { percentile, spreadOf } from './percentiles.ts';

const LISTENERS = 20;
const GOAL_MS = 10;
const SEAT = 'seat-1';
const say = (line: string) => void process.stdout.write(`${line}\n`);

const observerRow = z.object({
  /** Of one run or another: the same lines without and with listeners. */
  pair: z.string(),
  listeners: z.number().int(),
  line: z.string(),
  act: z.string().nullable(),
  gapMs: z.number(),
  /** How many of the listeners heard a voice in that interview. */
  hearing: z.number().int(),
});
type ObserverRow = z.infer<typeof observerRow>;
type Wanted = { profile: ProfileName; pairs: number; minutes: number; seed: number };

/**
 * Reply gaps of the same lines with the same injected delays, without and with twenty hidden listeners, one interview
 * after the other. `--pairs N` (2), `--minutes M` for each interview (1.8), `--profile FAST`, `--seed N`, `--rows FOLDER`;
 * `--merge PLACE` (more than once) prints earlier runs together. False when the goal is missed.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      profile: { type: 'string', default: 'FAST' },
      pairs: { type: 'string', default: '2' },
      minutes: { type: 'string', default: '1.8' },
      seed: { type: 'string', default: '1' },
      rows: { type: 'string', default: join(ROOT, '.data/bench') },
      merge: { type: 'string', multiple: true },
    },
  });
  if (values.merge) return print(readRows(observerRow, 'observers', values.merge));
  const [profile = 'FAST'] = eachOf('--profile', values.profile.toUpperCase(), profileNames);
  const wanted = {
    profile,
    pairs: numberOf('--pairs', values.pairs, 1, 50),
    minutes: numberOf('--minutes', values.minutes, 0.5, 30),
    seed: numberOf('--seed', values.seed, 0, 2 ** 31),
  };
  const file = rowFile(values.rows, 'observers');
  const rows = await measure(wanted, rowWriter<ObserverRow>(file));
  say(`${profile}, seed ${wanted.seed}; raw rows: ${file}`);
  return print(rows);
}

async function measure(wanted: Wanted, append: (row: ObserverRow) => void): Promise<ObserverRow[]> {
  const desk = await startProviderDesk();
  const rows: ObserverRow[] = [];
  const run = new Date().toISOString();
  try {
    const stack = await startBenchStack(desk, [SEAT]);
    try {
      for (let pair = 0; pair < wanted.pairs; pair += 1)
        // Which comes first changes from pair to pair, so that a machine that warms up favours neither.
        for (const listeners of pair % 2 === 0 ? [0, LISTENERS] : [LISTENERS, 0]) {
          const found = await sitOnce(stack, desk, wanted, { pair, run, listeners });
          for (const row of found) append(row);
          rows.push(...found);
          say(`pair ${pair + 1}, ${listeners} listeners: ${found.length} replies`);
        }
    } finally {
      await stack.stop();
    }
  } finally {
    await desk.close();
  }
  return rows;
}

async function sitOnce(
  stack: Stack,
  desk: ProviderDesk,
  { profile, minutes, seed }: Wanted,
  { pair, run, listeners }: { pair: number; run: string; listeners: number },
): Promise<ObserverRow[]> {
  desk.setProfile(profile, seed);
  const { seat, crowd } = await takeSeats(stack, listeners);
  const gaps: Omit<ObserverRow, 'hearing'>[] = [];
  const setting = { contender: 'ours' as const, profile, sessions: 1, seed };
  let hearing = 0;
  try {
    await runInterview({
      ...{ seat, desk, setting, round: pair, until: performance.now() + minutes * 60_000 },
      write: (row) => {
        if (row.kind === 'turn' && row.gapMs !== null && !row.cutIn)
          gaps.push({ pair: `${run} ${pair}`, listeners, line: row.line, act: row.act, gapMs: row.gapMs });
      },
    });
  } finally {
    hearing = (await crowd?.leave()) ?? 0;
    await seat.leave();
  }
  return gaps.map((gap) => ({ ...gap, hearing }));
}

/** The listeners are in the room before a word is spoken. */
async function takeSeats(stack: Stack, listeners: number): Promise<{ seat: Seat; crowd: Crowd | undefined }> {
  const seat = await ourVenue(stack).seat(SEAT);
  try {
    const { token } = await seat.interview.createLink();
    return { seat, crowd: listeners > 0 ? await bringCrowd(stack.url, token, listeners) : undefined };
  } catch (error) {
    await seat.leave();
    throw error;
  }
}

function print(rows: readonly ObserverRow[]): boolean {
  const gaps = (listeners: number) =>
    rows.filter((row) => row.listeners === listeners).map(({ gapMs }) => gapMs);
  const pairs = pairsOf(rows).toSorted((one, other) => one - other);
  const heard = rows.filter(({ listeners }) => listeners > 0).map(({ hearing }) => hearing);
  say(`${cpus().length} cores shared with database, media server, candidate, providers and listeners`);
  for (const listeners of [0, LISTENERS]) {
    const { n, p50, p95 } = spreadOf(gaps(listeners));
    const name = `${listeners} listeners`.padEnd(14);
    say(`reply gap, ${name} n ${n}  p50 ${p50.toFixed(0)} ms  p95 ${p95.toFixed(0)} ms`);
  }
  const quartiles = [0.25, 0.5, 0.75].map((share) => percentile(pairs, share).toFixed(1));
  const shift = percentile(pairs, 0.5);
  say(`paired difference of the same line, n ${pairs.length}  quartiles ${quartiles.join(' / ')} ms`);
  say(`listeners that heard a voice: at least ${Math.min(...heard)} of ${LISTENERS}`);
  const met = pairs.length > 0 && shift <= GOAL_MS && Math.min(...heard) === LISTENERS;
  say(`  ${met ? '✓' : '✗'} median of the paired differences <= ${GOAL_MS} ms, all ${LISTENERS} hearing`);
  return met;
}

/** With listeners minus without, for each line that was answered in the same way both times. */
function pairsOf(rows: readonly ObserverRow[]): number[] {
  return rows
    .filter(({ listeners }) => listeners > 0)
    .flatMap((row) => {
      const alone = rows.find(
        (other) =>
          other.listeners === 0 &&
          other.pair === row.pair &&
          other.line === row.line &&
          other.act === row.act,
      );
      return alone ? [row.gapMs - alone.gapMs] : [];
    });
}
