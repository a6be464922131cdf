import { spreadOf } from '../bench/percentiles.ts';
import type { Sample, SoakedInterview, SoakRow } from './soak-rows.ts';

const HOUR_MS = 3_600_000;
/** Caches and compiled code fill up first; what grows afterwards is a leak. */
const WARM_UP_MS = 5 * 60_000;
/** A job's own warm-up: models, first replies. */
const JOB_WARM_UP_MS = 3 * 60_000;
/** A shorter stretch says nothing of an hour. */
const SHORTEST_MS = 6 * 60_000;
const JOB_GROWTH_MIB = 5;
/** An hour may move the worker by so much and count as flat: what its heap breathes. */
const WORKER_GROWTH_MIB = 10;

type Point = { x: number; y: number };

/** The slope of the straight line nearest to the points (least squares); NaN for fewer than three. */
export function slopeOf(points: readonly Point[]): number {
  if (points.length < 3) return Number.NaN;
  const mean = (pick: (point: Point) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
}

type Process = Sample['processes'][number];
type Series = { role: Process['role']; points: { atMs: number; process: Process }[] };

function seriesOf(samples: readonly Sample[]): Series[] {
  const found = new Map<number, Series>();
  for (const { atMs, processes } of samples)
    for (const process of processes) {
      const series = found.get(process.pid) ?? { role: process.role, points: [] };
      series.points.push({ atMs, process });
      found.set(process.pid, series);
    }
  return [...found.values()];
}

/** Growth in an hour of what a process takes for itself, after its warm-up. */
function growthOf(series: Series, key: 'pssMib' | 'openFiles', warmUpMs: number): number {
  const from = (series.points[0]?.atMs ?? 0) + warmUpMs;
  const points = series.points.filter(({ atMs }) => atMs >= from);
  const lastsMs = (points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0);
  if (lastsMs < SHORTEST_MS) return Number.NaN;
  return slopeOf(points.map(({ atMs, process }) => ({ x: atMs / HOUR_MS, y: process[key] })));
}

type Judged = { name: string; met: boolean };

/** Memory, files, processes and events of a soak, with what grew by how much in an hour. */
export function soakReport(rows: readonly SoakRow[]): { lines: string[]; met: boolean } {
  const samples = rows.filter((row): row is Sample => row.kind === 'sample');
  const interviews = rows.filter((row): row is SoakedInterview => row.kind === 'interview');
  const all = seriesOf(samples);
  const lines = [
    ...interviewLines(interviews, samples),
    ...all.filter(({ role }) => role === 'worker' || role === 'models').map(lineOf),
  ];
  const jobs = all.filter(({ role }) => role === 'job');
  lines.push(...jobLines(jobs));
  const failed = rows.filter((row) => row.kind === 'failed');
  for (const { reason } of failed) lines.push(`an interview did not come about: ${reason}`);
  const judged = [
    ...all.filter(({ role }) => role === 'worker' || role === 'models').flatMap(judgeWorker),
    ...judgeJobs(jobs),
    ...judgeCounts(samples),
  ];
  lines.push('', ...judged.map(({ name, met }) => `  ${met ? '✓' : '✗'} ${name}`));
  return { lines, met: failed.length === 0 && judged.length > 0 && judged.every(({ met }) => met) };
}

function interviewLines(interviews: readonly SoakedInterview[], samples: readonly Sample[]): string[] {
  const events = spreadOf(interviews.map((row) => row.events));
  const turns = interviews.reduce((sum, row) => sum + row.turns, 0);
  const unheard = interviews.reduce((sum, row) => sum + row.unheard, 0);
  const minutes = ((samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0)) / 60_000;
  return [
    `${minutes.toFixed(0)} minutes, ${interviews.length} interviews through one worker, ${turns} turns, ${unheard} without a reply`,
    `events an interview: p50 ${events.p50}, max ${events.max}`,
  ];
}

function lineOf(series: Series): string {
  const [first, last] = [series.points[0]?.process, series.points.at(-1)?.process];
  const growth = growthOf(series, 'pssMib', WARM_UP_MS);
  return (
    `${series.role.padEnd(8)} MiB ${first?.pssMib.toFixed(0)} -> ${last?.pssMib.toFixed(0)}, ` +
    `${signed(growth)} an hour after ${WARM_UP_MS / 60_000} min; open files ${first?.openFiles} -> ${last?.openFiles}`
  );
}

function jobLines(jobs: readonly Series[]): string[] {
  const peaks = spreadOf(jobs.map(({ points }) => Math.max(...points.map(({ process }) => process.pssMib))));
  const resident = spreadOf(
    jobs.map(({ points }) => Math.max(...points.map(({ process }) => process.rssMib))),
  );
  const files = spreadOf(
    jobs.map(({ points }) => Math.max(...points.map(({ process }) => process.openFiles))),
  );
  return [
    `jobs     ${jobs.length} seen; largest of each: proportional MiB p50 ${peaks.p50.toFixed(0)}, max ${peaks.max.toFixed(0)}; resident MiB p50 ${resident.p50.toFixed(0)}, max ${resident.max.toFixed(0)}; open files max ${files.max}`,
  ];
}

function judgeWorker(series: Series): Judged[] {
  const growth = growthOf(series, 'pssMib', WARM_UP_MS);
  const files = growthOf(series, 'openFiles', WARM_UP_MS);
  if (Number.isNaN(growth)) return [];
  return [
    {
      name: `${series.role}: ${signed(growth)} MiB an hour, at most ${WORKER_GROWTH_MIB}`,
      met: growth <= WORKER_GROWTH_MIB,
    },
    { name: `${series.role}: ${signed(files)} open files an hour, at most 2`, met: files <= 2 },
  ];
}

/** Jobs that lived long enough to tell, by their median. */
function judgeJobs(jobs: readonly Series[]): Judged[] {
  const growths = jobs
    .map((job) => growthOf(job, 'pssMib', JOB_WARM_UP_MS))
    .filter((growth) => !Number.isNaN(growth));
  if (growths.length === 0) return [];
  const { n, p50, max } = spreadOf(growths);
  return [
    {
      name: `jobs in a long call: p50 ${signed(p50)} MiB an hour, max ${signed(max)}, n ${n}, at most ${JOB_GROWTH_MIB}`,
      met: p50 <= JOB_GROWTH_MIB,
    },
  ];
}

/** Processes that outlive their interview would pile up. */
function judgeCounts(samples: readonly Sample[]): Judged[] {
  const points = samples.map(({ atMs, processes }) => ({ x: atMs / HOUR_MS, y: processes.length }));
  const slope = slopeOf(points);
  if (Number.isNaN(slope)) return [];
  const counts = spreadOf(points.map(({ y }) => y));
  return [
    {
      name: `processes: p50 ${counts.p50}, max ${counts.max}, ${signed(slope)} an hour, at most 1`,
      met: slope <= 1,
    },
  ];
}

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
