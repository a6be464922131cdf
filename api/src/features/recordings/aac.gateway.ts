import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** 64 kbit/s are plenty for two voices. Recordings have 24 kHz, and half of the time is saved by leaving it at that. */
const SOUND = ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '64k', '-ar', '24000', '-threads', '1'];
/** The index in front, so that a player can jump before it has loaded the whole. */
const CONTAINER = ['-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'];
/** An hour of sound takes about 50 s of a processor, and much longer where everybody else goes before. */
const DEADLINE_MS = 60 * 60_000;
/** `nice`, as a shell: there is no such program. */
const NOT_FOUND = 127;
const TOLD_CHARACTERS = 500;

export type AacEncoder = {
  /** Writes what `input` holds to `file` as AAC in MP4; throws `EncoderMissing` where ffmpeg is not installed. */
  encode(input: Readable, file: string, signal: AbortSignal): Promise<void>;
  isThere(): Promise<boolean>;
};

export class EncoderMissing extends Error {}

/**
 * The system's ffmpeg, as a process that others go before. It is fed by us: when the worker is killed its input ends, so it
 * does not work on for nobody.
 */
export function createAacEncoder(program = 'ffmpeg'): AacEncoder {
  async function encode(input: Readable, file: string, signal: AbortSignal): Promise<void> {
    const args = ['-hide_banner', '-loglevel', 'error', '-i', 'pipe:0', ...SOUND, ...CONTAINER, '-y', file];
    const child = spawn('nice', ['-n', '19', program, ...args], {
      stdio: ['pipe', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
      killSignal: 'SIGKILL',
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told = `${told}${chunk}`.slice(-TOLD_CHARACTERS);
    });
    // It may end before it has read everything; how it ended tells why. A file that cannot be read ends the input.
    const fed = pipeline(input, child.stdin).catch((error: NodeJS.ErrnoException) => error);
    const [code] = await once(child, 'close');
    const fault = await fed;
    if (code === NOT_FOUND) throw new EncoderMissing();
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${told.trim()}`);
    if (fault) throw fault;
  }

  async function isThere(): Promise<boolean> {
    const child = spawn(program, ['-version'], { stdio: 'ignore' });
    return once(child, 'close').then(
      ([code]) => code === 0,
      () => false,
    );
  }

  return { encode, isThere };
}
