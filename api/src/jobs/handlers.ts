import type { Services } from '../compose.ts';
import { createCarefulJudging } from '../features/evaluation/careful-judge.ts';
import { createEvaluateHandler } from '../features/evaluation/evaluate.handler.ts';
import { judgeFrom } from '../features/evaluation/judge.ts';
import type { JobHandlers } from './registry.ts';

/** The handler of each job. */
export function createHandlers(services: Services): JobHandlers {
  const { absence, evaluations, aac, budget, observers, rooms, upkeep, logger, now } = services;
  const judge = judgeFrom(services.config);
  return {
    evaluateSession: createEvaluateHandler({
      evaluations,
      now,
      budget,
      judging: judge && createCarefulJudging(judge, { budget: services.judgeBudget }),
      findSession: services.findEvaluated,
      listEvents: (sessionId) => services.log.listAfter(sessionId, 0),
    }),
    closeRoom: { run: ({ session_id }) => rooms.closeInterview(session_id) },
    endForsaken: {
      run: async () => {
        const count = await upkeep.endForsaken();
        if (count > 0) logger.info({ count }, 'ended sessions that both sides had left');
      },
    },
    restIdle: {
      run: async () => {
        const count = await absence.restIdle();
        if (count > 0) logger.info({ count }, 'let sessions rest in which nothing went on');
      },
    },
    sweepObservers: {
      run: async () => {
        const count = await observers.life.sweep();
        if (count > 0) logger.info({ count }, 'ended observations that nobody followed or that were over');
      },
    },
    requeueEvaluations: {
      run: async () => {
        const count = await evaluations.requeueStranded();
        if (count > 0) logger.info({ count }, 'queued evaluations again');
      },
    },
    makeAac: { run: (segment, { signal }) => aac.make(segment, signal), giveUp: aac.giveUp },
    requeueAac: { run: async () => void (await aac.requeue()) },
  };
}
