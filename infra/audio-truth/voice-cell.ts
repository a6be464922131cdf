import { monitorEventLoopDelay } from 'node:perf_hooks';
import { delay } from '../local/waiting.ts';
import { processTree, sumOf } from './process-memory.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { Setting, VoiceRow } from './rows.ts';
import type { Venue } from './seat.ts';
import { runInterview } from './voice-interview.ts';

/** Interviews begin one after the other, as people come. */
const STAGGER_MS = 1_500;
const NANO_PER_MS = 1e6;

export type Cell = {
  venue: Venue;
  desk: ProviderDesk;
  setting: Setting;
  minutes: number;
  write: (row: VoiceRow) => void;
};

export const seatNames = (sessions: number): string[] =>
  Array.from({ length: sessions }, (_, index) => `seat-${index + 1}`);

/** So many interviews at once for so long, one after the other at each seat. */
export async function runCell(cell: Cell): Promise<void> {
  const { desk, setting, minutes, write } = cell;
  desk.setProfile(setting.profile, setting.seed);
  const until = performance.now() + minutes * 60_000;
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const seats = seatNames(setting.sessions).map(async (name, index) => {
    await delay(index * STAGGER_MS);
    await occupy(cell, name, until);
  });
  const weighed = weigh(cell, until);
  await Promise.all([...seats, weighed]);
  stalls.disable();
  write({ kind: 'rig', ...setting, stallMs: stalls.percentile(99) / NANO_PER_MS });
}

async function occupy(cell: Cell, name: string, until: number): Promise<void> {
  const { desk, setting, write } = cell;
  for (let round = 0; performance.now() < until; round += 1) {
    const seat = await cell.venue.seat(name);
    try {
      await runInterview({ seat, desk, setting, write, until, round });
    } finally {
      await seat.leave();
    }
  }
}

/** The worker's processes near the end, when every interview has been running for a while. */
async function weigh({ venue, setting, minutes, write }: Cell, until: number): Promise<void> {
  const lastTenthMs = minutes * 6_000;
  await delay(Math.max(0, until - lastTenthMs - performance.now()));
  const tree = processTree(venue.workerPid());
  const sums = { pssMib: sumOf(tree, 'pssMib'), rssMib: sumOf(tree, 'rssMib') };
  write({ kind: 'memory', ...setting, ...sums, processes: tree.length });
}
