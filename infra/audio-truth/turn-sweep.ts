import { endingOf, type Ending } from '@caseroom/agent/turns/ending';
import { waitsAfter } from '@caseroom/agent/turns/patience';
import { spreadOf } from '../bench/percentiles.ts';
import { endOfTurnProbability, FINISHED_AT } from './end-of-turn.ts';
import type { LabelledTurn } from './labelled-turn.ts';
import type { Where } from './turn-set.ts';

/** What the end-of-turn model says where the candidate falls silent: for a while, or for good. */
export type Judgement = {
  where: Where;
  probability: number;
  /** What the words so far say. */
  ending: Ending;
  /** How long the silence lasts; undefined: the turn is over. */
  pauseMs: number | undefined;
};

export type Waits = { wholeMs: number; sureMs: number; unsureMs: number };
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
    const silences = [...turn.pauses, { startMs: turn.lastMs, endMs: undefined }];
    for (const { startMs, endMs } of silences)
      judged.push({
        where: turn.where,
        probability: await endOfTurnProbability(turn.samples, startMs),
        ending: endingOf(turn.wordsBy(startMs)),
        pauseMs: endMs === undefined ? undefined : endMs - startMs,
      });
  }
  return judged;
}

/** What these waits would do: the reply is audible `latencyMs` after the turn is taken. */
export function sweepPoint(
  judged: readonly Judgement[],
  waits: Waits,
  latencyMs: number,
  byWords = true,
): SweepPoint {
  const own = { whole_ms: waits.wholeMs, sure_ms: waits.sureMs, unsure_ms: waits.unsureMs };
  const waitFor = ({ probability, ending }: Judgement) => {
    const { minDelay, maxDelay } = waitsAfter(own, byWords ? ending : 'unclear');
    return (probability >= FINISHED_AT ? minDelay : maxDelay) + latencyMs;
  };
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

const WHOLE_MS = [200, 350, 500, 600, 800, 1_000];
const SURE_MS = [200, 350, 500, 800, 1_000, 1_200];
const UNSURE_MS = [800, 1_000, 1_200, 1_500, 2_000, 2_500];

/** How often the model hears the end of a turn as one, and a pause as one. */
export function hearingOf(judged: readonly Judgement[]): {
  ends: number;
  pauses: number;
  heardEnds: number;
  heardPauses: number;
} {
  const ends = judged.filter(({ pauseMs }) => pauseMs === undefined);
  const pauses = judged.filter(({ pauseMs }) => pauseMs !== undefined);
  const heard = (some: readonly Judgement[]) =>
    some.filter(({ probability }) => probability >= FINISHED_AT).length;
  return { ends: ends.length, pauses: pauses.length, heardEnds: heard(ends), heardPauses: heard(pauses) };
}

/** Every combination that no other beats in both cut-ins and the typical dead air (its mean of p50 and p95). */
export function sweep(judged: readonly Judgement[], where: Where, latencyMs: number): SweepPoint[] {
  const own = judged.filter((one) => one.where === where);
  const points = WHOLE_MS.flatMap((wholeMs) =>
    SURE_MS.filter((sureMs) => sureMs >= wholeMs).flatMap((sureMs) =>
      UNSURE_MS.filter((unsureMs) => unsureMs >= sureMs).map((unsureMs) =>
        sweepPoint(own, { wholeMs, sureMs, unsureMs }, latencyMs),
      ),
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
    point.wholeMs.toFixed(0).padStart(8),
    point.sureMs.toFixed(0).padStart(8),
    point.unsureMs.toFixed(0).padStart(8),
    `${point.cutIns}/${point.pauses}`.padStart(10),
    (point.share * 100).toFixed(1).padStart(9),
    point.airP50.toFixed(0).padStart(9),
    point.airP95.toFixed(0).padStart(9),
  ].join('');
export const sweepHead =
  ['whole', 'sure', 'unsure'].map((name) => name.padStart(8)).join('') +
  'cut-ins'.padStart(10) +
  'share %'.padStart(9) +
  'air p50'.padStart(9) +
  'air p95'.padStart(9);
