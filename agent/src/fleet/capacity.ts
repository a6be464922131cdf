import { availableParallelism } from 'node:os';

/** Interviews that one core bears. */
const SEATS_A_CORE = 7;
/** Interviewers beside the seats, for those that stand in for one that froze or is on its way out. */
const STAND_INS = 2;

export type Capacity = {
  /** What the api may give away. */
  seats: number;
  /** Past this the worker itself refuses. */
  most: number;
};

/** Processes that wait for an interview each. */
const WARM_SHARE = 0.5;

export const warmJobsFor = ({ seats }: Capacity): number => Math.max(1, Math.ceil(seats * WARM_SHARE));

export function capacityOf(set: number | null, cores = availableParallelism()): Capacity {
  const seats = set ?? SEATS_A_CORE * cores;
  return { seats, most: seats + STAND_INS };
}
