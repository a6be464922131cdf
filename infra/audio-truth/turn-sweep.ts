import { predict } from '@livekit/local-inference';
import { spreadOf } from '../bench/percentiles.ts';
import type { LabelledTurn } from './labelled-turn.ts';
import { RATE_HZ } from './microphone.ts';
import type { Where } from './turn-set.ts';

/** The framework asks the model after so much silence, and the model looks at so much sound. */
const ASKED_AFTER_MS = 200;
const WINDOW_MS = 1_200;

/** What the end-of-turn model says where the candidate falls silent: for a while, or for good. */
export type Judgement = {
  where: Where;
  probability: number;
  /** How long the silence lasts; undefined: the turn is over. */
  pauseMs: number | undefined;
};

export type Waits = { sureMs: number; unsureMs: number; threshold: number };
export type SweepPoint = Waits & {
  pauses: number;
  cutIns: number;
  share: number;
  airP50: number;
  airP95: number;
};

/** Asks the model about every pause and every end of the set, as fast as it answers: no room, no wire. */
export async function judgeAll(turns: readonly LabelledTurn[]): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  for (const turn of turns) {
    for (const { startMs, endMs } of turn.pauses)
      judged.push({ where: turn.where, probability: await at(turn, startMs), pauseMs: endMs - startMs });
    judged.push({ where: turn.where, probability: await at(turn, turn.lastMs), pauseMs: undefined });
  }
  return judged;
}

function at({ samples }: LabelledTurn, silentFromMs: number): Promise<number> {
  const to = Math.round(((silentFromMs + ASKED_AFTER_MS) * RATE_HZ) / 1000);
  const window = new Int16Array((WINDOW_MS * RATE_HZ) / 1000);
  const from = Math.max(0, to - window.length);
  const heard = samples.slice(from, Math.min(to, samples.length));
  // What is not spoken yet is silence, as in the room.
  window.set(heard, Math.max(0, window.length - (to - from)));
  return predict(window);
}

/** What these waits would do: the reply is audible `latencyMs` after the turn is taken. */
export function sweepPoint(judged: readonly Judgement[], waits: Waits, latencyMs: number): SweepPoint {
  const waitFor = ({ probability }: Judgement) =>
    (probability >= waits.threshold ? waits.sureMs : waits.unsureMs) + latencyMs;
  const pauses = judged.filter((one) => one.pauseMs !== undefined);
  const cutIns = pauses.filter((one) => (one.pauseMs ?? 0) > waitFor(one)).length;
  const air = spreadOf(judged.filter((one) => one.pauseMs === undefined).map(waitFor));
  return {
    ...waits,
    pauses: pauses.length,
    cutIns,
    share: cutIns / pauses.length,
    airP50: air.p50,
    airP95: air.p95,
  };
}

const SURE_MS = [200, 300, 400, 500, 600, 800, 1_000];
const UNSURE_MS = [800, 1_000, 1_200, 1_500, 2_000, 2_500, 3_000];
const THRESHOLDS = [0.2, 0.36, 0.5, 0.65, 0.8];

/** Every combination that no other beats in both cut-ins and the typical dead air (its mean of p50 and p95). */
export function sweep(judged: readonly Judgement[], where: Where, latencyMs: number): SweepPoint[] {
  const own = judged.filter((one) => one.where === where);
  const points = SURE_MS.flatMap((sureMs) =>
    UNSURE_MS.filter((unsureMs) => unsureMs >= sureMs).flatMap((unsureMs) =>
      THRESHOLDS.map((threshold) => sweepPoint(own, { sureMs, unsureMs, threshold }, latencyMs)),
    ),
  );
  const air = ({ airP50, airP95 }: SweepPoint) => airP50 + airP95;
  const beaten = (point: SweepPoint) =>
    points.some(
      (other) =>
        other !== point &&
        other.cutIns <= point.cutIns &&
        air(other) <= air(point) &&
        (other.cutIns < point.cutIns || air(other) < air(point)),
    );
  return points.filter((point) => !beaten(point)).toSorted((a, b) => air(a) - air(b));
}

export const sweepLine = (point: SweepPoint): string =>
  [
    point.sureMs.toFixed(0).padStart(8),
    point.unsureMs.toFixed(0).padStart(8),
    point.threshold.toFixed(2).padStart(10),
    `${point.cutIns}/${point.pauses}`.padStart(10),
    (point.share * 100).toFixed(1).padStart(9),
    point.airP50.toFixed(0).padStart(9),
    point.airP95.toFixed(0).padStart(9),
  ].join('');
export const sweepHead =
  ['sure', 'unsure'].map((name) => name.padStart(8)).join('') +
  'threshold'.padStart(10) +
  'cut-ins'.padStart(10) +
  'share %'.padStart(9) +
  'air p50'.padStart(9) +
  'air p95'.padStart(9);
