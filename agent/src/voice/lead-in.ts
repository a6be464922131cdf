import { bytesPerMs } from './pcm.ts';

/** Below -45 dBFS nobody hears a voice. */
const AUDIBLE = 184;
/** A breath before the first sound stays, so that no soft consonant is cut off. */
const BREATH_MS = 20;
/** Silence longer than this belongs to what is spoken. */
const MOST_MS = 600;

/** Takes off the silence with which voices begin (100 to 300 ms of each reply's gap); once, at a reply's beginning. */
export function createLeadIn(): (pcm: Buffer) => Buffer {
  let waiting: Buffer | null = Buffer.alloc(0);
  return (pcm) => {
    if (waiting === null) return pcm;
    waiting = Buffer.concat([waiting, pcm]);
    const loud = firstLoud(waiting);
    const quiet = loud === -1 ? waiting.length : loud;
    const kept = Math.max(0, quiet - BREATH_MS * bytesPerMs);
    if (loud === -1 && waiting.length < MOST_MS * bytesPerMs) return Buffer.alloc(0);
    const begun = waiting.subarray(kept - (kept % 2));
    waiting = null;
    return begun;
  };
}

function firstLoud(pcm: Buffer): number {
  for (let at = 0; at + 1 < pcm.length; at += 2) if (Math.abs(pcm.readInt16LE(at)) > AUDIBLE) return at;
  return -1;
}
