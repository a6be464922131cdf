import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Whoever is this near to the end, in CSS pixels, is at the end. */
const nearPx = 60;

const boxOf = ({ clientWidth, clientHeight }: Element): string => `${clientWidth} by ${clientHeight}`;
const goToEnd = (element: Element): void => element.scrollTo({ top: element.scrollHeight });

/**
 * Follows the end of what a scroller's one child holds, unless the reader has scrolled up. A layout scrolls too, and that
 * is nobody's wish to read: a scroll is the reader's only while the size is the one that was last followed. Returns a way
 * back to the end.
 */
export function useStickToEnd(scroller: RefObject<HTMLDivElement | null>): () => void {
  const follows = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let followed = { box: '', end: 0 };
    const onLayout = () => {
      if (follows.current) goToEnd(element);
      // Hidden it has no place, and no reader.
      followed = { box: element.clientHeight > 0 ? boxOf(element) : '', end: element.scrollHeight };
    };
    const onScroll = () => {
      if (boxOf(element) !== followed.box) return;
      // Who had come to the end before another line did has come to the end.
      if (followed.end - element.scrollTop - element.clientHeight < nearPx) follows.current = true;
      else if (element.scrollHeight === followed.end) follows.current = false;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(onLayout);
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
  return useCallback(() => {
    follows.current = true;
    if (scroller.current) goToEnd(scroller.current);
  }, [scroller]);
}
