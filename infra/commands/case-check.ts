import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { proveCase, usualSeeds, type CaseProof } from '@caseroom/core/case/prove';
import { findCases } from './case-files.ts';
import { CommandError } from './command-error.ts';

const mostSeeds = 10_000;

/** Proves cases. Exits with 0 when all pass, 1 when one is refused, 2 when it was called wrongly. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const startedMs = performance.now();
  const files = (await Promise.all(options.paths.map(findCases))).flat();
  const proofs = [];
  for (const file of files)
    proofs.push({ file: relative(process.cwd(), file), ...proveCase(await readFile(file, 'utf8'), options) });
  if (options.json) process.stdout.write(`${JSON.stringify(proofs.map(bare), null, 2)}\n`);
  else for (const proof of proofs) process.stdout.write(report(proof));
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const passed = proofs.filter(({ ok }) => ok).length;
  process.stderr.write(
    `${passed} of ${proofs.length} cases pass, ${options.seeds} seeds each, in ${seconds} s\n`,
  );
  return passed === proofs.length && proofs.length > 0 ? 0 : 1;
}

function readOptions(args: string[]): { paths: string[]; seeds: number; json: boolean } {
  const { values, positionals } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: String(usualSeeds) },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const seeds = Number(values.seeds);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > mostSeeds)
    throw new CommandError(`--seeds should be a whole number from 1 to ${mostSeeds}`);
  if (positionals.length === 0)
    throw new CommandError('which case? Name its folder, its case.yaml, or a folder of cases');
  return { paths: positionals, seeds, json: values.json };
}

/** What a program wants to know of a proof; the case itself it has already. */
function bare({ file, ok, seeds, findings }: CaseProof & { file: string }) {
  return { file, ok, seeds, findings };
}

function report(proof: CaseProof & { file: string }): string {
  const head = `${proof.ok ? 'pass' : 'REFUSED'}  ${proof.file}${proof.source ? `  (${proof.source.title})` : ''}\n`;
  const rows = proof.findings.map(({ line, column, severity, code, path, message }) => {
    return `  ${proof.file}:${line}:${column}  ${severity} ${code}\n    ${path}: ${message}\n`;
  });
  return head + rows.join('');
}
