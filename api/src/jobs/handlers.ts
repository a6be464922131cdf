import type { Services } from '../compose.ts';
import type { JobHandlers } from './registry.ts';

/** The handler of each job. */
export function createHandlers(services: Services): Partial<JobHandlers> {
  const { evaluations, rooms, upkeep, logger } = services;
  return {
    closeRoom: { run: ({ session_id }) => rooms.closeInterview(session_id) },
    endForsaken: {
      run: async () => {
        const count = await upkeep.endForsaken();
        if (count > 0) logger.info({ count }, 'ended sessions that both sides had left');
      },
    },
    requeueEvaluations: {
      run: async () => {
        const count = await evaluations.requeueStranded();
        if (count > 0) logger.info({ count }, 'queued evaluations again');
      },
    },
  };
}
