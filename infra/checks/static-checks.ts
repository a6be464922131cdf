import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentenceOf } from '../local/fault.ts';
import { ROOT } from '../local/root.ts';
import { buildWeb } from '../local/web-build.ts';
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

/** What can be said of the built pages: they build, and the JavaScript of the first page is within its budget. */
export function pageChecks(): Check[] {
  const build = async () => {
    await buildWeb(join(tmpdir(), `caseroom-web-build-${process.pid}.log`));
    return { ok: true, output: '' };
  };
  return [
    {
      name: 'the pages build (vite)',
      run: () => build().catch((error: unknown) => ({ ok: false, output: sentenceOf(error) })),
    },
    program('size of the pages (size-limit)', 'size-limit', [], join(ROOT, 'web')),
  ];
}
