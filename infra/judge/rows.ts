import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';

export type Row = Readonly<Record<string, string | number>>;

/** Writes raw rows as CSV below `.data/judge`, and gives the file's path. */
export function writeRows(name: string, rows: readonly Row[]): string {
  const folder = join(ROOT, '.data/judge');
  const file = join(folder, `${name}-${new Date().toISOString().replace(/[:.]/g, '-')}.csv`);
  mkdirSync(folder, { recursive: true });
  const heads = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => heads.map((head) => cell(row[head] ?? '')).join(','));
  writeFileSync(file, [heads.join(','), ...lines, ''].join('\n'));
  return file;
}

const cell = (value: string | number): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

export type Goal = { name: string; goal: string; figure: string; n: number; met: boolean; isHard?: boolean };

/** A table of goals with what was measured. */
export function tableOf(goals: readonly Goal[]): string {
  const head = `  ${'what'.padEnd(66)}${'goal'.padStart(10)}${'figure'.padStart(10)}${'n'.padStart(9)}`;
  const lines = goals.map(
    ({ name, goal, figure, n, met }) =>
      `${met ? '✓' : '✗'} ${name.padEnd(66)}${goal.padStart(10)}${figure.padStart(10)}${String(n).padStart(9)}`,
  );
  return [head, ...lines].join('\n');
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
