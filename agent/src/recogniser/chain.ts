import { backoffMs } from '../life/backoff.ts';
import type { RecogniserFailure } from './recogniser-failure.ts';

/** So many failures in a row, and the next recogniser of the table is tried. */
const TRIES_EACH = 2;
/** The first new try comes at once: a socket that was closed in mid-sentence costs less than a word's length. */
const RETRY_BASE_MS = 200;
/** Somebody waits to be heard: no longer between two tries, however often they failed. */
const RETRY_MAX_MS = 3_000;
/** One that failed is left alone while another hears, first so long, then twice as long each time. */
const REST_BASE_MS = 10_000;
const REST_MAX_MS = 120_000;
/** A longer `Retry-After` than this is taken for this: an interview has no hour to wait. */
const RETRY_AFTER_MAX_MS = 60_000;

/** `restsUntilMs` is our choice, and ends early when nobody else is left; `barredUntilMs` is the other side's word. */
type Standing = { failures: number; rests: number; restsUntilMs: number; barredUntilMs: number };
type Named = { name: string };

/** Which recogniser of the table hears next, and when. */
export type Chain<R extends Named> = {
  /** The best that may be tried now; with all of them resting, the one whose rest ends first. */
  choose(table: readonly R[]): { recogniser: R; waitMs: number } | undefined;
  /** `stood`: it had heard for a while before. */
  failed(recogniser: R, failure: Pick<RecogniserFailure, 'retryAfterMs' | 'refusesUs'>, stood: boolean): void;
  /** It says that it is well: what it did before is forgiven. */
  recovered(recogniser: R): void;
  /** Those before `recogniser` in the table that have rested enough to be asked how they are. */
  better(table: readonly R[], recogniser: R): readonly R[];
};

export function createChain<R extends Named>(now: () => number = Date.now): Chain<R> {
  const standings = new Map<string, Standing>();
  const of = ({ name }: R): Standing => {
    const known = standings.get(name) ?? { failures: 0, rests: 0, restsUntilMs: 0, barredUntilMs: 0 };
    standings.set(name, known);
    return known;
  };
  const freeAtMs = (one: R) => Math.max(of(one).restsUntilMs, of(one).barredUntilMs);
  const rested = (one: R) => freeAtMs(one) <= now();
  const leastBarred = (one: R, other: R) =>
    Math.max(now(), of(one).barredUntilMs) - Math.max(now(), of(other).barredUntilMs) ||
    of(one).restsUntilMs - of(other).restsUntilMs;
  return {
    choose(table) {
      const recogniser = table.find(rested) ?? [...table].sort(leastBarred)[0];
      if (!recogniser) return undefined;
      const { failures, barredUntilMs } = of(recogniser);
      const pauseMs = failures === 0 ? 0 : backoffMs(failures - 1, RETRY_BASE_MS, RETRY_MAX_MS);
      return { recogniser, waitMs: Math.max(pauseMs, barredUntilMs - now()) };
    },
    failed(recogniser, { retryAfterMs, refusesUs }, stood) {
      const standing = of(recogniser);
      standing.failures = stood ? 1 : standing.failures + 1;
      if (stood) standing.rests = 0;
      if (retryAfterMs !== null) {
        standing.barredUntilMs = now() + Math.min(retryAfterMs, RETRY_AFTER_MAX_MS);
        return;
      }
      if (!refusesUs && standing.failures % TRIES_EACH !== 0) return;
      standing.rests += 1;
      const restMs = Math.min(REST_MAX_MS, REST_BASE_MS * 2 ** (standing.rests - 1));
      standing.restsUntilMs = now() + restMs;
    },
    recovered(recogniser) {
      of(recogniser).failures = 0;
    },
    better(table, recogniser) {
      const index = table.findIndex(({ name }) => name === recogniser.name);
      return index <= 0 ? [] : table.slice(0, index).filter(rested);
    },
  };
}
