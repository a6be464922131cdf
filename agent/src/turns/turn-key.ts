/** The last words of a turn by key become final within this; a recogniser that is well takes 300 ms. */
const LAST_WORDS_MS = 1_500;
/** A flush may bring nothing, when all was final already: then nobody waits longer than a final takes. */
const SETTLED_MS = 400;

export type TurnKeyDeps = {
  /** Milliseconds on the session's clock, as the times of words. */
  now: () => number;
  listen: (on: boolean) => void;
  hush: () => void;
  /** Nobody answers before this is over. */
  waitFor: (words: Promise<void>) => void;
};

/** Turns by key: what is said while it is held is one turn, and nothing else is heard. */
export type TurnKey = {
  turn(act: 'on' | 'off' | 'start' | 'end' | 'cancel'): void;
  readonly isHeld: boolean;
  /** Words of this time belong to a turn that the candidate took back: they began before it was, and ended in it. */
  isTakenBack(words: { startMs: number; endMs: number }): boolean;
  /** A final came. */
  heard(): void;
};

export function createTurnKey(deps: TurnKeyDeps): TurnKey {
  let byKey = false;
  let isHeld = false;
  let takenBack: { fromMs: number; toMs: number } | undefined;
  let startedMs = 0;
  let settle: (() => void) | undefined;
  const letGo = () => {
    isHeld = false;
    if (byKey) deps.listen(false);
  };
  const lastWords = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LAST_WORDS_MS);
      settle = () => {
        clearTimeout(timer);
        setTimeout(resolve, SETTLED_MS);
      };
    });
  return {
    turn(act) {
      switch (act) {
        case 'on':
        case 'off':
          byKey = act === 'on';
          isHeld = false;
          return deps.listen(!byKey);
        case 'start':
          isHeld = true;
          startedMs = deps.now();
          deps.hush();
          return deps.listen(true);
        case 'end':
          if (isHeld) deps.waitFor(lastWords());
          return letGo();
        case 'cancel':
          takenBack = { fromMs: startedMs, toMs: deps.now() };
          return letGo();
        default:
          return act satisfies never;
      }
    },
    get isHeld() {
      return isHeld;
    },
    isTakenBack: ({ startMs, endMs }) =>
      takenBack !== undefined && endMs > takenBack.fromMs && startMs < takenBack.toMs,
    heard() {
      settle?.();
      settle = undefined;
    },
  };
}
