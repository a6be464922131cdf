import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Silence as the worker makes it for browsers that play no Ogg. */
export function silentM4a(seconds: number): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'caseroom-m4a-'));
  const file = join(folder, 'silence.m4a');
  const source = ['-f', 'lavfi', '-i', `anullsrc=d=${seconds}:r=24000:cl=stereo`];
  const coded = ['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart', '-f', 'mp4'];
  try {
    execFileSync('ffmpeg', ['-loglevel', 'error', ...source, ...coded, file]);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
