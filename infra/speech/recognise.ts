import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engines } from './engines.ts';
import { type HeardSegment, parseHypothesis } from './hypothesis.ts';
import { cut, durationMs, findSpeech, type Pcm, raiseLevel } from './pcm.ts';
import { ProgramError, runProgram } from './program.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { SpeechError } from './speech-error.ts';

/** Left around the speech: the recogniser begins and ends its sentences in silence. */
const paddingMs = 250;
/** Alone it takes a fifth of the audio's length; on a crowded machine it took nine tenths. */
const deadlineFactor = 3;
const deadlineFloorMs = 30_000;

/** What is said in 16 kHz audio; an empty list when nothing is. Times count from its start. */
export async function recognise(engines: Engines, audio: Pcm, signal?: AbortSignal): Promise<HeardSegment[]> {
  const speech = findSpeech(audio);
  if (!speech) return [];
  const part = cut(audio, speech, paddingMs);
  const log = await inScratchFolder(async (folder) => {
    // The recogniser reads a list of files, by names without folder and extension.
    await writeFile(join(folder, 'list'), 'speech\n');
    await writeFile(join(folder, 'speech.raw'), raiseLevel(part.pcm));
    return runRecogniser(engines, folder, durationMs(part), signal);
  });
  return parseHypothesis(log).map((segment) => shift(segment, part.offsetMs));
}

/**
 * Of the two recognisers in the package the one for files gets 9 words in 100 wrong where the one
 * for microphones gets 15 (14 sentences of case talk, three voices, with and without Opus): it
 * normalises over the whole utterance. Its noise and silence removal cost words in clear speech.
 * With `-backtrace` it writes times and posteriors into its log.
 */
const tuning = ['-cmn', 'batch', '-lw', '6', '-remove_noise', 'no'];

/**
 * Before version 5 silence is removed unless told otherwise; from 5 on that option is unknown, and
 * the log is empty unless asked for.
 */
export function versionArguments(version: string | undefined): string[] {
  return version?.startsWith('0.') ? ['-remove_silence', 'no'] : ['-loglevel', 'INFO'];
}

async function runRecogniser(
  engines: Engines,
  folder: string,
  audioMs: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const model = engines.model;
  if (!model) {
    throw new SpeechError({
      status: 503,
      code: 'model_missing',
      message: 'The language model is not installed: apt-get install pocketsphinx-en-us.',
    });
  }
  const models = ['-hmm', model.acoustic, '-lm', model.language, '-dict', model.dictionary];
  const logPath = join(folder, 'log');
  const files = ['-ctl', join(folder, 'list'), '-cepdir', folder, '-cepext', '.raw'];
  const dialect = versionArguments(engines.recogniser.version);
  const output = ['-hyp', '/dev/null', '-backtrace', 'yes', '-logfn', logPath];
  try {
    await runProgram({
      command: engines.recogniser.path ?? engines.recogniser.name,
      args: [...models, '-adcin', 'yes', ...files, ...tuning, ...dialect, ...output],
      deadlineMs: Math.max(deadlineFloorMs, audioMs * deadlineFactor),
      signal,
    });
    return await readFile(logPath, 'utf8');
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
