import { APICallError } from 'ai';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  IterableBackoff,
  circuitBreaker,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import type { JudgeCall, Judgement } from '@caseroom/core/scoring/judging';
import { AppError } from '../../errors/app-error.ts';
import type { Usage } from '../budget/budget.service.ts';
import type { CallTaken, Judged } from './judge-budget.service.ts';
import type { Judge, JudgeHooks } from './judge.ts';

/** A fault that may pass is tried again after these pauses. */
const PAUSES_MS = [1_000, 2_000, 4_000];
/** After so many failures in a row the judge is away for everybody, and is asked again after a while. */
const FAILURES_IN_A_ROW = 6;
const AWAY_MS = 30_000;

export type CarefulDeps = {
  budget: {
    requireLeft: (judged: Judged) => Promise<void>;
    note: (judged: Judged, call: CallTaken) => Promise<void>;
  };
  /** Milliseconds, monotonic. */
  clock?: () => number;
  pausesMs?: readonly number[];
};

/** The judge for one evaluation: tried again, left alone while it is away, and never past its budget. */
export function createCarefulJudging(judge: Judge, deps: CarefulDeps): (judged: Judged) => Judge {
  const policy = policyOf(deps.pausesMs ?? PAUSES_MS);
  return (judged) => ({
    name: judge.name,
    judge: async (call, hooks) => {
      try {
        return await policy.execute(() => judgeOnce(judge, deps, judged, call, hooks), hooks.signal);
      } catch (error) {
        throw error instanceof BrokenCircuitError ? judgeAway(error) : error;
      }
    },
  });
}

/** One call, with what it took put down whatever became of it. */
async function judgeOnce(
  judge: Judge,
  { budget, clock = () => performance.now() }: CarefulDeps,
  judged: Judged,
  call: JudgeCall,
  { signal, book }: JudgeHooks,
): Promise<Judgement> {
  await budget.requireLeft(judged);
  const usage: Usage = [];
  const begunAt = clock();
  let outcome: CallTaken['outcome'] = 'failed';
  try {
    const given = await judge.judge(call, {
      signal,
      book: async (used) => {
        usage.push(...used);
        await book(used);
      },
    });
    outcome = 'used';
    return given;
  } finally {
    const latency_ms = Math.round(clock() - begunAt);
    await budget.note(judged, { usage, outcome, latency_ms, judge: judge.name, dimension: call.dimension });
  }
}

function policyOf(pausesMs: readonly number[]) {
  const passing = retry(handleWhen(mayPass), {
    maxAttempts: pausesMs.length,
    backoff: new IterableBackoff([...pausesMs]),
  });
  const breaker = circuitBreaker(handleWhen(isFault), {
    halfOpenAfter: AWAY_MS,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
  });
  return wrap(passing, breaker);
}

/** Spent money is no fault of the judge. */
const isFault = (error: Error): boolean => !(error instanceof AppError);

/** Refused keys and malformed requests stay what they are; a busy or broken server may pass. */
const mayPass = (error: Error): boolean => APICallError.isInstance(error) && error.isRetryable;

const judgeAway = (cause: Error): Error =>
  new Error('the judge is away: too many failures in a row', { cause });
