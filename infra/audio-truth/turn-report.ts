import { spreadOf } from '../bench/percentiles.ts';
import { overlays, type OverlayRow, type TurnRow, type UtteranceRow } from './turn-rows.ts';
import { turnClasses } from './turn-set.ts';

/** The goal: at most a tenth of the pauses cut into, at no more dead air than this. */
const CUT_IN_SHARE = 0.1;
const DEAD_AIR_MS = 700;
const KEPT_SHARE = 0.9;
const RESUMED_MS = 1_000;
const YIELD_MS = 300;
/** Between two sentences a voice is silent for less. */
const KEPT_MS = 600;

type Judged = { name: string; met: boolean };

/** Cut-ins and dead air by class, what sounded over the interviewer, and which goals are missed. */
export function turnReport(rows: readonly TurnRow[]): { lines: string[]; met: boolean } {
  const utterances = rows.filter((row): row is UtteranceRow => row.kind === 'utterance');
  const over = rows.filter((row): row is OverlayRow => row.kind === 'overlay');
  const lines = [head(['n', 'pauses', 'cut in', 'share %', 'yield p50', 'air p50', 'air p95', 'unheard'])];
  for (const kind of turnClasses)
    lines.push(
      ...lineOf(
        kind,
        utterances.filter((row) => row.class === kind),
      ),
    );
  for (const where of ['brisk', 'patient'] as const)
    lines.push(
      ...lineOf(
        `all ${where}`,
        utterances.filter((row) => row.where === where),
      ),
    );
  lines.push(
    ...lineOf('all', utterances),
    '',
    head(['n', 'kept', 'resumed', 'stopped', 'as turn', 'silent p95']),
  );
  for (const overlay of overlays)
    lines.push(
      ...overlayLine(
        overlay,
        over.filter((row) => row.overlay === overlay),
      ),
    );
  const judged = [...judgeUtterances(utterances), ...judgeOverlays(over)];
  lines.push('', ...judged.map(({ name, met }) => `  ${met ? '✓' : '✗'} ${name}`));
  return { lines, met: judged.every(({ met }) => met) };
}

const head = (names: readonly string[]) =>
  `${''.padEnd(22)}${names.map((name) => name.padStart(11)).join('')}`;
const cell = (value: number) => (Number.isFinite(value) ? value.toFixed(0) : '-').padStart(11);
const row = (name: string, values: readonly number[]) => `${name.padEnd(22)}${values.map(cell).join('')}`;

export type CutInCount = { pauses: number; cutIn: number; share: number };

export function countCutIns(rows: readonly UtteranceRow[]): CutInCount {
  const pauses = rows.reduce((sum, { pauses: count }) => sum + count, 0);
  const cutIn = rows.reduce((sum, { cutInsMs }) => sum + cutInsMs.length, 0);
  return { pauses, cutIn, share: pauses === 0 ? Number.NaN : cutIn / pauses };
}

const deadAirOf = (rows: readonly UtteranceRow[]) =>
  spreadOf(rows.flatMap(({ deadAirMs }) => deadAirMs ?? []));

function lineOf(name: string, rows: readonly UtteranceRow[]): string[] {
  if (rows.length === 0) return [];
  const { pauses, cutIn, share } = countCutIns(rows);
  const air = deadAirOf(rows);
  const yielded = spreadOf(rows.flatMap(({ yieldMs }) => yieldMs ?? []));
  const unheard = rows.filter(
    ({ deadAirMs, cutInsMs }) => deadAirMs === null && cutInsMs.length === 0,
  ).length;
  return [row(name, [rows.length, pauses, cutIn, share * 100, yielded.p50, air.p50, air.p95, unheard])];
}

/** Kept: no longer silence than between two sentences; resumed: within a second; else it stopped. */
export function countOverlays(rows: readonly OverlayRow[]): {
  kept: number;
  resumed: number;
  stopped: number;
} {
  const went = rows.filter(({ interrupted, silentMs }) => !interrupted && silentMs <= RESUMED_MS);
  const kept = went.filter(({ silentMs }) => silentMs <= KEPT_MS).length;
  return { kept, resumed: went.length - kept, stopped: rows.length - went.length };
}

function overlayLine(name: string, rows: readonly OverlayRow[]): string[] {
  if (rows.length === 0) return [];
  const { kept, resumed, stopped } = countOverlays(rows);
  const taken = rows.filter(({ takenAsTurn }) => takenAsTurn).length;
  return [
    row(name, [
      rows.length,
      kept,
      resumed,
      stopped,
      taken,
      spreadOf(rows.map(({ silentMs }) => silentMs)).p95,
    ]),
  ];
}

function judgeUtterances(rows: readonly UtteranceRow[]): Judged[] {
  if (rows.length === 0) return [];
  const { share, pauses } = countCutIns(rows);
  const air = deadAirOf(rows);
  const yields = rows.flatMap(({ yieldMs }) => yieldMs ?? []);
  const slowest = spreadOf(yields).p95;
  return [
    {
      name: `cut-ins ${(share * 100).toFixed(1)} % <= ${CUT_IN_SHARE * 100} % of ${pauses} pauses`,
      met: share <= CUT_IN_SHARE,
    },
    {
      name: `dead air p50 ${air.p50.toFixed(0)} <= ${DEAD_AIR_MS} ms, n ${air.n}`,
      met: air.p50 <= DEAD_AIR_MS,
    },
    ...(yields.length === 0
      ? []
      : [
          {
            name: `yielded p95 ${slowest.toFixed(0)} <= ${YIELD_MS} ms, n ${yields.length}`,
            met: slowest <= YIELD_MS,
          },
        ]),
  ];
}

function judgeOverlays(rows: readonly OverlayRow[]): Judged[] {
  const spoken = rows.filter(({ overlay }) => overlay === 'backchannel');
  const echoes = rows.filter(({ overlay }) => overlay.includes('echo'));
  const { kept, resumed } = countOverlays(spoken);
  const share = (kept + resumed) / spoken.length;
  const stopped = countOverlays(echoes).stopped;
  const taken = echoes.filter(({ takenAsTurn }) => takenAsTurn).length;
  return [
    ...(spoken.length === 0
      ? []
      : [
          {
            name: `backchannels kept or resumed ${(share * 100).toFixed(0)} % >= ${KEPT_SHARE * 100} %, n ${spoken.length}`,
            met: share >= KEPT_SHARE,
          },
        ]),
    ...(echoes.length === 0
      ? []
      : [
          { name: `stopped by its own echo: ${stopped} of ${echoes.length}`, met: stopped === 0 },
          { name: `its own words taken for a turn: ${taken} of ${echoes.length}`, met: taken === 0 },
        ]),
  ];
}
