import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './command-error.ts';

/** The `case.yaml` files at a path: the file itself, a case's folder, or a folder of such folders. */
export async function findCases(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new CommandError(`there is nothing at ${path}`);
  if (found.isFile()) return [path];
  const own = join(path, 'case.yaml');
  if (await stat(own).catch(() => null)) return [own];
  const folders = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const nested = folders.map(({ name }) => join(path, name, 'case.yaml')).sort();
  const present = await Promise.all(nested.map((file) => stat(file).catch(() => null)));
  const files = nested.filter((_, at) => present[at]);
  if (files.length === 0) throw new CommandError(`there is no case.yaml in ${path} or one folder below`);
  return files;
}
