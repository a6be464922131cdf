import type { Socket } from 'node:net';
import { findSpeech, loudness, type Pcm } from '../speech/pcm.ts';
import type { Utterance } from './script.ts';
import { frameMs } from './speech-detector.ts';

/** Who is at the other end of a connection; undefined when that cannot be told. */
export type ClientOf = (socket: Socket) => string | undefined;

/**
 * Tells what was said by its sound: levels of 10 ms frames from the first sound to the last. Words that the sound
 * leaves out are left out of the utterance too. Undefined for a sound that is none of the known lines.
 */
export type Ear = (levels: readonly number[], client?: string) => Utterance | undefined;

/** A line as it is spoken: its levels from the first sound to the last, in frames of 10 ms. */
export type KnownLine = { text: string; levels: readonly number[] };

/** Syllables are longer, and a codec or a jitter buffer moves a frame by less. */
const smoothFrames = 5;
/** How far apart the positions are at which a sound is held against a line. */
const stepFrames = 2;
/** So much of the sound must lie within the line. */
const leastShare = 0.8;
/** Lines of the same voice that are not the same words are below 0.75. */
const leastLikeness = 0.8;
/** Below it no rhythm can be made out. */
const leastFrames = 20;

/** An ear for the lines that a client may be saying. */
export function createEar(linesOf: (client: string | undefined) => readonly KnownLine[]): Ear {
  const smoothed = new Map<KnownLine, Float64Array>();
  const shapeOf = (line: KnownLine) => {
    const known = smoothed.get(line) ?? smooth(line.levels);
    smoothed.set(line, known);
    return known;
  };
  return (levels, client) => {
    const sound = smooth(trimmed(levels));
    if (sound.length < leastFrames) return undefined;
    let best: { line: KnownLine; at: number; score: number } | undefined;
    for (const line of linesOf(client)) {
      const fit = bestFit(sound, shapeOf(line));
      if (fit && fit.score > (best?.score ?? leastLikeness)) best = { line, ...fit };
    }
    return best && heardOf(best.line, best.at, sound.length);
  };
}

/** The levels of a recording from its first sound to its last. */
export function speechLevels(audio: Pcm): number[] {
  const speech = findSpeech(audio);
  if (!speech) return [];
  const frameBytes = Math.round((frameMs * audio.rateHz) / 1000) * 2;
  const [from, to] = [speech.startMs / frameMs, Math.floor(speech.endMs / frameMs)];
  return Array.from({ length: to - from }, (_, index) => {
    const at = (from + index) * frameBytes;
    return loudness(audio.pcm.subarray(at, at + frameBytes));
  });
}

/** Where the sound lies in the line; negative when it begins before it. */
function bestFit(sound: Float64Array, line: Float64Array): { at: number; score: number } | undefined {
  const least = Math.ceil(sound.length * leastShare);
  let best: { at: number; score: number } | undefined;
  for (let at = least - sound.length; at <= line.length - least; at += stepFrames) {
    const score = likeness(sound, line, at);
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  return best;
}

/** Pearson's correlation of the two over the frames that both have. */
function likeness(sound: Float64Array, line: Float64Array, at: number): number {
  const from = Math.max(0, -at);
  const to = Math.min(sound.length, line.length - at);
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let index = from; index < to; index += 1) {
    const [left, right] = [sound[index] ?? 0, line[index + at] ?? 0];
    n += 1;
    x += left;
    y += right;
    xx += left * left;
    yy += right * right;
    xy += left * right;
  }
  const spread = Math.sqrt((n * xx - x * x) * (n * yy - y * y));
  return n < leastFrames || spread === 0 ? 0 : (n * xy - x * y) / spread;
}

/** The words whose middle was heard, timed from the first sound. */
function heardOf(line: KnownLine, at: number, frames: number): Utterance | undefined {
  const words = wordTimes(line)
    .filter(({ startMs, endMs }) => {
      const middle = (startMs + endMs) / 2 / frameMs;
      return middle >= at && middle < at + frames;
    })
    .map(({ word, startMs, endMs }) => ({
      word,
      startMs: Math.max(0, startMs - at * frameMs),
      endMs: Math.max(0, endMs - at * frameMs),
    }));
  return words.length === 0 ? undefined : { text: words.map(({ word }) => word).join(' '), words };
}

/** Words spread over the line by their length. */
function wordTimes({ text, levels }: KnownLine): { word: string; startMs: number; endMs: number }[] {
  const words = text.split(/\s+/).filter(Boolean);
  const msPerLetter = (levels.length * frameMs) / words.reduce((sum, word) => sum + word.length + 1, 0);
  let letters = 0;
  return words.map((word) => {
    const startMs = letters * msPerLetter;
    letters += word.length + 1;
    return { word, startMs, endMs: (letters - 0.5) * msPerLetter };
  });
}

/** Without the silence at the end, which is no part of any line. */
function trimmed(levels: readonly number[]): readonly number[] {
  const last = levels.findLastIndex((level) => level > 10 ** (-45 / 20));
  return levels.slice(0, last + 1);
}

/** Averaged over 50 ms, and compressed: a loud vowel is not the whole of a word. */
function smooth(levels: readonly number[]): Float64Array {
  const half = Math.floor(smoothFrames / 2);
  return Float64Array.from(levels, (_, index) => {
    const window = levels.slice(Math.max(0, index - half), index + half + 1);
    return Math.sqrt(window.reduce((sum, level) => sum + level, 0) / window.length);
  });
}
