/** How long an interviewer may give no sign of life: three heartbeats and a slow answer. */
export const BEAT_LOST_MS = 3_500;
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
