import type { Recogniser } from '../recogniser/recogniser.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Conversation } from './conversation.ts';

/** The page says at once that nobody hears; a voice says it only when it lasts, since the words so far are kept. */
const SAY_AFTER_MS = 3_000;
/** Heard again, what was said meanwhile comes first, and is the better sign; without any, a sentence. */
const WORDS_FIRST_MS = 2_500;

export type HearingWatchDeps = {
  first: Recogniser | undefined;
  conversation: Pick<Conversation, 'tellHearing'>;
  roomState: Pick<RoomState, 'hearing'>;
  onSwitch: (from: string, to: string | null, reason: string) => void;
};

/** Who hears now, and what the candidate is told about it. */
export type HearingWatch = {
  /** Undefined: nobody. */
  readonly hears: Recogniser | undefined;
  heard(recogniser: Recogniser): void;
  away(reason: string): void;
  close(): void;
};

export function watchHearing(deps: HearingWatchDeps): HearingWatch {
  let hears = deps.first;
  let last = hears?.name ?? 'none';
  let awayIsSaid = false;
  let timer: NodeJS.Timeout | undefined;
  const later = (ms: number, state: 'away' | 'back') => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      awayIsSaid = state === 'away';
      deps.conversation.tellHearing(state);
    }, ms);
  };
  return {
    get hears() {
      return hears;
    },
    heard(recogniser) {
      if (hears === recogniser) return;
      const wasAway = hears === undefined;
      hears = recogniser;
      deps.roomState.hearing('ok');
      if (last !== recogniser.name || wasAway)
        deps.onSwitch(last, recogniser.name, wasAway ? 'well again' : 'failed');
      last = recogniser.name;
      clearTimeout(timer);
      if (wasAway && awayIsSaid) later(WORDS_FIRST_MS, 'back');
      if (wasAway) deps.conversation.tellHearing(null);
    },
    away(reason) {
      if (!hears) return;
      hears = undefined;
      deps.roomState.hearing('away');
      deps.onSwitch(last, null, reason);
      later(SAY_AFTER_MS, 'away');
    },
    close: () => clearTimeout(timer),
  };
}
