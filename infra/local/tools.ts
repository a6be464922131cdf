import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { LocalFault } from './fault.ts';
import { runToEnd } from './run-to-end.ts';

/** A tool of the system, by any of the names under which it may be installed, and the Debian packages that bring it. */
export type Tool = { what: string; names: readonly string[]; packages: readonly string[] };

export const REDIS: Tool = {
  what: 'Redis (the queue)',
  names: ['redis-server', 'valkey-server'],
  packages: ['redis-server'],
};
export const RECOGNISER: Tool = {
  what: 'PocketSphinx (offline recognition)',
  names: ['pocketsphinx_continuous', 'pocketsphinx'],
  packages: ['pocketsphinx', 'pocketsphinx-en-us'],
};
export const VOICE: Tool = { what: 'Flite (offline voice)', names: ['flite'], packages: ['flite'] };
export const SOX: Tool = { what: 'SoX (sound conversion)', names: ['sox'], packages: ['sox'] };
export const FFMPEG: Tool = { what: 'FFmpeg (sound formats)', names: ['ffmpeg'], packages: ['ffmpeg'] };
export const CHROMIUM: Tool = {
  what: 'Chromium (browser tests)',
  names: ['chromium', 'chromium-browser', 'google-chrome'],
  packages: ['chromium'],
};
export const SPEECH_TOOLS: readonly Tool[] = [RECOGNISER, VOICE, SOX, FFMPEG];

/** Go's own installer puts it where no shell looks by itself. */
export const findGo = (): string | undefined =>
  findOnPath(['go']) ?? (existsSync('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : undefined);

export type InstallOptions = { logFile: string; onInstall: (packages: string) => void };

const INSTALL_MS = 15 * 60_000;

export function findOnPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', '/usr/bin', '/usr/games'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function missing(tools: readonly Tool[]): Tool[] {
  return tools.filter((tool) => !findOnPath(tool.names));
}

export function installCommand(tools: readonly Tool[]): string {
  return `sudo apt-get install -y ${tools.flatMap((tool) => tool.packages).join(' ')}`;
}

/** Root and CI are not asked. */
export function mayInstallUnasked(): boolean {
  if (!findOnPath(['apt-get'])) return false;
  return process.getuid?.() === 0 || Boolean(process.env.CI && findOnPath(['sudo']));
}

/** May apt-get be used? A person is asked once, before sudo; with neither a terminal nor sudo the answer is no. */
export async function mayInstall(tools: readonly Tool[]): Promise<boolean> {
  if (tools.length === 0 || mayInstallUnasked()) return true;
  return findOnPath(['apt-get']) && findOnPath(['sudo']) && process.stdin.isTTY ? askForSudo(tools) : false;
}

async function askForSudo(tools: readonly Tool[]): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    process.stderr.write(`Not found on this machine: ${tools.map((tool) => tool.what).join(', ')}.\n`);
    const answer = await reader.question(`May Caseroom run "${installCommand(tools)}"? [Y/n] `);
    if (!/^\s*(y|yes)?\s*$/i.test(answer)) return false;
  } finally {
    reader.close();
  }
  // Asks for the password now, while the terminal is free; the installation itself runs in the background.
  return (await runToEnd('sudo', ['-v'], { stdio: 'inherit', timeoutMs: 120_000 })).code === 0;
}

/** Installs with apt-get; afterwards every tool is on the PATH, or a fault with the exact command is thrown. */
export async function installTools(
  tools: readonly Tool[],
  allowed: boolean,
  options: InstallOptions,
): Promise<void> {
  const wanted = missing(tools);
  if (wanted.length === 0) return;
  if (allowed) await inTurn(() => aptInstall(wanted, options));
  const still = missing(wanted);
  if (still.length > 0) throw missingFault(still);
}

export function missingFault(tools: readonly Tool[]): LocalFault {
  const names = tools.map((tool) => tool.what).join(', ');
  const how = findOnPath(['apt-get'])
    ? `Install it with: ${installCommand(tools)}`
    : `Install it with your system's package manager so that ${tools.map((tool) => tool.names[0]).join(', ')} is on the PATH.`;
  return new LocalFault(`${names} is missing.`, how);
}

let turn: Promise<void> = Promise.resolve();

/** apt-get waits for dpkg's lock, but not for the one of its package lists. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

async function aptInstall(tools: readonly Tool[], { logFile, onInstall }: InstallOptions): Promise<void> {
  const packages = tools.flatMap((tool) => tool.packages);
  onInstall(packages.join(', '));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    runToEnd(...asRoot(['apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args]), {
      timeoutMs: INSTALL_MS,
      env,
      logFile,
    });
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  // Package lists may be absent (fresh containers) or current: refresh only when the first try fails.
  if ((await install()).code === 0) return;
  await apt('update');
  await install();
}

function asRoot(command: readonly string[]): [string, string[]] {
  const [program = '', ...args] = command;
  return process.getuid?.() === 0
    ? [program, args]
    : ['sudo', ['-n', '--preserve-env=DEBIAN_FRONTEND', program, ...args]];
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
