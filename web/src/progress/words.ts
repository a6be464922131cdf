/** Of a moment in the person's own time zone, as the browser knows it. */
export const dayOf = (iso: string): string =>
  iso === '' ? '' : new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });

const MINUTES_AN_HOUR = 60;

/** "45 min", "2 h 05". */
export function timeText(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_AN_HOUR);
  const rest = minutes % MINUTES_AN_HOUR;
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')}`;
}
