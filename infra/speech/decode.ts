import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engines } from './engines.ts';
import { durationMs, type Pcm } from './pcm.ts';
import { ProgramError, runProgram } from './program.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { badRequest, SpeechError } from './speech-error.ts';

export const recogniserRateHz = 16_000;
export const longestAudioS = 60;
/** A minute of audio is converted in well under a second; ten mean that something hangs. */
const decodeDeadlineMs = 10_000;

/**
 * Turns an uploaded file into 16 kHz mono PCM. The container is recognised by its content;
 * `.pcm` and `.raw` are taken as 24 kHz mono, the form in which this server speaks.
 * Throws a 400 when there is no audio in it or over a minute of it.
 */
export async function decodeAudio(
  engines: Engines,
  file: { bytes: Buffer; name: string },
  signal?: AbortSignal,
): Promise<Pcm> {
  if (file.bytes.length === 0) {
    throw badRequest('empty_audio', 'The file is empty: send the recording as `file`.', 'file');
  }
  const raw = /\.(pcm|raw)$/i.test(file.name);
  const pcm = await inScratchFolder(async (folder) => {
    // From a file, not a pipe: MP4 keeps its index at the end.
    const path = join(folder, 'upload');
    await writeFile(path, file.bytes);
    const form = raw ? ['-f', 's16le', '-ar', '24000', '-ac', '1'] : [];
    return convert(engines, [...form, '-i', path], signal);
  });
  if (pcm.length < 2) {
    throw badRequest('no_audio', 'The file holds no audio samples: record again.', 'file');
  }
  const audio = { pcm, rateHz: recogniserRateHz };
  if (durationMs(audio) > longestAudioS * 1000) {
    throw badRequest(
      'audio_too_long',
      `The recording is over ${longestAudioS} seconds: send it in shorter pieces.`,
      'file',
    );
  }
  return audio;
}

async function convert(engines: Engines, input: string[], signal: AbortSignal | undefined) {
  // One second more than allowed, so that a longer recording is noticed and not cut silently.
  const limits = ['-t', String(longestAudioS + 1), '-vn', '-sn', '-dn'];
  const output = ['-ac', '1', '-ar', String(recogniserRateHz), '-f', 's16le', '-'];
  const quiet = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file,pipe'];
  try {
    return await runProgram({
      command: engines.converter.path ?? engines.converter.name,
      args: [...quiet, ...input, ...limits, ...output],
      deadlineMs: decodeDeadlineMs,
      signal,
    });
  } catch (cause) {
    throw decodingFault(cause);
  }
}

function decodingFault(cause: unknown): unknown {
  if (!(cause instanceof ProgramError)) return cause;
  if (cause.reason === 'exit') {
    return badRequest(
      'invalid_audio',
      'The file could not be read as audio. Send WAV, OGG, WebM, MP3, MP4 or FLAC, complete from its first byte.',
      'file',
    );
  }
  if (cause.reason === 'deadline') {
    return new SpeechError({
      status: 503,
      code: 'conversion_timeout',
      message: 'Converting the recording took too long. Try again, or send WAV.',
      retryAfterS: 2,
      cause,
    });
  }
  return cause;
}
