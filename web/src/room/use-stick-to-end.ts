import type { TranscriptLine } from '@caseroom/core/wire/view';
import { type RefObject, useEffect, useRef } from 'react';
import type { Caption } from './captions.ts';

/** Follows the newest line, unless the candidate has scrolled up to read. */
export function useStickToEnd(
  scroller: RefObject<HTMLDivElement | null>,
  lines: readonly TranscriptLine[],
  captions: readonly Caption[],
): void {
  const atEnd = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    };
    element.addEventListener('scroll', look, { passive: true });
    // A banner or a keyboard takes room from below: the newest line stays in sight.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller]);
  useEffect(() => {
    const grown = lines.length > 0 || captions.length > 0;
    if (grown && atEnd.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller, lines, captions]);
}
