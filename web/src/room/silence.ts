import { silenceDb } from '../sound/level.ts';

/** As long as people may think before they begin to wonder whether they are heard. */
export const noSoundMs = 60_000;

/**
 * Takes levels as they come; true once nothing but room noise has come for a minute. Time in which it was not the
 * candidate's turn does not count, and does not begin the minute anew: the interviewer asks meanwhile whether they are
 * there, and a microphone that is dead stays so.
 */
export function createSilence(startMs: number): (db: number, nowMs: number, isTheirTurn: boolean) => boolean {
  let silentMs = 0;
  let lastMs = startMs;
  return (db, nowMs, isTheirTurn) => {
    if (db > silenceDb) silentMs = 0;
    else if (isTheirTurn) silentMs += nowMs - lastMs;
    lastMs = nowMs;
    return isTheirTurn && silentMs >= noSoundMs;
  };
}
