import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Speaker = { model: string; voice: string };

/** Three minutes of speech: what one interview says more than once. */
const MOST_BYTES_IN_MEMORY = 8_000_000;
/** An hour and a half of speech, some twenty cases; what was spoken longest ago goes first. */
const MOST_BYTES_ON_DISK = 256_000_000;

/** Where a sentence in a voice is kept: PCM named by the SHA-256 of model, voice and text. */
export const renderedPath = (folder: string, speaker: Speaker, sentence: string): string =>
  join(folder, `${keyOf(speaker, sentence)}.pcm`);

const keyOf = ({ model, voice }: Speaker, sentence: string): string =>
  createHash('sha256')
    .update(JSON.stringify([model, voice, sentence.trim()]))
    .digest('hex');

/** Whole or not at all: a file that is there is a whole sentence. */
export function writeRendered(folder: string, speaker: Speaker, sentence: string, pcm: Buffer): void {
  mkdirSync(folder, { recursive: true });
  const path = renderedPath(folder, speaker, sentence);
  const fresh = `${path}.${process.pid}.part`;
  writeFileSync(fresh, pcm);
  renameSync(fresh, path);
}

/** Sentences that were voiced already, as whole PCM of a voice. */
export type LineStore = {
  find(speaker: Speaker, sentence: string): Buffer | null;
  keep(speaker: Speaker, sentence: string, pcm: Buffer): void;
};

export type LineStoreOptions = {
  /** Null: nothing is kept longer than this process. */
  folder: string | null;
  /** Only what says this of itself goes to disk: a sentence with a candidate's word in it must not. */
  isFixed: (sentence: string) => boolean;
};

/** In memory for this interview; the fixed lines of the case on disk too, for every later one. */
export function createLineStore({ folder, isFixed }: LineStoreOptions): LineStore {
  const memory = new Map<string, Buffer>();
  let bytes = 0;
  const remember = (key: string, pcm: Buffer) => {
    bytes += pcm.length - (memory.get(key)?.length ?? 0);
    memory.delete(key);
    memory.set(key, pcm);
    for (const [oldest, { length }] of memory) {
      if (bytes <= MOST_BYTES_IN_MEMORY) return;
      memory.delete(oldest);
      bytes -= length;
    }
  };
  if (folder) prune(folder);
  return {
    find(speaker, sentence) {
      const key = keyOf(speaker, sentence);
      const pcm = memory.get(key) ?? (folder && read(renderedPath(folder, speaker, sentence)));
      if (pcm) remember(key, pcm);
      return pcm || null;
    },
    keep(speaker, sentence, pcm) {
      remember(keyOf(speaker, sentence), pcm);
      if (!folder || !isFixed(sentence)) return;
      try {
        writeRendered(folder, speaker, sentence, pcm);
      } catch {
        // A full or read-only disk costs a voiced sentence the next time, and nothing now.
      }
    },
  };
}

function read(path: string): Buffer | null {
  try {
    const pcm = readFileSync(path);
    return pcm.length > 0 ? pcm : null;
  } catch {
    return null;
  }
}

function prune(folder: string): void {
  try {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.pcm'))
      .map((name) => ({ path: join(folder, name), ...statSync(join(folder, name)) }))
      .toSorted((a, b) => b.mtimeMs - a.mtimeMs);
    let kept = 0;
    for (const { path, size } of files) {
      kept += size;
      if (kept > MOST_BYTES_ON_DISK) rmSync(path, { force: true });
    }
  } catch {
    // It is made with the first line.
  }
}
