import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../local/root.ts';

/** The rules of a fair interview that are the evaluation's to keep; what each is about stands in the tests' titles. */
const rules = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 15, 16, 17, 19, 20];

const files = globSync(['infra/commands/evaluation*.test.ts', 'core/src/scoring/**/*.test.ts'], {
  cwd: ROOT,
});
const titles = files
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .flatMap((source) => [...source.matchAll(/(?:describe|test)\(\s*['"`]rule (\d+): /g)])
  .map(([, number]) => Number(number));

test.each(rules)('rule %i has a test of the evaluation that names it', (rule) => {
  expect(titles).toContain(rule);
});
