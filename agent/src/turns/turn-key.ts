import { pause } from '../life/backoff.ts';

/** The last words of a turn by key become final within this; a recogniser that is well takes 300 ms. */
const LAST_WORDS_MS = 1_500;
/** One that is sent whole stretches of speech may have some before it: its own deadlines end the wait. */
const BUSY_MS = 30_000;
const LOOK_MS = 50;
/** After an answer, with words or without, another one may be under way. */
const SETTLED_MS = 400;

export type TurnKeyDeps = {
  /** Milliseconds on the session's clock, as the times of words. */
  now: () => number;
  /** `fromMs`: what was said since then is heard too. */
  listen: (on: boolean, fromMs?: number) => void;
  /** The recogniser has speech before it that is to become words. */
  isHearing: () => boolean;
  hush: () => void;
  /** Nobody answers before this is over. */
  waitFor: (words: Promise<void>) => void;
};

/** Turns by key: what is said while it is held is one turn, and nothing else is heard. */
export type TurnKey = {
  /** `atMs`: when the page did it. */
  turn(act: 'on' | 'off' | 'start' | 'end' | 'cancel', atMs: number): void;
  readonly isHeld: boolean;
  /** The key is up, and the words of the last turn are no longer waited for: what comes now is late. */
  readonly isOver: boolean;
  /** Words of this time belong to a turn that the candidate took back: they began before it was, and ended in it. */
  isTakenBack(words: { startMs: number; endMs: number }): boolean;
  /** A final came, with words or without. */
  heard(): void;
};

export function createTurnKey(deps: TurnKeyDeps): TurnKey {
  let byKey = false;
  let isHeld = false;
  let takenBack: { fromMs: number; toMs: number } | undefined;
  let startedMs = 0;
  let settle: (() => void) | undefined;
  let waiting: object | undefined;
  const letGo = () => {
    isHeld = false;
    if (byKey) deps.listen(false);
  };
  const lastWords = async () => {
    const mine = {};
    waiting = mine;
    const answered = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LAST_WORDS_MS);
      settle = () => {
        clearTimeout(timer);
        setTimeout(resolve, SETTLED_MS);
      };
    });
    await answered;
    for (let ms = 0; deps.isHearing() && ms < BUSY_MS; ms += LOOK_MS) await pause(LOOK_MS);
    if (waiting === mine) waiting = undefined;
  };
  return {
    turn(act, atMs) {
      switch (act) {
        case 'on':
        case 'off':
          byKey = act === 'on';
          isHeld = false;
          return deps.listen(!byKey);
        case 'start':
          isHeld = true;
          startedMs = Math.min(atMs, deps.now());
          // What is said from here on is another turn, which nobody took back.
          if (takenBack) takenBack.toMs = Math.min(takenBack.toMs, startedMs);
          deps.hush();
          return deps.listen(true, startedMs);
        case 'end':
          if (isHeld) deps.waitFor(lastWords());
          return letGo();
        case 'cancel':
          takenBack = { fromMs: startedMs, toMs: Math.min(atMs, deps.now()) };
          return letGo();
        default:
          return act satisfies never;
      }
    },
    get isOver() {
      return !isHeld && waiting === undefined;
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
