import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalFault } from '../../local/fault.ts';
import { ROOT } from '../../local/root.ts';
import { runInterview } from './interview-run.ts';
import { type FaultKind, faultKinds, strikesAll } from './kinds.ts';
import { planRuns, type RunPlan } from './plan.ts';
import { type Plant, startPlant } from './plant.ts';
import type { Blow } from './record.ts';
import { readRows, type Row, writeMishap, writeRow } from './rows.ts';
import { tableOf } from './table.ts';

/** An interview takes a core of a slow machine with its candidate, its simulators and all that hears and speaks for it. */
const LANES = availableParallelism();
/** The longest run: a minute's standstill, the talk after it and the evaluation. A run that hangs must not hold the others. */
const RUN_MS = 240_000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run faults -- voice [options]
  --runs N       how many runs (100); --seed S  the series (1)
  --only KIND    one kind of fault: ${faultKinds.join(', ')}
  --part I/N     every Nth run from the Ith on, to be merged later
  --lanes L      interviews at once (${LANES}); --out FOLDER  where rows and records go
  --merge FOLDER print the table of all rows below a folder, checked again`;

/** Live spoken interviews under faults. False when a promise is broken or a run came to nothing. */
export async function run(args: string[]): Promise<boolean> {
  const options = read(args);
  if (options.merge) return report(readRows(options.merge));
  const { out } = options;
  const plans = planRuns(options).filter((_, index) => index % options.parts === options.part - 1);
  say(`${plans.length} runs, seed ${options.seed}; rows and records: ${out}`);
  const plant = await startPlant();
  try {
    const rows = await runAll(plant, plans, options.lanes, out);
    return report(rows);
  } finally {
    await plant.stop();
  }
}

/** What strikes one interview runs beside others; what strikes all runs alone. */
async function runAll(plant: Plant, plans: readonly RunPlan[], lanes: number, out: string): Promise<Row[]> {
  const rows: Row[] = [];
  const waiting = plans.filter(({ kind }) => !strikesAll(kind));
  const lane = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift())
      rows.push(...(await runOne(plant, plan, out)));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const plan of plans.filter(({ kind }) => strikesAll(kind)))
    rows.push(...(await runOne(plant, plan, out)));
  return rows;
}

async function runOne(plant: Plant, plan: RunPlan, out: string): Promise<Row[]> {
  const strikes: Blow[] = [];
  const interviews = Array.from({ length: plan.interviews }, (_, place) =>
    inTime(runInterview(plant, plan, place, strikes)),
  );
  const results = await Promise.allSettled(interviews);
  const rows = results.map((result, place) =>
    result.status === 'fulfilled'
      ? writeRow(out, plan, place, result.value)
      : writeMishap(out, plan, result.reason),
  );
  for (const row of rows) tell(row);
  return rows;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the run took longer than ${RUN_MS / 1_000} s`)), RUN_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function tell({ index, kind, seed, interview, broken, recoveriesMs, mishaps }: Row): void {
  const again = recoveriesMs.map((ms) => (ms === null ? 'never' : `${(ms / 1_000).toFixed(1)} s`)).join(', ');
  const bad = [...broken.map(({ invariant, what }) => `${invariant}: ${what}`), ...mishaps];
  say(
    `${bad.length === 0 ? '✓' : '✗'} ${index} ${kind} ${interview === 0 ? '' : `(interview ${interview + 1}) `}${again}`,
  );
  for (const one of bad) say(`    ${one}`);
  if (bad.length > 0) say(`    again: npm run faults -- voice --runs 1 --seed ${seed} --only ${kind}`);
}

function report(rows: readonly Row[]): boolean {
  const { lines, good } = tableOf(rows);
  for (const line of lines) say(line);
  return good;
}

function read(args: string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { runs: text, seed: text, only: text, part: text, lanes: text, out: text, merge: text },
  });
  const [part = 1, parts = 1] = (values.part ?? '1/1').split('/').map(Number);
  const only = faultKinds.find((kind) => kind === values.only);
  const [runs, seed, lanes] = [
    Number(values.runs ?? 100),
    Number(values.seed ?? 1),
    Number(values.lanes ?? LANES),
  ];
  const whole = [runs, seed, lanes, part, parts].every(Number.isInteger);
  if (!whole || runs < 1 || lanes < 1 || part < 1 || part > parts || (values.only && !only))
    throw new LocalFault('These options cannot be used.', USAGE);
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const out = values.out ?? join(ROOT, '.data/faults', `voice-${stamp}`);
  return {
    runs,
    seed,
    lanes,
    part,
    parts,
    out,
    merge: values.merge,
    only: only satisfies FaultKind | undefined,
  };
}
