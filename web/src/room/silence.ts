import { silenceDb } from '../sound/level.ts';

/** As long as people may think before they begin to wonder whether they are heard. */
export const noSoundMs = 60_000;

/** Takes levels as they come; true once nothing but room noise has come for a minute. */
export function createSilence(startMs: number): (db: number, nowMs: number) => boolean {
  let heardMs = startMs;
  return (db, nowMs) => {
    if (db > silenceDb) heardMs = nowMs;
    return nowMs - heardMs >= noSoundMs;
  };
}
