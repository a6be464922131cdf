import { describe, expect, it } from 'vitest';
import { parseCase } from './parse.ts';
import { starterCase } from './starter.ts';

const sound = starterCase('lunch');

describe('reading a case', () => {
  it('finds the line of any part', () => {
    const parsed = parseCase(sound);
    if (!parsed.ok) throw new Error('refused');
    const rows = sound.split('\n');
    const { line, column } = parsed.locate(['model', 'inputs', 'packing']);
    expect(rows[line - 1]?.slice(column - 1)).toMatch(/^packing:/);
    expect(rows[parsed.locate(['facts', 0, 'asks', 1]).line - 1]).toContain('how many deliveries');
    expect(parsed.locate(['facts', 0, 'nowhere'])).toEqual(parsed.locate(['facts', 0]));
    expect(parsed.locate([])).toEqual({ line: 1, column: 1 });
  });

  it('lists every problem with its line', () => {
    const text = sound.replace('minutes: 10', 'minutes: soon').replace('kind: bar', 'kind: pie');
    const parsed = parseCase(text);
    if (parsed.ok) throw new Error('passed');
    expect(parsed.problems.map(({ path, line }) => [path, text.split('\n')[line - 1]?.trim()])).toEqual([
      ['minutes', 'minutes: soon'],
      ['exhibits.0.kind', 'kind: pie'],
    ]);
  });

  it.each([
    ['', /the case/],
    ['just words', /the case/],
    ['- a\n- b', /the case/],
    ['id: x\nid: y', /no valid YAML: Map keys must be unique/],
    ['a: &a [x]\nb: [*a, *a]\nc: *nope', /alias (.*) that is not there/],
  ])('refuses %j', (text, words) => {
    const parsed = parseCase(text);
    if (parsed.ok) throw new Error('passed');
    expect(parsed.problems[0]?.message).toMatch(words);
    expect(parsed.problems[0]?.line).toBeGreaterThan(0);
  });

  it('is not blown up by aliases of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`);
    const parsed = parseCase(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(parsed.ok).toBe(false);
  });
});
