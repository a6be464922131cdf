/** The session's clock as this page knows it: what to add to its own clock, in milliseconds. */
export type ClockOffset = number;

/**
 * `nowMs` is the session's clock as the server wrote it, somewhere between sending and receiving (both on the page's
 * clock): half the way is the best guess, and off by half the round trip at most.
 */
export const offsetOf = (nowMs: number, sentAt: number, receivedAt: number): ClockOffset =>
  nowMs - (sentAt + receivedAt) / 2;

/** `1:05`, `12:00`, `1:02:03`; never below zero. */
export function clockText(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(all % 60).padStart(2, '0');
  const minutes = Math.floor(all / 60) % 60;
  const hours = Math.floor(all / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** The same for a screen reader: "1 minute 5 seconds". */
export function clockWords(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(all / 60);
  const seconds = all % 60;
  const part = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  if (minutes === 0) return part(seconds, 'second');
  return seconds === 0 ? part(minutes, 'minute') : `${part(minutes, 'minute')} ${part(seconds, 'second')}`;
}

/** Where granted thinking time stands. The cue comes ten seconds before its end, as the interviewer's rules say. */
export function thinkingLeft(
  endsMs: number,
  nowMs: number,
): { leftMs: number; cue: 'none' | 'soon' | 'over' } {
  const leftMs = endsMs - nowMs;
  if (leftMs <= 0) return { leftMs: 0, cue: 'over' };
  return { leftMs, cue: leftMs <= 10_000 ? 'soon' : 'none' };
}
