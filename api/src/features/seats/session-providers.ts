import type { Door } from '@caseroom/core/log/event';
import type { LimitedProvider } from './admission.ts';

export type SetProviders = { deepgram: boolean; openai: boolean };

/** The paid providers that an interview through this door may use, by what is set and agreed to. */
export function providersOfSession(door: Door, agreed: boolean, set: SetProviders): LimitedProvider[] {
  if (!agreed) return [];
  const hears = door === 'talk' && set.deepgram;
  return [...(hears ? (['deepgram'] as const) : []), ...(set.openai ? (['openai'] as const) : [])];
}
