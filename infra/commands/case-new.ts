import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { starterCase, starterReadme } from '@caseroom/core/case/starter';
import { CommandError } from './command-error.ts';

/** Writes a small case that passes the prover into a new folder. Never overwrites a case. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined)
    throw new CommandError('where to? Name a folder for the case, like cases/night-train');
  const folder = resolve(path);
  const id = basename(folder);
  if (!/^[a-z][a-z0-9_-]*$/.test(id))
    throw new CommandError(`"${id}" becomes the id of the case; use lower case letters, digits, - and _`);
  await mkdir(folder, { recursive: true });
  await writeNew(join(folder, 'case.yaml'), starterCase(id));
  await writeNew(join(folder, 'README.md'), starterReadme);
  process.stdout.write(
    `${join(path, 'case.yaml')} is written. Change it, then: npm run case -- check ${path}\n`,
  );
  return 0;
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CommandError(`${file} is there already; choose another folder`);
  }
}
