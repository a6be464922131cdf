import { describe, expect, it } from 'vitest';
import { boundaryProblems } from './boundaries.ts';
import { importsOf } from './imports.ts';

const file = (name: string, ...lines: string[]) => ({ file: name, text: lines.join('\n') });

describe('boundaries', () => {
  it('lets agent, api and web use core, and infra use everything', () => {
    const sources = [
      file('agent/src/a.ts', "import { x } from '@caseroom/core/log/event';"),
      file('infra/rig.ts', "import { x } from '@caseroom/api/config';", "import y from '../agent/src/a.ts';"),
    ];
    expect(boundaryProblems(sources)).toEqual([]);
  });

  it.each([
    [
      'agent/src/a.ts',
      "import { x } from '../../api/src/config.ts';",
      'agent may not import api (api/src/config.ts)',
    ],
    [
      'web/src/a.tsx',
      "export { x } from '@caseroom/agent/main';",
      'web may not import agent (agent/src/main.ts)',
    ],
    [
      'api/src/a.ts',
      "const x = await import('../../infra/local/root.ts');",
      'api may not import infra (infra/local/root.ts)',
    ],
    ['core/src/a.ts', "import { readFileSync } from 'node:fs';", 'core is pure and may not import node:fs'],
    ['core/src/a.ts', "import type { Kysely } from 'kysely';", 'core is pure and may not import kysely'],
  ])('refuses %s with %s', (name, line, problem) => {
    expect(boundaryProblems([file(name, '', line)])).toEqual([`${name}:2 ${problem}`]);
  });

  it('lets tests use the rigs and fixtures', () => {
    const sources = [
      file('api/src/a.db.test.ts', "import { testAddress } from '../../infra/testing/test-address.ts';"),
      file('core/src/a.test.ts', "import { readFileSync } from 'node:fs';"),
    ];
    expect(boundaryProblems(sources)).toEqual([]);
  });

  it('finds a cycle over several files', () => {
    const sources = [
      file('core/src/a.ts', "import { b } from './b.ts';"),
      file('core/src/b.ts', "import { c } from './c.ts';"),
      file('core/src/c.ts', "import type { A } from './a.ts';"),
    ];
    expect(boundaryProblems(sources)).toEqual([
      'import cycle: core/src/a.ts -> core/src/b.ts -> core/src/c.ts -> core/src/a.ts',
    ]);
  });
});

describe('imports', () => {
  it('reads every form and skips comments', () => {
    const source = [
      "import def, { a,\n  b } from './one.ts';",
      "import './two.ts';",
      "export * from './three.ts';",
      "// import './four.ts';",
      "/* import './five.ts'; */",
      "const url = 'https://example.org'; const y = import('./six.ts');",
    ].join('\n');
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual([
      './one.ts',
      './two.ts',
      './three.ts',
      './six.ts',
    ]);
  });
});
