import { type RefObject, useEffect } from 'react';

/** Fits an element to what the on-screen keyboard leaves free, also where it covers the page instead of resizing it. */
export function useVisibleHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const visible = window.visualViewport;
    if (!visible) return;
    const fit = () => {
      element.current?.style.setProperty('--visible-height', `${Math.round(visible.height)}px`);
      // Some browsers push the page up instead: the room has its own scrolling, so it is put back.
      if (visible.offsetTop > 0) window.scrollTo(0, 0);
    };
    fit();
    visible.addEventListener('resize', fit);
    return () => visible.removeEventListener('resize', fit);
  }, [element]);
}
