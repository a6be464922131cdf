/** A seat takes one slot of each provider that its interview uses, where that provider's slots are limited. */
export const limitedProviders = ['deepgram', 'openai'] as const;
export type LimitedProvider = (typeof limitedProviders)[number];
/** How many interviews a provider's contract bears at once; no entry: no limit. */
export type ProviderLimits = Partial<Record<LimitedProvider, number>>;

export type Waiting = { sessionId: string; providers: readonly LimitedProvider[] };

export type House = {
  /** Seats that nobody has. */
  free: number;
  /** Interviews with a seat, by provider. */
  inUse: Readonly<Record<LimitedProvider, number>>;
  limits: ProviderLimits;
};

/**
 * Who of the queue may sit down now, the queue being in its order. One who waits for a provider's slot alone holds up
 * nobody who can do without it; whoever is further ahead has the first claim on a seat, asked again for it or not.
 */
export function admitted(queue: readonly Waiting[], house: House): Set<string> {
  let { free } = house;
  const inUse = { ...house.inUse };
  const isFull = (provider: LimitedProvider): boolean =>
    inUse[provider] >= (house.limits[provider] ?? Number.POSITIVE_INFINITY);
  const seated = new Set<string>();
  for (const { sessionId, providers } of queue) {
    if (free <= 0) break;
    if (providers.some(isFull)) continue;
    free -= 1;
    for (const provider of providers) inUse[provider] += 1;
    seated.add(sessionId);
  }
  return seated;
}

/** Past its planned time an interview may end at any moment; nobody is told less than this. */
const SOONEST_MS = 60_000;

/** Roughly how long until the seat for this place is free, from the planned ends of those that are taken. */
export function aboutMinutes(place: number, remainingMs: readonly number[]): number | null {
  const ends = remainingMs.map((ms) => Math.max(SOONEST_MS, ms)).toSorted((a, b) => a - b);
  const end = ends[place - 1];
  return end === undefined ? null : Math.ceil(end / 60_000);
}
