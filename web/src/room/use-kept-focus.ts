import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { composerId } from './composer.tsx';
import type { RoomScene } from './room-context.ts';

export const controlsId = 'controls';

type Watched = { onFocus: (event: FocusEvent) => void; onBlur: () => void };

/**
 * What is pressed in a notice mostly ends the notice, and its button with it. The keyboard goes on where the interview
 * does: in the field, where it is written, otherwise at the row of controls, where no key does anything by itself.
 */
export function useKeptFocus({ spoken, view }: RoomScene): Watched {
  const held = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!held.current || held.current.isConnected) return;
    held.current = null;
    if (document.activeElement !== document.body) return;
    const isWritten = !spoken || view.written === true;
    const field = isWritten ? document.getElementById(composerId) : null;
    field?.focus();
    if (document.activeElement !== field) document.getElementById(controlsId)?.focus();
  });
  return {
    onFocus: ({ target }) => {
      held.current = target;
    },
    onBlur: () => {
      held.current = null;
    },
  };
}
