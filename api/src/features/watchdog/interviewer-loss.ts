/** How long an interviewer may give no sign of life: three heartbeats and a slow answer. */
export const BEAT_LOST_MS = 3_500;
/** Heartbeats are sent so often. Where they come further apart, the patience grows by this many times the difference. */
export const BEAT_MS = 1_000;
export const PATIENCE_A_GAP = 2;
/**
 * Taken for the gap of one that has only come and has not beaten yet. Starting is the hardest work that a job does: with 25
 * processes waiting for two cores its loop stood still for five seconds.
 */
export const FIRST_GAP_MS = 5_250;
/** So long after it has come its work is uneven still, whatever its first heartbeats say, and it is given at least this. */
export const STARTING_MS = 10_000;
export const STARTING_PATIENCE_MS = 6_000;
/** One that is slower than this is lost to the candidate, however busy its machine is. */
export const MOST_PATIENCE_MS = 12_000;
/** How long it may say of itself that nobody hears it, before another one is called: a short break mends itself. */
export const MUTE_MS = 2_500;
/** A reply that was due for so long and of which nothing was heard will not be heard any more; every voice has timed out by then. */
const REPLY_STUCK_MS = 15_000;

/** Why nobody hears an interviewer that says this of itself; null when all is well. */
export function muteReasonOf(sight: { room: string; due_ms: number } | undefined): 'room' | 'voice' | null {
  if (!sight) return null;
  if (sight.room !== 'connected') return 'room';
  return sight.due_ms > REPLY_STUCK_MS ? 'voice' : null;
}
