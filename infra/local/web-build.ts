import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellingLine } from './child.ts';
import { LocalFault } from './fault.ts';
import { ROOT } from './root.ts';
import { runToEnd } from './run-to-end.ts';

const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');
/** A dot file: the web server does not hand it out. */
const STAMP = join(DIST, '.built-from');
const BUILD_MS = 5 * 60_000;
const SKIPPED = new Set(['node_modules', 'e2e', 'test-results']);

/** Builds the pages when their sources have changed since the last build. Returns whether it did. */
export async function buildWeb(logFile: string): Promise<boolean> {
  const hash = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  // Beside the old pages, so that a build that fails or is cut short leaves them whole.
  const fresh = join(WEB, `dist-${process.pid}`);
  try {
    const { code } = await runToEnd(
      join(ROOT, 'node_modules/.bin/vite'),
      ['build', '--outDir', fresh, '--emptyOutDir'],
      { timeoutMs: BUILD_MS, cwd: WEB, logFile },
    );
    if (code !== 0)
      throw new LocalFault(
        `The pages could not be built: ${tellingLine(logFile)}`,
        `The whole story is in ${logFile}.`,
      );
    writeFileSync(join(fresh, '.built-from'), hash);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(fresh, DIST);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return true;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = [...filesUnder(WEB), ...filesUnder(join(ROOT, 'core/src')), join(ROOT, 'package-lock.json')];
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return SKIPPED.has(entry.name) || entry.name.startsWith('dist') ? [] : filesUnder(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}
