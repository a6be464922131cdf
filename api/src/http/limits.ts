import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors/app-error.ts';

const WINDOW_S = 60;

/**
 * Requests a minute for one address. Counted in Redis for all apis together; while Redis is away each process
 * counts for itself, so that the limit is never off.
 */
export function rateLimit(deps: { redis: Redis; requestsAMinute: number }): RequestHandler {
  const limiter = limiterOf(deps.redis, 'caseroom:rate', deps.requestsAMinute);
  return async (request, response, next) => {
    try {
      const state = await limiter.consume(request.ip ?? 'unknown');
      setHeaders(response, deps.requestsAMinute, state);
      next();
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return next(refused);
      setHeaders(response, deps.requestsAMinute, refused);
      next(tooMany(refused));
    }
  };
}

/** Counts one act of an account, such as one that costs money elsewhere. Throws once there were too many in a minute. */
export type CountAct = (accountId: string) => Promise<void>;

/** `name` tells this act's counts from those of others. */
export function actLimit(deps: { redis: Redis; name: string; actsAMinute: number }): CountAct {
  const limiter = limiterOf(deps.redis, `caseroom:${deps.name}`, deps.actsAMinute);
  return async (accountId) => {
    try {
      await limiter.consume(accountId);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
    }
  };
}

function limiterOf(redis: Redis, keyPrefix: string, points: number): RateLimiterRedis {
  const settings = { points, duration: WINDOW_S };
  return new RateLimiterRedis({
    ...settings,
    storeClient: redis,
    keyPrefix,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ ...settings, keyPrefix }),
  });
}

function tooMany(refused: RateLimiterRes): AppError {
  const retryAfterS = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  const sentence = `That was too much at once. Try again in ${retryAfterS} seconds.`;
  return new AppError('too_many_requests', sentence, { retryable: true, retryAfterS });
}

function setHeaders(response: Parameters<RequestHandler>[1], limit: number, state: RateLimiterRes): void {
  response.set({
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(Math.max(0, state.remainingPoints)),
    'RateLimit-Reset': String(Math.ceil(state.msBeforeNext / 1000)),
  });
}
