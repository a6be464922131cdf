import { playCandidate } from '@caseroom/agent/interviewer/text-session';
import { countingIds } from '@caseroom/core/interview/testing/log-of';
import type { LogEvent } from '@caseroom/core/log/event';
import { createCandidate, type Profile } from './candidates/candidate.ts';
import { misbehavingModel, obedientModel, type Emitted } from './models.ts';
import type { Sitting } from './sittings.ts';

export const voices = ['none', 'misbehaving', 'obedient'] as const;
export type Voice = (typeof voices)[number];

export type Played = {
  profile: Profile;
  sitting: Sitting;
  seed: number;
  voice: Voice;
  events: readonly LogEvent[];
  /** What the simulated model said, stopped or not. */
  emitted: readonly Emitted[];
};

/** One interview in virtual time: the same again for the same profile, sitting, seed and voice. */
export async function play(profile: Profile, sitting: Sitting, seed: number, voice: Voice): Promise<Played> {
  const model =
    voice === 'none'
      ? null
      : voice === 'misbehaving'
        ? misbehavingModel(sitting.case, seed)
        : obedientModel(seed);
  const events = await playCandidate(
    {
      case: sitting.case,
      mode: sitting.mode,
      setting: profile.mock ? 'mock' : 'practice',
      door: profile.typed ? 'type' : 'talk',
      seed,
      model,
      newId: countingIds(),
      talksOver: profile.talksOver ?? false,
    },
    createCandidate(sitting.case, profile, seed),
  );
  return { profile, sitting, seed, voice, events, emitted: model?.emitted ?? [] };
}
