import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomScene } from './room-context.ts';

export type TurnKey = {
  active: boolean;
  held: boolean;
  /** The server does not know yet of what the key did a while ago. */
  untold: boolean;
  start: () => void;
  end: () => void;
  cancel: () => void;
};

/** A command is with the server long before this, unless something is amiss. */
const untoldMs = 1_000;

export const talkButtonId = 'hold-to-talk';

/** Where the space bar means something else. On the button of turns it would be a press, which comes when it is let go. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.id !== talkButtonId &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'].includes(target.tagName) ||
    target.closest('[role=dialog], [role=menu]') !== null);

/**
 * A turn by key: the space bar anywhere outside of writing and buttons, or whatever calls `start` and `end`. Commands
 * go one after the other, so that an end never overtakes its beginning; leaving the page lets go of the key. It is shown as held
 * until the server refuses the turn. The key stands for the button that mutes: a microphone that is off is switched on by it.
 */
export function useTurnKey({
  view,
  send,
  microphone: { on, set },
}: Pick<RoomScene, 'view' | 'send' | 'microphone'>): TurnKey {
  const [held, setHeld] = useState(false);
  const [late, setLate] = useState(0);
  const isHeld = useRef(false);
  const newest = useRef<object | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const active = view.by_key === true && view.status === 'live' && !view.written;
  const tell = useCallback(
    (command: 'start_turn' | 'end_turn' | 'cancel_turn') => {
      isHeld.current = command === 'start_turn';
      setHeld(isHeld.current);
      const doneAt = performance.now();
      const own = {};
      newest.current = own;
      const taken = last.current.then(() => send({ command, doneAt }));
      last.current = taken;
      const stopCounting = countWhileLate(setLate);
      void taken.then((isTaken) => {
        stopCounting();
        if (isTaken || newest.current !== own) return;
        // A turn that nobody hears is not held, whatever the finger does.
        isHeld.current = false;
        setHeld(false);
      });
    },
    [send],
  );
  const start = useCallback(() => {
    if (!active || isHeld.current) return;
    if (!on) void set(true);
    tell('start_turn');
  }, [active, on, set, tell]);
  const end = useCallback(() => {
    if (isHeld.current) tell('end_turn');
  }, [tell]);
  const cancel = useCallback(() => {
    if (isHeld.current) tell('cancel_turn');
  }, [tell]);
  useEffect(() => {
    if (!active) return end();
    const onDown = (event: KeyboardEvent) => {
      if (event.code === 'Escape') return cancel();
      if (event.code !== 'Space' || isTaken(event.target)) return;
      event.preventDefault();
      if (!event.repeat) start();
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.code !== 'Space') return;
      if (!isTaken(event.target)) event.preventDefault();
      end();
    };
    const onHidden = () => document.hidden && end();
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    window.addEventListener('blur', end);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      window.removeEventListener('blur', end);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [active, start, end, cancel]);
  return { active, held, untold: late > 0, start, end, cancel };
}

function countWhileLate(setLate: (change: (late: number) => number) => void): () => void {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    setLate((late) => late + 1);
  }, untoldMs);
  return () => {
    clearTimeout(timer);
    if (isLate) setLate((late) => late - 1);
  };
}
