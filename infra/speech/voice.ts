import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engines } from './engines.ts';
import type { Pcm } from './pcm.ts';
import { runProgram } from './program.ts';
import { inScratchFolder } from './scratch-folder.ts';

export const voices = ['slt', 'rms', 'awb', 'kal16'] as const;
export type Voice = (typeof voices)[number];

/** OpenAI's voice names, so that a client's default works: higher ones are slt, lower ones rms. */
const voiceByOpenaiName: Record<string, Voice> = {
  alloy: 'slt',
  nova: 'slt',
  shimmer: 'slt',
  coral: 'slt',
  sage: 'slt',
  marin: 'slt',
  echo: 'rms',
  onyx: 'rms',
  ash: 'rms',
  cedar: 'rms',
  verse: 'rms',
  fable: 'awb',
  ballad: 'awb',
};

export function findVoice(name: string): Voice | undefined {
  return voices.find((voice) => voice === name) ?? voiceByOpenaiName[name];
}

export interface Utterance {
  text: string;
  voice: Voice;
  /** 1 is the voice's own pace, 2 twice as fast. */
  speed: number;
  rateHz: number;
}

/** A sentence of five seconds takes about 80 ms; ten seconds mean that something hangs. */
const voiceDeadlineMs = 10_000;

/** One sentence as mono PCM at the wanted rate. */
export async function speak(engines: Engines, utterance: Utterance, signal?: AbortSignal): Promise<Pcm> {
  return inScratchFolder(async (folder) => {
    const textPath = join(folder, 'text');
    const wavPath = join(folder, 'speech.wav');
    // By file: an argument would show what is said in the list of processes.
    await writeFile(textPath, plain(utterance.text));
    const stretch = `duration_stretch=${(1 / utterance.speed).toFixed(3)}`;
    await runProgram({
      command: engines.voice.path ?? engines.voice.name,
      args: ['-voice', utterance.voice, '--setf', stretch, '-f', textPath, '-o', wavPath],
      deadlineMs: voiceDeadlineMs,
      signal,
    });
    return { pcm: await resample(engines, wavPath, utterance.rateHz, signal), rateHz: utterance.rateHz };
  });
}

async function resample(engines: Engines, wavPath: string, rateHz: number, signal?: AbortSignal) {
  const header = await readFile(wavPath);
  const bytesBeforeSamples = 44;
  // The voice answers text without a word in it ("...") with a file without samples.
  if (header.length <= bytesBeforeSamples) return Buffer.alloc(0);
  const format = ['-t', 'raw', '-e', 'signed', '-b', '16', '-c', '1', '-r', String(rateHz)];
  return runProgram({
    command: engines.resampler.path ?? engines.resampler.name,
    // Without dither the same text always gives the same bytes. 1 dB of room for the filter.
    args: ['-D', '-v', '0.89', wavPath, ...format, '-'],
    deadlineMs: voiceDeadlineMs,
    signal,
  });
}

/** The voice spells out typographic signs it does not know. */
function plain(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s*[–—]\s*/g, ', ')
    .replace(/…/g, '.')
    .replace(/€\s?([\d.,]+)/g, '$1 euros')
    .replace(/£\s?([\d.,]+)/g, '$1 pounds')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e\n]/g, '');
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text, so that the first can be heard while the next is made. */
export function splitSentences(text: string): string[] {
  return [...sentences.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment));
}
