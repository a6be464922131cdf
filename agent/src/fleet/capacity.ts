import { availableParallelism } from 'node:os';

/**
 * Interviews that one core bears. A spoken interview whose candidate answers at once took 12 to 15 % of a core, and its
 * share of worker and models 2 %, in each of three minutes of the soak on a busy machine of two cores. Four leave a third of the core
 * to the moments in which several are answered at once, or begin.
 */
const SEATS_A_CORE = 4;
/** Interviewers beside the seats, for those that stand in for one that froze or is on its way out. */
const STAND_INS = 2;

export type Capacity = {
  /** What the api may give away. */
  seats: number;
  /** Past this the worker itself refuses. */
  most: number;
};

/** As many interviews as may begin at the same moment find a process that is ready. Each costs about 90 MB. */
const BURST = 10;

export const warmJobsFor = ({ seats }: Capacity): number => Math.min(BURST, seats);

export function capacityOf(set: number | null, cores = availableParallelism()): Capacity {
  const seats = set ?? SEATS_A_CORE * cores;
  return { seats, most: seats + STAND_INS };
}
