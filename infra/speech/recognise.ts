import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engines } from './engines.ts';
import { type HeardSegment, parseHypothesis } from './hypothesis.ts';
import { cut, durationMs, findSpeech, type Pcm, raiseLevel, wavFile } from './pcm.ts';
import { ProgramError, runProgram } from './program.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { SpeechError } from './speech-error.ts';

/** Left around the speech: the recogniser's own detector wants some silence to measure noise by. */
const paddingMs = 250;
/** It takes about a fifth of the audio's length when alone; twice its length on a crowded machine. */
const deadlineFactor = 2;
const deadlineFloorMs = 10_000;

/** What is said in 16 kHz audio; an empty list when nothing is. Times count from its start. */
export async function recognise(engines: Engines, audio: Pcm, signal?: AbortSignal): Promise<HeardSegment[]> {
  const speech = findSpeech(audio);
  if (!speech) return [];
  const part = cut(audio, speech, paddingMs);
  const output = await inScratchFolder(async (folder) => {
    const path = join(folder, 'speech.wav');
    await writeFile(path, wavFile({ pcm: raiseLevel(part.pcm), rateHz: part.rateHz }));
    return runRecogniser(engines, path, durationMs(part), signal);
  });
  return parseHypothesis(output.toString()).map((segment) => shift(segment, part.offsetMs));
}

async function runRecogniser(
  engines: Engines,
  path: string,
  audioMs: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const model = engines.model;
  if (!model) {
    throw new SpeechError({
      status: 503,
      code: 'model_missing',
      message: 'The language model is not installed: apt-get install pocketsphinx-en-us.',
    });
  }
  const models = ['-hmm', model.acoustic, '-lm', model.language, '-dict', model.dictionary];
  try {
    return await runProgram({
      command: engines.recogniser.path ?? engines.recogniser.name,
      args: [...models, '-time', 'yes', '-logfn', '/dev/null', '-infile', path],
      deadlineMs: Math.max(deadlineFloorMs, audioMs * deadlineFactor),
      signal,
    });
  } catch (cause) {
    if (!(cause instanceof ProgramError) || cause.reason !== 'deadline') throw cause;
    throw new SpeechError({
      status: 503,
      code: 'recognition_timeout',
      message: 'Recognition took too long on this machine. Speak in shorter pieces, or try again.',
      retryAfterS: 2,
      cause,
    });
  }
}

function shift(segment: HeardSegment, offsetMs: number): HeardSegment {
  const words = segment.words.map((word) => ({
    ...word,
    startMs: Math.round(word.startMs + offsetMs),
    endMs: Math.round(word.endMs + offsetMs),
  }));
  return { ...segment, words };
}
