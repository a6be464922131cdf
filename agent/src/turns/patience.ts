import type { Patience } from '@caseroom/core/interview/decision';

/**
 * How long after the last word a turn ends, in milliseconds: `minDelay` where the end-of-turn model is sure, `maxDelay`
 * where it takes the utterance for unfinished.
 */
export const endpointingFor = (patience: Patience): { minDelay: number; maxDelay: number } =>
  patience === 'brisk' ? { minDelay: 300, maxDelay: 1_200 } : { minDelay: 600, maxDelay: 3_000 };
