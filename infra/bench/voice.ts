import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBenchStack } from '../audio-truth/bench-stack.ts';
import { eachOf, numberOf } from '../audio-truth/options.ts';
import { ourVenue } from '../audio-truth/our-venue.ts';
import { profileNames, type ProfileName } from '../audio-truth/profiles.ts';
import { startProviderDesk, type ProviderDesk } from '../audio-truth/provider-desk.ts';
import { readRows, rowFile, rowWriter, voiceRow, type VoiceRow } from '../audio-truth/rows.ts';
import { contenders, type Contender, type Venue } from '../audio-truth/seat.ts';
import { stockVenue } from '../audio-truth/stock-venue.ts';
import { measureTransport } from '../audio-truth/transport.ts';
import { runCell, seatNames } from '../audio-truth/voice-cell.ts';
import { voiceReport } from '../audio-truth/voice-report.ts';
import { ROOT } from '../local/root.ts';
import type { Stack } from '../testing/stack.ts';

const TONES = 15;
const say = (line: string) => void process.stdout.write(`${line}\n`);

type Wanted = {
  profiles: ProfileName[];
  sessions: number[];
  minutes: number;
  contenders: Contender[];
  seed: number;
  rows: string;
};

/**
 * `--profile FAST[,PROD ...]` or `ALL`, `--sessions 1[,4]`, `--minutes M` for each contender and cell, `--contenders
 * ours,stock,tuned`, `--seed N`, `--rows FOLDER`; `--merge PLACE` (more than once) prints the table of earlier runs.
 * False when a goal is missed.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      profile: { type: 'string', default: 'FAST' },
      sessions: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '1.5' },
      contenders: { type: 'string', default: contenders.join(',') },
      seed: { type: 'string', default: '1' },
      rows: { type: 'string', default: join(ROOT, '.data/bench') },
      merge: { type: 'string', multiple: true },
    },
  });
  if (values.merge) return print(readRows(voiceRow, 'voice', values.merge));
  return print(await measure(wantedOf(values)));
}

function print(rows: readonly VoiceRow[]): boolean {
  const { lines, met } = voiceReport(rows);
  say(`${cpus().length} cores shared with database, media server, candidates and providers`);
  for (const line of lines) say(line);
  return met;
}

type Values = Record<'profile' | 'sessions' | 'minutes' | 'contenders' | 'seed' | 'rows', string>;

function wantedOf(values: Values): Wanted {
  const profiles =
    values.profile.toUpperCase() === 'ALL' ? profileNames.join(',') : values.profile.toUpperCase();
  return {
    profiles: eachOf('--profile', profiles, profileNames),
    sessions: values.sessions.split(',').map((count) => numberOf('--sessions', count, 1, 12)),
    minutes: numberOf('--minutes', values.minutes, 0.2, 120),
    contenders: eachOf('--contenders', values.contenders, contenders),
    seed: numberOf('--seed', values.seed, 0, 2 ** 31),
    rows: values.rows,
  };
}

async function measure(wanted: Wanted): Promise<VoiceRow[]> {
  const file = rowFile(wanted.rows, 'voice');
  const append = rowWriter<VoiceRow>(file);
  const rows: VoiceRow[] = [];
  const write = (row: VoiceRow) => {
    rows.push(row);
    append(row);
  };
  const desk = await startProviderDesk();
  try {
    const stack = await startBenchStack(desk, seatNames(Math.max(...wanted.sessions)), { brisk: true });
    try {
      await measureIn(stack, desk, wanted, write);
    } finally {
      await stack.stop();
    }
  } finally {
    await desk.close();
  }
  say(`raw rows: ${file}`);
  return rows;
}

async function measureIn(
  stack: Stack,
  desk: ProviderDesk,
  wanted: Wanted,
  write: (row: VoiceRow) => void,
): Promise<void> {
  const { seed, minutes } = wanted;
  const base = { contender: 'ours' as const, profile: 'ZERO' as const, sessions: 1, seed };
  for (const roundTripMs of await measureTransport(stack, TONES))
    write({ kind: 'transport', ...base, roundTripMs });
  for (const contender of wanted.contenders) {
    const venue = await venueFor(stack, contender);
    try {
      for (const profile of wanted.profiles)
        for (const sessions of wanted.sessions) {
          say(`${contender}, ${profile}, ${sessions} at once, ${minutes} min ...`);
          await runCell({ venue, desk, setting: { contender, profile, sessions, seed }, minutes, write });
        }
    } finally {
      await venue.close();
    }
  }
}

const venueFor = async (stack: Stack, contender: Contender): Promise<Venue> =>
  contender === 'ours' ? ourVenue(stack) : stockVenue(stack, contender);
