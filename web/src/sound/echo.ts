import { chimeHz, chimeLevelDb } from './chime.ts';
import { decibels } from './level.ts';
import { rmsOf } from './wav.ts';

/** What the interviewer's voice does in this microphone, and how noisy the room is. */
export type SoundMeasure = {
  /** `much`: the loudspeaker is heard in the microphone, so that interrupting needs words. */
  echo: 'none' | 'much';
  /** Level of our notes in the microphone against the level at which they were played, in dB. */
  echoDb: number | null;
  /** Level of the room while nothing was played, in dBFS. */
  noiseDb: number;
};

/** Echo that is weaker than this does not look like speech to the interviewer's ears. */
const MUCH_ECHO_DB = -40;
/** The notes have to stand out of the room's own sound at their pitch, or it is not they that are heard. */
const STANDS_OUT_DB = 9;
/** A quiet room is below -60 dBFS, one with a fan about -50; from here on a voice is hard to tell from the rest. */
export const NOISY_DB = -45;

/** Compares the microphone before and while the notes were played. */
export function measureSound(before: Float32Array, during: Float32Array, rateHz: number): SoundMeasure {
  const noiseDb = round(decibels(rmsOf(before)));
  const heard = notesIn(during, rateHz);
  const standsOut = heard - notesIn(before, rateHz) >= STANDS_OUT_DB;
  const echoDb = standsOut ? round(heard - chimeLevelDb) : null;
  return { echo: echoDb !== null && echoDb > MUCH_ECHO_DB ? 'much' : 'none', echoDb, noiseDb };
}

const BLOCK_MS = 100;

/** The loudest that any of our notes is in a tenth of a second, in dBFS. */
function notesIn(samples: Float32Array, rateHz: number): number {
  const size = Math.round((rateHz * BLOCK_MS) / 1000);
  let loudest = -120;
  for (let at = 0; at + size <= samples.length; at += size) {
    const block = samples.subarray(at, at + size);
    for (const hz of chimeHz) loudest = Math.max(loudest, decibels(toneIn(block, hz, rateHz)));
  }
  return loudest;
}

/** Root mean square of one pitch in a block, by Goertzel's algorithm. */
function toneIn(block: Float32Array, hz: number, rateHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rateHz);
  let [last, before] = [0, 0];
  for (const sample of block) [last, before] = [sample + coefficient * last - before, last];
  const power = last * last + before * before - coefficient * last * before;
  return Math.sqrt(Math.max(0, power) * 2) / block.length;
}

const round = (db: number): number => Math.round(db * 10) / 10;
