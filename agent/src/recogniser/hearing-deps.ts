import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { HeardFinal } from './heard.ts';
import type { Recogniser } from './recogniser.ts';

/** What is being said, not yet final. `stable`: nothing of it has changed for a moment, and nothing may come after it. */
export type HeardInterim = { text: string; stable: boolean };

export type HearingDeps = {
  /** Those that may hear now, in the order in which they are tried. */
  recognisers: () => readonly Recogniser[];
  clock: SessionClock;
  /** A final, before anybody else sees it. True: it is part of a turn; false: it is kept from the framework. */
  onFinal: (final: HeardFinal, recogniser: Recogniser) => boolean;
  /** A recogniser had nothing to say to what it heard. */
  onNoWords?: () => void;
  /** Words that may still change. False: they are kept from the framework. */
  onInterim?: (interim: HeardInterim) => boolean;
  /** This one hears; told often. */
  onHears: (recogniser: Recogniser) => void;
  /** Nobody hears, or it may be long until what was said is known; told often. */
  onAway: (reason: string) => void;
  /** A recogniser failed, and will be asked again or another one instead. */
  onFailure?: () => void;
  /** A connection stands that is not the first one. */
  onReconnect?: () => void;
  onUsage: (recogniser: Recogniser, audioMs: number) => void;
  logger: Logger;
};
