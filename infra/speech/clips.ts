import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engines, findEngines, missing } from './engines.ts';
import { cut, durationMs, findSpeech, type Pcm, silence, wavFile } from './pcm.ts';
import { speak, type Voice } from './voice.ts';

/** A spoken line whose words, and whose last moment of speech, are known. */
export interface Clip extends Pcm {
  /** Where speech begins and ends in it, by frames of 10 ms above -45 dBFS. */
  firstSpeechSampleMs: number;
  lastSpeechSampleMs: number;
  durationMs: number;
}

export interface ClipOptions {
  voice?: Voice;
  /** What the recogniser or the browser wants. */
  rateHz?: 16_000 | 24_000 | 48_000;
  speed?: number;
  /** Silence before and after the words; the voice's own is cut off. */
  leadMs?: number;
  tailMs?: number;
  /** Clips are kept there by a hash of all of this. */
  folder?: string;
}

/** Raise it when the same options begin to give other bytes. */
const recipe = 1;
const defaultFolder = join(tmpdir(), 'caseroom-clips');

/**
 * Says a text with flite, once: the second call reads the file. The same text and options always
 * give the same samples. Throws when the engines are not installed, naming what to install.
 */
export async function synthesise(text: string, options: ClipOptions = {}): Promise<Clip> {
  const { path } = await clipFile(text, options);
  const pcm = (await readFile(path)).subarray(44);
  return label({ pcm, rateHz: options.rateHz ?? 16_000 });
}

/** The same clip as a WAV file on disk, for a browser's fake microphone. */
export async function clipFile(text: string, options: ClipOptions = {}): Promise<{ path: string }> {
  const { voice = 'slt', rateHz = 16_000, speed = 1, leadMs = 100, tailMs = 200 } = options;
  const folder = options.folder ?? defaultFolder;
  const key = JSON.stringify({ recipe, text, voice, rateHz, speed, leadMs, tailMs });
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const path = join(folder, `${hash}.wav`);
  if (await exists(path)) return { path };
  const spoken = await speak(await installedEngines(), { text, voice, speed, rateHz });
  const speech = findSpeech(spoken);
  if (!speech) throw new Error('The text gives no speech: it needs a word in it.');
  const words = cut(spoken, speech, 0).pcm;
  const pcm = Buffer.concat([silence(leadMs, rateHz), words, silence(tailMs, rateHz)]);
  await save(path, folder, wavFile({ pcm, rateHz }));
  return { path };
}

/** By a rename, so that a test beside this one never reads half a clip. */
async function save(path: string, folder: string, wav: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}.${performance.now()}`;
  await writeFile(unfinished, wav);
  await rename(unfinished, path);
}

function label(audio: Pcm): Clip {
  const speech = findSpeech(audio) ?? { startMs: 0, endMs: 0 };
  return {
    ...audio,
    firstSpeechSampleMs: speech.startMs,
    lastSpeechSampleMs: speech.endMs,
    durationMs: durationMs(audio),
  };
}

async function installedEngines(): Promise<Engines> {
  const engines = await findEngines();
  const faults = missing(engines).filter((fault) => /^(flite|sox)/.test(fault));
  if (faults.length > 0) throw new Error(`${faults.join('. ')}.`);
  return engines;
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    (file) => file.length > 44,
    () => false,
  );
}
