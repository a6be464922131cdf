import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalFault } from './fault.ts';
import { listRunning, startMark, stopLeftovers } from './process-table.ts';
import type { Settings } from './settings.ts';

const LAUNCHER = 'launcher';
/** PostgreSQL's write-ahead log alone wants some of this. */
const NEEDED_BYTES = 500 * 1024 * 1024;

/**
 * Takes the data folder for this launcher: refuses while another one lives,
 * stops what one that was killed left behind. Returns the way to let go.
 */
export async function takeDataFolder(settings: Settings, say: (line: string) => void): Promise<() => void> {
  const { runDir, dataDir, ports } = settings;
  mkdirSync(runDir, { recursive: true });
  const running = listRunning(runDir);
  const other = running.find(({ name }) => name === LAUNCHER);
  if (other) {
    throw new LocalFault(
      `Caseroom is running already with the data in ${dataDir} (process ${other.pid}).`,
      `Stop it with Ctrl-C there or "kill ${other.pid}". For a second one beside it choose another folder and other ports: CASEROOM_DATA_DIR=.data-2 npm start -- --port ${ports.web + 1} (docs/operations.md lists the other ports).`,
    );
  }
  if (running.length > 0) {
    say(
      `An earlier run was cut short and left ${running.map(({ name }) => name).join(', ')} running; stopping that first.`,
    );
    await stopLeftovers(running);
  }
  const file = join(runDir, `${LAUNCHER}.pid`);
  writeFileSync(file, JSON.stringify({ pid: process.pid, mark: startMark(process.pid) }));
  return () => rmSync(file, { force: true });
}

export function checkSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return;
  throw new LocalFault(
    `The disk under ${folder} is nearly full: ${Math.round(free / 1024 / 1024)} MB are free, 500 MB are needed.`,
    'Free some space, or set CASEROOM_DATA_DIR to a folder on another disk.',
  );
}
