import { deck, type FaultKind, isProcessKind, strikesAll } from './kinds.ts';

/** One blow: when, counted from the moment at which the page became audible, and for how long. */
export type Strike = { atMs: number; forMs: number };
export type RunPlan = {
  /** Place in the series, from 0. */
  index: number;
  /** With the kind, all that is needed to plan the same run again. */
  seed: number;
  kind: FaultKind;
  /** Interviews at once; each is checked for itself. */
  interviews: number;
  strikes: readonly Strike[];
  /** The candidate goes on talking at least until then, and for so many exchanges after the last blow. */
  lengthMs: number;
  exchangesAfter: number;
};

/** The greeting and the case's prompt take this long: a strike may fall into them. */
const FIRST_STRIKE_MS = 2_000;
const LAST_STRIKE_MS = 22_000;
/** Two strikes of one run leave room for a recovery, and often not quite enough. */
const BETWEEN_MS = [6_000, 16_000] as const;
const AFTER_MS = 10_000;
const EXCHANGES_AFTER = 2;

/** The runs of a series, the same again for the same seed; `only` takes one kind. */
export function planRuns(wanted: { runs: number; seed: number; only?: FaultKind | undefined }): RunPlan[] {
  const shuffled = shuffle(deck, random(wanted.seed));
  return Array.from({ length: wanted.runs }, (_, index) => {
    const kind = wanted.only ?? shuffled[index % shuffled.length] ?? 'job-kill';
    return planRun(index, seedOf(wanted.seed, index), kind);
  });
}

/** The first run's seed is the series': a single run is planned again by its own. */
const seedOf = (seed: number, index: number): number =>
  index === 0 ? seed : Math.floor(random(seed + index * 7_919)() * 1_000_000_000);

function planRun(index: number, seed: number, kind: FaultKind): RunPlan {
  const draw = random(seed);
  const between = (low: number, high: number) => Math.round(low + draw() * (high - low));
  const first = { atMs: between(FIRST_STRIKE_MS, LAST_STRIKE_MS), forMs: durationOf(kind, between) };
  const twice = kind !== 'job-stop-70s' && draw() < 0.3;
  const second = {
    atMs: first.atMs + first.forMs + between(...BETWEEN_MS),
    forMs: durationOf(kind, between),
  };
  const strikes = twice ? [first, second] : [first];
  const last = strikes.at(-1) ?? first;
  return {
    ...{ index, seed, kind, strikes },
    interviews: strikesAll(kind) ? 2 : 1,
    lengthMs: last.atMs + last.forMs + AFTER_MS,
    exchangesAfter: EXCHANGES_AFTER,
  };
}

/** How long the fault stays; what is killed is dead at once, and comes back by whoever looks after it. */
function durationOf(kind: FaultKind, between: (low: number, high: number) => number): number {
  if (kind === 'job-stop') return between(1_500, 9_000);
  if (kind === 'job-stop-70s') return 70_000;
  if (kind === 'api-restart') return between(500, 4_000);
  if (isProcessKind(kind)) return 0;
  return between(4_000, 14_000);
}

/** Numbers from 0 to 1 that look drawn (mulberry32), the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle<T>(items: readonly T[], draw: () => number): T[] {
  return items
    .map((item) => ({ item, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
