import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { checkBoundaries } from './boundaries.ts';
import { program, type Check } from './run-check.ts';

/** What can be said of the sources without running them. */
export function staticChecks(): Check[] {
  return [
    program('format (biome)', 'biome', ['format', '.']),
    program('lint with types (oxlint)', 'oxlint', ['--type-aware', '--deny-warnings']),
    program('types (tsc)', 'tsc', ['-p', 'tsconfig.json']),
    ...(existsSync(join(ROOT, 'web/tsconfig.json'))
      ? [program('types of the pages (tsc)', 'tsc', ['-p', 'web/tsconfig.json'])]
      : []),
    { name: 'boundaries', run: () => Promise.resolve(checkBoundaries(ROOT)) },
  ];
}
