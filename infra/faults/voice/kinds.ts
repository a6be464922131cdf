import type { FaultInput } from '../../simulators/fault.ts';

/** What a provider does instead of answering, by the name that stands in the table. */
const manners = {
  refused: { kind: 'refuse', status: 503 },
  limited: { kind: 'refuse', status: 429, retryAfterS: 2 },
  slow: { kind: 'slow', delayMs: 3_500 },
  cut: { kind: 'close' },
  empty: { kind: 'empty' },
  garbage: { kind: 'garbage' },
  'black-hole': { kind: 'black-hole' },
} as const satisfies Record<string, FaultInput>;
type Manner = keyof typeof manners;

/** What a recogniser's connection does. One that is refused or swallowed is torn first, or it would go on. */
const hearingManners = {
  'closed-1000': [{ kind: 'close', closeCode: 1000, count: 1 }],
  'closed-1006': [{ kind: 'close', closeCode: 1006, count: 1 }],
  'closed-1011': [{ kind: 'close', closeCode: 1011, count: 1 }],
  refused: [{ kind: 'close', closeCode: 1011, count: 1 }, manners.refused],
  limited: [{ kind: 'close', closeCode: 1011, count: 1 }, manners.limited],
  slow: [manners.slow],
  silent: [{ kind: 'silent' }],
  garbage: [manners.garbage],
  'black-hole': [{ kind: 'close', closeCode: 1006, count: 1 }, manners['black-hole']],
} as const satisfies Record<string, readonly FaultInput[]>;
type HearingManner = keyof typeof hearingManners;

const processKinds = [
  'job-kill',
  'worker-kill',
  'job-stop',
  'job-stop-70s',
  'sfu-restart',
  'api-restart',
] as const;
export type ProcessKind = (typeof processKinds)[number];
export type ProviderKind = `${'model' | 'voice'}-${Manner}` | `recogniser-${HearingManner}`;
export type FaultKind = ProcessKind | ProviderKind;

/** How often each is drawn in fifty runs: the interviewer's own death is what matters most. */
const processShares: Record<ProcessKind, number> = {
  'job-kill': 10,
  'worker-kill': 4,
  'job-stop': 3,
  'job-stop-70s': 2,
  'sfu-restart': 4,
  'api-restart': 4,
};

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) => Object.keys(record) as K[];
const providerKinds: readonly ProviderKind[] = [
  ...keysOf(hearingManners).map((manner) => `recogniser-${manner}` as const),
  ...keysOf(manners).map((manner) => `model-${manner}` as const),
  ...keysOf(manners).map((manner) => `voice-${manner}` as const),
];
export const faultKinds: readonly FaultKind[] = [...processKinds, ...providerKinds];

/** Fifty runs' worth of kinds, each as often as its share. */
export const deck: readonly FaultKind[] = [
  ...processKinds.flatMap((kind) => Array.from({ length: processShares[kind] }, () => kind)),
  ...providerKinds,
];

/** Strikes every interview of the installation, so that no other run may stand beside it. */
export const strikesAll = (kind: FaultKind): boolean =>
  kind === 'worker-kill' || kind === 'sfu-restart' || kind === 'api-restart';

export const isProcessKind = (kind: FaultKind): kind is ProcessKind =>
  processKinds.some((one) => one === kind);

/** The interviewer itself is away: the next one has to come, or the same one to come back. */
export const losesInterviewer = (kind: FaultKind): boolean => isProcessKind(kind) && kind !== 'api-restart';

/** Which simulated provider suffers, and what. */
export function providerFaults(kind: ProviderKind): {
  provider: 'recogniser' | 'openai';
  faults: readonly FaultInput[];
} {
  const [name = '', ...rest] = kind.split('-');
  const manner = rest.join('-');
  if (name === 'recogniser')
    return { provider: 'recogniser', faults: hearingManners[manner as HearingManner] };
  const on = name === 'model' ? 'chat' : 'speech';
  return { provider: 'openai', faults: [{ ...manners[manner as Manner], on }] };
}
