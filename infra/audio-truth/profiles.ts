import { chance } from '@caseroom/core/interview/chance';

/** What the simulated providers take for one turn, in milliseconds. */
export type TurnDelays = {
  /** From the last speech to the final transcript. */
  recognitionMs: number;
  /** From the request to the model's first token. */
  modelMs: number;
  /** From the request to the voice's first audio. */
  voiceMs: number;
};

export const profileNames = ['ZERO', 'FAST', 'PEERS', 'PROD', 'TAIL'] as const;
export type ProfileName = (typeof profileNames)[number];

type Profile = {
  medians: TurnDelays /** Of the logarithm; 0: always the median. */;
  sigma: number;
  slow?: { share: number; times: number };
};

/** p95 is 1.6 times the median, as published percentiles of such services lie. */
const SPREAD = 0.28;
const prod: TurnDelays = { recognitionMs: 361, modelMs: 423, voiceMs: 138 };

export const profiles: Record<ProfileName, Profile> = {
  ZERO: { medians: { recognitionMs: 0, modelMs: 0, voiceMs: 0 }, sigma: 0 },
  FAST: { medians: { recognitionMs: 150, modelMs: 300, voiceMs: 100 }, sigma: 0 },
  PEERS: { medians: { recognitionMs: 150, modelMs: 200, voiceMs: 120 }, sigma: 0 },
  PROD: { medians: prod, sigma: SPREAD },
  TAIL: { medians: prod, sigma: SPREAD, slow: { share: 0.05, times: 4 } },
};

/** The delays of one turn: the same again for the same seed and keys. */
export function drawDelays(name: ProfileName, seed: number, ...keys: (string | number)[]): TurnDelays {
  const { medians, sigma, slow } = profiles[name];
  const draw = (part: keyof TurnDelays): number => {
    const of = [...keys, part];
    const times = slow && chance(seed, ...of, 'slow') < slow.share ? slow.times : 1;
    return Math.round(medians[part] * Math.exp(sigma * normal(seed, of)) * times);
  };
  return { recognitionMs: draw('recognitionMs'), modelMs: draw('modelMs'), voiceMs: draw('voiceMs') };
}

/** A draw of the standard normal distribution (Box and Muller). */
function normal(seed: number, keys: (string | number)[]): number {
  const first = 1 - chance(seed, ...keys, 'radius');
  return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * chance(seed, ...keys, 'angle'));
}
