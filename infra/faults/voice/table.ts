import { spreadOf } from '../../bench/percentiles.ts';
import { invariants } from './invariants/invariants.ts';
import { faultKinds, losesInterviewer } from './kinds.ts';
import type { Row } from './rows.ts';

/** The interviewer is heard again within this time, by kind of fault. */
const GOAL_MS = 8_000;
const seconds = (ms: number): string => {
  if (Number.isNaN(ms)) return '-';
  return Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : 'never';
};

/** What the rows say, kind by kind, as lines; `good` when no invariant is broken and every run came about. */
export function tableOf(rows: readonly Row[]): { lines: string[]; good: boolean } {
  const head = `${'fault'.padEnd(24)}${['runs', 'blows', 'p50', 'p95'].map((name) => name.padStart(8)).join('')}  broken`;
  const lines = faultKinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own.length === 0 ? [] : [lineOf(kind, own)];
  });
  const killed = recoveries(rows.filter(({ kind }) => losesInterviewer(kind)));
  const spread = spreadOf(killed);
  const judged = rows.filter(({ mishaps }) => mishaps.length === 0);
  return {
    lines: [
      'heard again after the loss of the interviewer, and for the others the longest wait for a reply under the fault',
      head,
      ...lines,
      '',
      `interviewer lost: n ${spread.n}, heard again p50 ${seconds(spread.p50)}, p95 ${seconds(spread.p95)} (goal p95 <= ${GOAL_MS / 1_000} s)`,
      ...invariants.map((invariant) => {
        const hurt = judged.filter(({ broken }) => broken.some((one) => one.invariant === invariant));
        return `${hurt.length === 0 ? '✓' : '✗'} ${invariant}: broken in ${hurt.length} of ${judged.length} interviews`;
      }),
    ],
    good: rows.every(({ broken, mishaps }) => broken.length === 0 && mishaps.length === 0),
  };
}

function lineOf(kind: string, rows: readonly Row[]): string {
  const spread = spreadOf(recoveries(rows));
  const runs = new Set(rows.map(({ seed }) => seed)).size;
  const figures = [String(runs), String(spread.n), seconds(spread.p50), seconds(spread.p95)];
  const broken = [...new Set(rows.flatMap((row) => row.broken.map(({ invariant }) => invariant)))];
  const mishaps = rows.filter((row) => row.mishaps.length > 0).length;
  const said = [...broken, ...(mishaps > 0 ? [`${mishaps} came to nothing`] : [])].join(', ') || '-';
  return `${kind.padEnd(24)}${figures.map((figure) => figure.padStart(8)).join('')}  ${said}`;
}

const recoveries = (rows: readonly Row[]): number[] =>
  rows.flatMap(({ recoveriesMs }) => recoveriesMs.map((ms) => ms ?? Number.POSITIVE_INFINITY));
