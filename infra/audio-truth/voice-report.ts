import { spreadOf } from '../bench/percentiles.ts';
import { profiles, type ProfileName } from './profiles.ts';
import type { RowOf, VoiceRow } from './rows.ts';
import type { Contender } from './seat.ts';

type Figures = Record<string, number>;
const COLUMNS = ['n', 'p50', 'p95', 'over p50', 'over p95', 'max', 'unheard', 'cut-ins'] as const;

/** The table of a run or of merged runs, a line a cell, and whether every goal that it can tell of was met. */
export function voiceReport(rows: readonly VoiceRow[]): { lines: string[]; met: boolean } {
  const cells = cellsOf(rows);
  const lines = [
    ...LEGEND,
    ...injectedLines(cells),
    ...transportLines(rows),
    headOf('replies'),
    ...cells.flatMap(turnLines),
    '',
    headOf2(),
  ];
  lines.push(...cells.map(otherLine), ...memoryLines(rows));
  const goals = cells.filter(({ contender }) => contender === 'ours').flatMap(goalsOf);
  lines.push('', ...goals.map(({ name, met }) => `  ${met ? '✓' : '✗'} ${name}`));
  return { lines, met: goals.every(({ met }) => met) };
}

/** What the profiles of a table inject. */
function injectedLines(cells: readonly Cell[]): string[] {
  return [...new Set(cells.map(({ profile }) => profile))].map((name) => {
    const { medians, sigma, slow } = profiles[name];
    const drawn = sigma === 0 ? '' : `, lognormal with sigma ${sigma}`;
    const tail = slow ? `, one in ${1 / slow.share} ${slow.times} times slower` : '';
    return `${name} injects: recogniser ${medians.recognitionMs}, model ${medians.modelMs}, voice ${medians.voiceMs}${drawn}${tail}`;
  });
}

type Cell = { contender: Contender; profile: ProfileName; sessions: number; rows: VoiceRow[] };

function cellsOf(rows: readonly VoiceRow[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    if (row.kind === 'transport') continue;
    const { contender, profile, sessions } = row;
    const key = `${profile} ${sessions} ${contender}`;
    const cell = cells.get(key) ?? { contender, profile, sessions, rows: [] };
    cell.rows.push(row);
    cells.set(key, cell);
  }
  return [...cells.values()].toSorted(
    (a, b) => a.profile.localeCompare(b.profile) || a.sessions - b.sessions,
  );
}

const ofKind = <K extends VoiceRow['kind']>(rows: readonly VoiceRow[], kind: K): RowOf<K>[] =>
  rows.filter((row): row is RowOf<K> => row.kind === kind);

const LEGEND = [
  'Milliseconds. A gap: from the last sample of speech as it left to the first 10 ms of reply above -45 dBFS as it came.',
  'Over: the gap without what the providers asked for it took. Finished, unfinished: by the end-of-turn model; model: all',
  'three providers were asked; own line: the words stood in the case; over it: into its words. Speech is synthesised, the network is loopback.',
];
const headOf = (what: string) => `${what.padEnd(38)}${COLUMNS.map((name) => name.padStart(9)).join('')}`;
const headOf2 = () =>
  `${''.padEnd(38)}${['barge n', 'p50', 'p95', 'greet n', 'p50', 'join p50', 'rig p99'].map((name) => name.padStart(9)).join('')}`;
const nameOf = ({ contender, profile, sessions }: Cell) => `${profile} ${sessions}× ${contender}`;
const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(0) : '-').padStart(9);

function turnLines(cell: Cell): string[] {
  const turns = ofKind(cell.rows, 'turn');
  const inTurn = turns.filter(({ over }) => !over);
  const groups: [string, RowOf<'turn'>[]][] = [
    ['finished, model', inTurn.filter(isLikeForLike)],
    ['finished, own line', inTurn.filter((turn) => turn.sounds === 'finished' && !turn.byModel)],
    ['unfinished', inTurn.filter(({ sounds }) => sounds === 'unfinished')],
    ['said over it', turns.filter(({ over }) => over)],
  ];
  return groups.flatMap(([name, group]) =>
    group.length === 0
      ? []
      : [`${`${nameOf(cell)}, ${name}`.padEnd(38)}${Object.values(turnFigures(group)).map(figure).join('')}`],
  );
}

/** What replies can be compared by: all three providers were asked, the line sounds whole and was said in turn. */
const isLikeForLike = ({ sounds, byModel, over }: RowOf<'turn'>): boolean =>
  sounds === 'finished' && byModel && !over;

/** Gaps in milliseconds, and what is left of them without what was injected. */
export function turnFigures(turns: readonly RowOf<'turn'>[]): Figures {
  const heard = turns.flatMap((turn) =>
    turn.gapMs === null || turn.cutIn ? [] : [{ ...turn, gapMs: turn.gapMs }],
  );
  const gap = spreadOf(heard.map(({ gapMs }) => gapMs));
  const over = spreadOf(heard.map(({ gapMs, injectedMs }) => gapMs - injectedMs));
  return {
    n: gap.n,
    p50: gap.p50,
    p95: gap.p95,
    overP50: over.p50,
    overP95: over.p95,
    max: gap.max,
    unheard: turns.filter(({ gapMs }) => gapMs === null).length,
    cutIns: turns.filter(({ cutIn }) => cutIn).length,
  };
}

function otherLine(cell: Cell): string {
  const stop = spreadOf(ofKind(cell.rows, 'barge-in').flatMap(({ stopMs }) => stopMs ?? []));
  const greetings = ofKind(cell.rows, 'greeting');
  const greeting = spreadOf(greetings.flatMap(({ greetingMs }) => greetingMs ?? []));
  const join = spreadOf(greetings.flatMap(({ joinMs }) => joinMs ?? []));
  const stall = spreadOf(ofKind(cell.rows, 'rig').map(({ stallMs }) => stallMs));
  const figures = [stop.n, stop.p50, stop.p95, greeting.n, greeting.p50, join.p50, stall.max];
  return `${nameOf(cell).padEnd(38)}${figures.map(figure).join('')}`;
}

function transportLines(rows: readonly VoiceRow[]): string[] {
  const { n, p50, p95 } = spreadOf(ofKind(rows, 'transport').map(({ roundTripMs }) => roundTripMs));
  if (n === 0) return [];
  return [`transport alone, there and back: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, n ${n}`];
}

/** MiB for each added interview: what more of them take than one, divided by how many more they are. */
export function addedMemory(rows: readonly VoiceRow[], contender: Contender): number | undefined {
  const weighed = ofKind(rows, 'memory').filter((row) => row.contender === contender);
  const most = Math.max(...weighed.map(({ sessions }) => sessions));
  const median = (sessions: number) =>
    spreadOf(weighed.flatMap((row) => (row.sessions === sessions ? [row.pssMib] : []))).p50;
  if (!Number.isFinite(median(1)) || most < 2) return undefined;
  return (median(most) - median(1)) / (most - 1);
}

function memoryLines(rows: readonly VoiceRow[]): string[] {
  return (['ours', 'stock', 'tuned'] as const).flatMap((contender) => {
    const added = addedMemory(rows, contender);
    return added === undefined ? [] : [`MiB for each added interview, ${contender}: ${added.toFixed(0)}`];
  });
}

type Goal = { name: string; met: boolean };

/** The limits of a cell of ours; what was not measured is no goal of it. */
function goalsOf(cell: Cell): Goal[] {
  const { profile, sessions, rows } = cell;
  const turns = ofKind(rows, 'turn');
  const figures = turnFigures(turns.filter(isLikeForLike));
  const unfinished = turnFigures(turns.filter(({ sounds, over }) => sounds === 'unfinished' && !over));
  const stop = spreadOf(ofKind(rows, 'barge-in').flatMap(({ stopMs }) => stopMs ?? []));
  const greeting = spreadOf(ofKind(rows, 'greeting').flatMap(({ greetingMs }) => greetingMs ?? []));
  const few = sessions < 4;
  const limits: [string, number | undefined, number][] = [
    ['own overhead p50', figures.overP50, few ? 130 : 180],
    ['own overhead p95', figures.overP95, few ? 250 : 350],
    ...(wholeGap[profile] ?? []).map(([name, key, limit]): [string, number | undefined, number] => [
      name,
      figures[key],
      profile === 'PEERS' && !few ? limit + PEERS_AT_FOUR_MS : limit,
    ]),
    ['unfinished utterance p50', unfinished.p50, 1_500],
    ['barge-in p50', stop.p50, profile === 'PEERS' ? 250 : 300],
    ['barge-in p95', stop.p95, 500],
    ['greeting p50', greeting.p50, 400],
  ];
  return limits.flatMap(([name, value, limit]) =>
    value === undefined || Number.isNaN(value)
      ? []
      : [{ name: `${nameOf(cell)}: ${name} ${value.toFixed(0)} <= ${limit} ms`, met: value <= limit }],
  );
}

/** Four interviews at once may be so much slower beside the peers. */
const PEERS_AT_FOUR_MS = 50;
const wholeGap: Partial<Record<ProfileName, [string, string, number][]>> = {
  FAST: [
    ['gap p50', 'p50', 700],
    ['gap p95', 'p95', 1_000],
  ],
  PROD: [
    ['gap p50', 'p50', 950],
    ['gap p95', 'p95', 1_600],
  ],
  PEERS: [['gap p50', 'p50', 600]],
  TAIL: [['longest silence', 'max', 2_500]],
};
