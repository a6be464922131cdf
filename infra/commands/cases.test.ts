import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileCase } from '@caseroom/core/case/compile';
import { proveCase } from '@caseroom/core/case/prove';
import { compiledCase } from '@caseroom/core/case/schema';
import { run as check } from './case-check.ts';
import { findCases } from './case-files.ts';
import { run as create } from './case-new.ts';
import { run as preview } from './case-preview.ts';

const library = join(import.meta.dirname, '../../cases');
const files = await findCases(library);

describe('the library', () => {
  it.each(files)('%s passes the prover over 200 seeds', async (file) => {
    const proof = proveCase(await readFile(file, 'utf8'), { seeds: 200 });
    expect(proof.findings).toEqual([]);
  });

  it.each(files)('%s stands in a folder of its own name, with prose for coaches', async (file) => {
    const { source } = proveCase(await readFile(file, 'utf8'), { seeds: 1 });
    expect(file).toBe(join(library, source?.id ?? '', 'case.yaml'));
    expect((await readFile(join(dirname(file), 'README.md'), 'utf8')).length).toBeGreaterThan(200);
  });

  it.each(files)('%s compiles to what a session pins', async (file) => {
    const { source } = proveCase(await readFile(file, 'utf8'), { seeds: 1 });
    if (!source) throw new Error('not a case');
    const compiled = compileCase(source, { seed: 7, caseHash: 'x' });
    expect(compiledCase.parse(JSON.parse(JSON.stringify(compiled)))).toEqual(compiled);
    for (const text of Object.values(compiled.lines)) expect(text).not.toMatch(/[{}]|NaN|undefined/);
  });
});

describe('the case command', () => {
  let folder: string;
  let written: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'case-'));
    written = [];
    const keep = (text: string | Uint8Array) => written.push(String(text)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  it('writes a new case that passes, and never over an old one', async () => {
    const path = join(folder, 'night-train');
    expect(await create([path])).toBe(0);
    expect(await check([path, '--seeds', '20'])).toBe(0);
    await expect(create([path])).rejects.toThrow(/is there already/);
    await expect(create([join(folder, 'Night Train')])).rejects.toThrow(/lower case letters/);
  });

  it('previews a case with the figures of a seed', async () => {
    expect(await preview([join(library, 'rooftop-cinema'), '--seed', '1'])).toBe(0);
    expect(written.join('')).toContain('so it takes 60 guests to pay for it');
  });

  it('says in a sentence what it was given wrongly', async () => {
    await expect(check([])).rejects.toThrow(/which case/);
    await expect(check([join(folder, 'nowhere')])).rejects.toThrow(/there is nothing at/);
    await expect(check([folder, '--seeds', 'many'])).rejects.toThrow(/--seeds should be a whole number/);
  });
});
