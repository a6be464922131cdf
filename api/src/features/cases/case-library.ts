import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caseHashText, compileCase } from '@caseroom/core/case/compile';
import { proveCase } from '@caseroom/core/case/prove';
import type { CaseSource, CompiledCase } from '@caseroom/core/case/schema';

export type LibraryCase = { folder: string; source: CaseSource; text: string };
export type BrokenCase = { folder: string; problem: string };
export type CaseLibrary = { cases: LibraryCase[]; broken: BrokenCase[] };

/** Enough seeds to find a case that cannot hold; authors prove with more before they publish. */
const SEEDS = 5;

/**
 * Reads every folder with a `case.yaml`. A case that cannot be read or does not pass its proof is named with the line
 * and what is wrong; it never keeps the others out.
 */
export async function loadCaseLibrary(folder: string): Promise<CaseLibrary> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const library: CaseLibrary = { cases: [], broken: [] };
  for (const name of names.sort()) {
    const text = await readCase(join(folder, name));
    if (text === undefined) continue;
    const proven = prove(name, text, library.cases);
    if ('problem' in proven) library.broken.push(proven);
    else library.cases.push(proven);
  }
  return library;
}

/** The case with the figures of a seed, as a session pins it. The same text and seed always give the same hash. */
export function pinCase(found: LibraryCase, seed: number): CompiledCase {
  const caseHash = createHash('sha256').update(caseHashText(found.text, seed)).digest('hex');
  return compileCase(found.source, { seed, caseHash });
}

async function readCase(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, 'case.yaml'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function prove(folder: string, text: string, others: LibraryCase[]): LibraryCase | BrokenCase {
  const { source, findings } = proveCase(text, { seeds: SEEDS });
  const faults = findings.filter(({ severity }) => severity === 'fault');
  if (faults.length > 0 || source === null)
    return { folder, problem: faults.map(({ line, message }) => `line ${line}: ${message}`).join('; ') };
  const twin = others.find((other) => other.source.id === source.id);
  if (twin)
    return {
      folder,
      problem: `the id "${source.id}" is taken by the folder ${twin.folder}; choose another one`,
    };
  return { folder, source, text };
}
