/** An interview that rests with nobody there keeps its interviewer for so long: a reload comes sooner. */
const REST_MS = 20_000;
/**
 * One whose candidate is there keeps it for so long: a call at the door or a coffee is over sooner, and past it a page is only
 * left open. The seat is somebody else's then; going on takes another one.
 */
const REST_HERE_MS = 10 * 60_000;

export type RestDeps = {
  isResting: () => boolean;
  /** The candidate is there, and would go on where the two of them were. */
  isAwaited: () => boolean;
  /** Milliseconds that only go forward. */
  now: () => number;
};

/** Asked with every heartbeat: calls back once when the interview has been resting for longer than it keeps an interviewer. */
export function watchRest({ isResting, isAwaited, now }: RestDeps, onRest: () => void): { look(): void } {
  let restingSince: number | null = null;
  let aloneSince: number | null = null;
  let gone = false;
  const isOver = (since: number | null, afterMs: number) => since !== null && now() - since >= afterMs;
  return {
    look() {
      restingSince = isResting() ? (restingSince ?? now()) : null;
      aloneSince = isResting() && !isAwaited() ? (aloneSince ?? now()) : null;
      if (gone || !(isOver(restingSince, REST_HERE_MS) || isOver(aloneSince, REST_MS))) return;
      gone = true;
      onRest();
    },
  };
}
