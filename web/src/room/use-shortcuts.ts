import { useEffect, useRef } from 'react';

type Shortcuts = { toggleMic: () => void; toggleCamera: () => void; help: () => void };

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Keys of the room. In writing only that of the microphone is one: the others are a character, and a way to paste. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function actOf({
  ctrlKey,
  metaKey,
  shiftKey,
  code,
  key,
  target,
}: KeyboardEvent): keyof Shortcuts | undefined {
  const chord = (ctrlKey || metaKey) && shiftKey;
  if (chord && code === 'KeyA') return 'toggleMic';
  if (isWriting(target)) return undefined;
  if (chord) return code === 'KeyV' ? 'toggleCamera' : undefined;
  return key === '?' ? 'help' : undefined;
}
