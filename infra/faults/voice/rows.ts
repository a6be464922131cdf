import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { brokenIn, invariants } from './invariants/invariants.ts';
import { faultKinds } from './kinds.ts';
import type { RunPlan } from './plan.ts';
import { recoveriesOf } from './recovery.ts';
import { type InterviewRecord, isTorn } from './record.ts';

/** One interview of a run, as it is counted. `null` among the recoveries: never. */
const row = z.object({
  index: z.number(),
  seed: z.number(),
  kind: z.enum(faultKinds),
  interview: z.number(),
  broken: z.array(z.object({ invariant: z.enum(invariants), what: z.string() })),
  recoveriesMs: z.array(z.number().nullable()),
  mishaps: z.array(z.string()),
  record: z.string(),
});
export type Row = z.infer<typeof row>;

const ROWS = 'rows.jsonl';

/** The record stays beside its row, so that a checker can look at it again. */
export function writeRow(folder: string, plan: RunPlan, interview: number, record: InterviewRecord): Row {
  mkdirSync(folder, { recursive: true });
  const file = `${plan.kind}-${plan.seed}-${interview}.json`;
  writeFileSync(join(folder, file), JSON.stringify(record));
  const made = rowOf(plan, interview, record, file);
  appendFileSync(join(folder, ROWS), `${JSON.stringify(made)}\n`);
  return made;
}

/** A run that came to nothing: a misfortune of the rig, or an interview that could not even be begun. */
export function writeMishap(folder: string, plan: RunPlan, error: unknown): Row {
  mkdirSync(folder, { recursive: true });
  const { index, seed, kind } = plan;
  const made: Row = {
    ...{ index, seed, kind, interview: 0, broken: [], recoveriesMs: [], record: '' },
    mishaps: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  };
  appendFileSync(join(folder, ROWS), `${JSON.stringify(made)}\n`);
  return made;
}

function rowOf(plan: RunPlan, interview: number, record: InterviewRecord, file: string): Row {
  const { index, seed, kind } = plan;
  const torn = isTorn(record);
  const machine = `the machine stood still for ${record.microphoneLateMs} ms, so that the rig itself tore the sound`;
  return {
    ...{ index, seed, kind, interview, record: file },
    broken: torn ? [] : brokenIn(record),
    recoveriesMs: torn ? [] : recoveriesOf(record).map((ms) => (Number.isFinite(ms) ? ms : null)),
    mishaps: [...record.mishaps, ...(torn ? [machine] : [])],
  };
}

/** All rows of a folder and of the folders in it. Records are checked again: the newest checker has the last word. */
export function readRows(folder: string): Row[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readRows(path);
    return entry.name === ROWS ? rowsOf(readFileSync(path, 'utf8')).map((one) => again(folder, one)) : [];
  });
}

const rowsOf = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)));

function again(folder: string, old: Row): Row {
  if (old.record === '') return old;
  // Written by this rig with the type that it is read with.
  const record = JSON.parse(readFileSync(join(folder, old.record), 'utf8')) as InterviewRecord;
  const plan = { ...old, interviews: 1, strikes: [], lengthMs: 0, exchangesAfter: 0 };
  return rowOf(plan, old.interview, record, old.record);
}
