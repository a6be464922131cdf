import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBenchStack } from '../audio-truth/bench-stack.ts';
import { numberOf } from '../audio-truth/options.ts';
import { ourVenue } from '../audio-truth/our-venue.ts';
import { processTree } from '../audio-truth/process-memory.ts';
import { startProviderDesk, type ProviderDesk } from '../audio-truth/provider-desk.ts';
import { readRows, rowFile, rowWriter, type VoiceRow } from '../audio-truth/rows.ts';
import type { Venue } from '../audio-truth/seat.ts';
import { seatNames } from '../audio-truth/voice-cell.ts';
import { soakReport } from '../audio-truth/soak-report.ts';
import { soakRow, type SoakRow } from '../audio-truth/soak-rows.ts';
import { runInterview, script, type ScriptLine } from '../audio-truth/voice-interview.ts';
import { sentenceOf } from '../local/fault.ts';
import { ROOT } from '../local/root.ts';
import { delay } from '../local/waiting.ts';

const SAMPLE_MS = 20_000;
const SETTLE_MS = 3_000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Three short interviews, then one that goes on for ten minutes, to see a job grow. */
const short = script.slice(0, 10);
const long = [...script, ...Array.from({ length: 18 }, () => script.slice(-8, -3)).flat()];
const rounds: readonly (readonly ScriptLine[])[] = [short, short, short, long];

/**
 * `--minutes M` (60), `--sessions N` (1), `--rows FOLDER`, `--merge PLACE`: back-to-back interviews through one worker, and
 * what memory, open files and processes did meanwhile. False when something grew that should be flat.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '60' },
      sessions: { type: 'string', default: '1' },
      rows: { type: 'string', default: join(ROOT, '.data/bench') },
      merge: { type: 'string', multiple: true },
    },
  });
  if (values.merge) return print(readRows(soakRow, 'soak', values.merge));
  const sessions = numberOf('--sessions', values.sessions, 1, 12);
  return print(await soak(numberOf('--minutes', values.minutes, 1, 24 * 60), sessions, values.rows));
}

function print(rows: readonly SoakRow[]): boolean {
  const { lines, met } = soakReport(rows);
  for (const line of lines) say(line);
  return met;
}

async function soak(minutes: number, sessions: number, folder: string): Promise<SoakRow[]> {
  const file = rowFile(folder, 'soak');
  const append = rowWriter<SoakRow>(file);
  const rows: SoakRow[] = [];
  const write = (row: SoakRow) => {
    rows.push(row);
    append(row);
  };
  const desk = await startProviderDesk();
  const stack = await startBenchStack(desk, seatNames(sessions), { brisk: true });
  try {
    const venue = ourVenue(stack);
    desk.setProfile('FAST', 1);
    const until = performance.now() + minutes * 60_000;
    const sitting = seatNames(sessions).map((name) => sit({ venue, desk, name, until, write }));
    await Promise.all([...sitting, watch(venue, until, rows, write)]);
  } finally {
    await stack.stop();
    await desk.close();
  }
  say(`raw rows: ${file}`);
  return rows;
}

type Sitting = {
  venue: Venue;
  desk: ProviderDesk;
  name: string;
  until: number;
  write: (row: SoakRow) => void;
};

async function sit(sitting: Sitting): Promise<void> {
  const { name, until, write } = sitting;
  for (let round = 0; performance.now() < until; round += 1) {
    try {
      write(await sitOne(sitting, round));
    } catch (error) {
      write({ kind: 'failed', seat: name, atMs: performance.now(), reason: sentenceOf(error) });
    }
    await delay(SETTLE_MS);
  }
}

async function sitOne({ venue, desk, name, until }: Sitting, round: number): Promise<SoakRow> {
  const setting = { contender: 'ours', profile: 'FAST', sessions: 2, seed: 1 } as const;
  const startMs = performance.now();
  const lines = rounds[round % rounds.length];
  const turns: VoiceRow[] = [];
  const seat = await venue.seat(name);
  try {
    await runInterview({ seat, desk, setting, write: (row) => turns.push(row), until, round }, lines);
    const spoken = turns.filter((row) => row.kind === 'turn');
    const unheard = spoken.filter(({ gapMs }) => gapMs === null).length;
    const events = (await seat.logged()) ?? 0;
    return {
      kind: 'interview',
      seat: name,
      startMs,
      endMs: performance.now(),
      events,
      turns: spoken.length,
      unheard,
    };
  } finally {
    await seat.leave();
  }
}

async function watch(
  venue: Venue,
  until: number,
  rows: readonly SoakRow[],
  write: (row: SoakRow) => void,
): Promise<void> {
  while (performance.now() < until) {
    const interviews = rows.filter(({ kind }) => kind === 'interview').length;
    write({ kind: 'sample', atMs: performance.now(), interviews, processes: processTree(venue.workerPid()) });
    await delay(SAMPLE_MS);
  }
}
