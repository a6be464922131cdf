import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { caseHashText, compileCase } from '@caseroom/core/case/compile';
import { CaseFault } from '@caseroom/core/case/fault';
import { formatPath, parseCase } from '@caseroom/core/case/parse';
import { previewCase } from '@caseroom/core/case/preview';
import type { CompiledCase } from '@caseroom/core/case/schema';
import { findCases } from './case-files.ts';
import { CommandError } from './command-error.ts';

/** Prints a case as the candidate and the coach will meet it, with the figures of a seed. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { seed: { type: 'string' } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined) throw new CommandError('which case? Name its folder or its case.yaml');
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new CommandError('--seed should be a whole number');
  for (const file of await findCases(path)) process.stdout.write(previewCase(await loadCase(file, seed)));
  return 0;
}

/**
 * Reads and compiles the case in a file; without a seed it has the figures as written.
 * @throws CommandError with the line of the first problem.
 */
export async function loadCase(file: string, seed: number | null): Promise<CompiledCase> {
  const text = await readFile(file, 'utf8');
  const parsed = parseCase(text);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    throw new CommandError(`${file}:${first?.line}: ${first?.message}`);
  }
  const chosen = seed ?? parsed.source.model.seed;
  const caseHash = createHash('sha256').update(caseHashText(text, chosen)).digest('hex');
  try {
    return compileCase(parsed.source, { seed: chosen, caseHash });
  } catch (error) {
    if (!(error instanceof CaseFault)) throw error;
    const { line } = parsed.locate(error.path);
    throw new CommandError(`${file}:${line}: ${formatPath(error.path)}: ${error.message}`);
  }
}
