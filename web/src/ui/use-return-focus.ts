import { useRef } from 'react';

/**
 * For a dialog that is opened by state: gives the keyboard's focus back to where it was. Radix itself gives it to a trigger
 * of the dialog's own, and without one to nobody, which is the start of the page.
 */
export function useReturnFocus(open: boolean): (event: Event) => void {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While it is rendered: once it is on the screen, the focus has moved.
  if (open && !wasOpen.current) opener.current = openerOf(document.activeElement);
  wasOpen.current = open;
  return (event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
}

/** An item of a menu is gone by then; the button of its menu stands for it. */
function openerOf(focused: Element | null): Element | null {
  const menu = focused?.closest('[role=menu]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
}
