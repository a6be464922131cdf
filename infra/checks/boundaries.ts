import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { findCycles } from './cycles.ts';
import { importsOf } from './imports.ts';
import type { CheckResult } from './run-check.ts';

const FOLDERS = ['core', 'agent', 'api', 'web', 'infra'] as const;
type Folder = (typeof FOLDERS)[number];

/** Facts flow one way: which folders of ours a folder may import from (docs/architecture.md). */
const MAY_IMPORT: Record<Folder, readonly Folder[]> = {
  core: ['core'],
  agent: ['agent', 'core'],
  api: ['api', 'core'],
  web: ['web', 'core'],
  infra: ['infra', 'core', 'agent', 'api', 'web'],
};
/** core is pure: these two packages, no platform. Its tests may use the test tools. */
const CORE_PACKAGES = ['zod', 'yaml'];
const TEST_PACKAGES = ['vitest', 'fast-check'];
/** Tests read fixtures, and drive the parts through the rigs of infra. */
const isTest = (file: string) => /\.test\.tsx?$|\/e2e\//.test(file);
const LONG_LINES = 300;

export type Source = { file: string; text: string };

/** Reads every import of the repository. A long file is a warning only. */
export function checkBoundaries(root: string): CheckResult {
  const sources = FOLDERS.flatMap((folder) => sourcesUnder(root, join(root, folder)));
  const problems = boundaryProblems(sources);
  const warnings = sources.filter(({ file, text }) => !isTest(file) && text.split('\n').length > LONG_LINES);
  const lines = [
    ...problems,
    ...warnings.map(
      ({ file }) => `warning: ${file} has more than ${LONG_LINES} lines: is there a second idea inside?`,
    ),
  ];
  return { ok: problems.length === 0, output: lines.join('\n') };
}

/** Forbidden edges and cycles, a sentence each. Files are relative to the root, with `/`. */
export function boundaryProblems(sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ file }) => file));
  const edges = new Map<string, string[]>();
  const problems: string[] = [];
  for (const { file, text } of sources) {
    for (const { specifier, line } of importsOf(text)) {
      const target = targetOf(file, specifier);
      const problem = target === undefined ? packageProblem(file, specifier) : folderProblem(file, target);
      if (problem) problems.push(`${file}:${line} ${problem}`);
      if (target !== undefined && known.has(target)) edges.set(file, [...(edges.get(file) ?? []), target]);
    }
  }
  const cycles = findCycles(edges).map((cycle) => `import cycle: ${[...cycle, cycle[0]].join(' -> ')}`);
  return [...problems, ...cycles];
}

/** The file of ours that an import means, or undefined for a package. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return relative('/', resolve('/', dirname(file), specifier));
  const own = /^@caseroom\/(\w+)\/(.+)$/.exec(specifier);
  return own ? `${own[1]}/src/${own[2]}.ts` : undefined;
}

function folderProblem(file: string, target: string): string | undefined {
  const from = folderOf(file);
  const to = folderOf(target);
  if (!from || !to || MAY_IMPORT[from].includes(to)) return undefined;
  if (to === 'infra' && isTest(file)) return undefined;
  return `${from} may not import ${to} (${target})`;
}

function packageProblem(file: string, specifier: string): string | undefined {
  if (folderOf(file) !== 'core') return undefined;
  const allowed = isTest(file)
    ? specifier.startsWith('node:') || [...CORE_PACKAGES, ...TEST_PACKAGES].includes(specifier)
    : CORE_PACKAGES.includes(specifier);
  return allowed ? undefined : `core is pure and may not import ${specifier}`;
}

function folderOf(file: string): Folder | undefined {
  return FOLDERS.find((folder) => file.startsWith(`${folder}/`));
}

function sourcesUnder(root: string, folder: string): Source[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory())
      return name === 'node_modules' || name.startsWith('dist') ? [] : sourcesUnder(root, path);
    return /\.tsx?$/.test(name)
      ? [{ file: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }]
      : [];
  });
}
