import { useEffect, useRef } from 'react';

type Shortcuts = { toggleMic: () => void; toggleCamera: () => void; help: () => void };

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Keys that work anywhere in the room. A single character does so only outside of writing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && event.shiftKey;
      const act = chord
        ? chords[event.code]
        : event.key === '?' && !isWriting(event.target)
          ? 'help'
          : undefined;
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

const chords: Partial<Record<string, keyof Shortcuts>> = { KeyA: 'toggleMic', KeyV: 'toggleCamera' };
