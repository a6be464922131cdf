import { expect, it } from 'vitest';
import { slopeOf, soakReport } from './soak-report.ts';
import type { Sample, SoakRow } from './soak-rows.ts';
import { readRollup } from './process-memory.ts';

const MINUTE_MS = 60_000;

it('finds the slope of the nearest straight line', () => {
  expect(slopeOf([0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x })))).toBeCloseTo(2);
  expect(
    slopeOf([
      { x: 0, y: 1 },
      { x: 1, y: 5 },
    ]),
  ).toBeNaN();
});

const soaked = (growthAnHour: number, extra = 0): SoakRow[] => [
  ...Array.from({ length: 60 }, (_, minute): Sample => {
    const worker = {
      pid: 1,
      role: 'worker' as const,
      rssMib: 200,
      pssMib: 150 + (growthAnHour * minute) / 60,
      openFiles: 40,
    };
    const job = {
      pid: 100 + Math.floor(minute / 20),
      role: 'job' as const,
      rssMib: 250,
      pssMib: 180,
      openFiles: 30,
    };
    const left = Array.from({ length: Math.floor((minute * extra) / 60) }, (_item, index) => ({
      ...job,
      pid: 1_000 + index,
    }));
    return {
      kind: 'sample',
      atMs: minute * MINUTE_MS,
      interviews: minute,
      processes: [worker, job, ...left],
    };
  }),
  { kind: 'interview', seat: 'short', startMs: 0, endMs: 1, events: 90, turns: 10, unheard: 0 },
];

it('calls a worker flat that is flat, and jobs that do not grow', () => {
  const { lines, met } = soakReport(soaked(0));
  expect(met).toBe(true);
  expect(lines.join('\n')).toContain('jobs in a long call: p50 +0.0 MiB an hour, max +0.0, n 3');
});

it('tells of a worker that grows, and of processes that stay behind', () => {
  expect(soakReport(soaked(40)).lines.join('\n')).toContain('✗ worker: +40.0 MiB an hour');
  expect(soakReport(soaked(0, 12)).lines.join('\n')).toMatch(/✗ processes: .* an hour, at most 1/);
});

it('reads what the kernel says of a process', () => {
  expect(readRollup('00-ff ---p\nRss:     2048 kB\nPss:  1024 kB\nPss_Dirty: 7 kB\n')).toEqual({
    rssMib: 2,
    pssMib: 1,
  });
});
