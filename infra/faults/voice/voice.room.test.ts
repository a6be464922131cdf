import { afterAll, beforeAll, expect, it } from 'vitest';
import { brokenIn, type Invariant } from './invariants/invariants.ts';
import { runInterview } from './interview-run.ts';
import type { FaultKind } from './kinds.ts';
import { planRuns } from './plan.ts';
import { type Plant, startPlant } from './plant.ts';
import { isTorn } from './record.ts';
import { recoveriesOf } from './recovery.ts';

let plant: Plant;
beforeAll(async () => {
  plant = await startPlant(1);
});
afterAll(() => plant?.stop());

/** One short interview of `npm run faults -- voice`, planned by a seed that strikes once and early. */
async function struck(only: FaultKind, seed: number) {
  const [plan] = planRuns({ runs: 1, seed, only });
  if (!plan) throw new Error('nothing was planned');
  return runInterview(plant, plan);
}

it('keeps its promises when a job is killed and when a recogniser hangs up', async () => {
  const records = await Promise.all([struck('job-kill', 24), struck('recogniser-closed-1006', 1)]);
  for (const record of records) {
    expect(record.strikes).toHaveLength(1);
    // A machine that stalls tears the candidate's own sound: then words and waits say nothing, and the rest still holds.
    const excused = new Set<Invariant>(isTorn(record) ? ['transcripts', 'no unexplained silence'] : []);
    expect(brokenIn(record).filter(({ invariant }) => !excused.has(invariant))).toEqual([]);
    expect(record.spoken.length).toBeGreaterThan(2);
    // Far above the goal: a shared machine stalls, and an interviewer who never comes back is what this looks for.
    for (const ms of recoveriesOf(record)) expect(ms).toBeLessThan(20_000);
  }
});
