import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The rules of a fair interview that are the interviewer's to keep; what each is about stands in the tests' titles. */
const rules = [1, 2, 3, 4, 5, 6, 9, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21];

const titles = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .flatMap((source) => [...source.matchAll(/(?:describe|test)\(\s*['"`]rule (\d+): /g)])
  .map(([, number]) => Number(number));

test.each(rules)('rule %i has a test that names it', (rule) => {
  expect(titles).toContain(rule);
});
