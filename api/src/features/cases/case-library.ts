import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caseHashText, compileCase } from '@caseroom/core/case/compile';
import { CaseFault } from '@caseroom/core/case/fault';
import { type Locate, parseCase } from '@caseroom/core/case/parse';
import type { CaseSource, CompiledCase } from '@caseroom/core/case/schema';

export type LibraryCase = { folder: string; source: CaseSource; text: string };
export type BrokenCase = { folder: string; problem: string };
export type CaseLibrary = { cases: LibraryCase[]; broken: BrokenCase[] };

/**
 * Reads every folder with a `case.yaml`. A case that does not parse, compile or pass its proof is named with the
 * line and what is wrong; it never keeps the others out.
 */
export async function loadCaseLibrary(folder: string): Promise<CaseLibrary> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const library: CaseLibrary = { cases: [], broken: [] };
  for (const name of names) {
    const text = await readCase(join(folder, name));
    if (text === undefined) continue;
    const problem = problemOf(text) ?? duplicateOf(text, library.cases);
    if (problem) library.broken.push({ folder: name, problem });
    else library.cases.push({ folder: name, source: sourceOf(text), text });
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

function problemOf(text: string): string | undefined {
  const parsed = parseCase(text);
  if (!parsed.ok) return parsed.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ');
  return compileProblem(parsed.source, parsed.locate);
}

function compileProblem(source: CaseSource, locate: Locate): string | undefined {
  try {
    compileCase(source, { seed: source.model.seed, caseHash: '' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CaseFault)) throw error;
    return `line ${locate(error.path).line}: ${error.message}`;
  }
}

function duplicateOf(text: string, cases: LibraryCase[]): string | undefined {
  const { id } = sourceOf(text);
  const twin = cases.find((other) => other.source.id === id);
  return twin && `the id "${id}" is taken by the folder ${twin.folder}; give this case another one`;
}

function sourceOf(text: string): CaseSource {
  const parsed = parseCase(text);
  if (!parsed.ok) throw new Error('a case that had parsed does not parse');
  return parsed.source;
}
