import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getFfmpegPath } from '@livekit/av';
import { pause } from '../life/backoff.ts';

export const recordedRate = 24_000;
export const recordedType = 'audio/ogg; codecs=opus';

/** Speech of two people stays clear at this, and an hour takes 15 MB. */
const BITS_PER_SECOND = 32_000;
/** Pages of half a second: a file that is cut anywhere plays up to its last page. */
const PAGE_US = 500_000;
const FINISH_MS = 4_000;

/**
 * Encodes two channels of sound into an Ogg file that is playable while it grows. It is a process of its own that
 * finishes the file when its input ends, so the sound survives the job that is killed.
 */
export type Encoder = {
  write(interleaved: Int16Array): void;
  /** Ends the file; false when it could not be finished in time. */
  finish(): Promise<boolean>;
};

/** The framework's own build of ffmpeg (LGPL, Opus and Ogg only); undefined where there is none for this system. */
export function findEncoder(): string | undefined {
  return process.env.LIVEKIT_FFMPEG_PATH ?? getFfmpegPath() ?? undefined;
}

export function startEncoder(program: string, file: string): Encoder {
  const input = ['-f', 's16le', '-ar', String(recordedRate), '-ac', '2', '-i', 'pipe:0'];
  const codec = ['-c:a', 'libopus', '-b:a', String(BITS_PER_SECOND), '-application', 'voip'];
  const output = ['-page_duration', String(PAGE_US), '-flush_packets', '1', '-f', 'ogg', '-y', file];
  // A group of its own: a Ctrl-C in the terminal is for the worker, which ends the recording in order.
  const child = spawn(program, ['-hide_banner', '-loglevel', 'error', ...input, ...codec, ...output], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  let broken = false;
  let ended = false;
  const over = once(child, 'exit').then(
    () => {
      broken ||= !ended;
    },
    () => {
      broken = true;
    },
  );
  child.stdin.on('error', () => {
    broken = true;
  });
  return {
    write(interleaved) {
      if (broken || ended) return;
      child.stdin.write(Buffer.from(interleaved.buffer, interleaved.byteOffset, interleaved.byteLength));
    },
    async finish() {
      ended = true;
      child.stdin.end();
      const late = Symbol('late');
      const first = await Promise.race([over, pause(FINISH_MS).then(() => late)]);
      if (first === late) child.kill('SIGKILL');
      return first !== late && !broken;
    },
  };
}
