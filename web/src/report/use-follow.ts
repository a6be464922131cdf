import { useEffect, useRef } from 'react';

/** As much of a line as has to be seen for the reader to be there. */
const isSeen = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** Keeps the line that is being said in sight, for whoever was looking at the one before; nobody is taken back to it. */
export function useFollow(lineId: string | null): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    const last = before.current && document.getElementById(before.current);
    before.current = lineId;
    const line = lineId && document.getElementById(lineId);
    if (!last || !line || last === line || !isSeen(last)) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    line.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [lineId]);
}
