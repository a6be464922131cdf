import { evaluateModel, parseModel, writtenInputs } from './model.ts';
import { formatPath, parseCase, type Locate } from './parse.ts';
import { catching, type RawFinding, type Severity } from './proof/finding.ts';
import { checkLeaks } from './proof/leaks.ts';
import { checkLearning } from './proof/learning.ts';
import { checkModel } from './proof/model-check.ts';
import { checkReferences } from './proof/references.ts';
import { checkRubric } from './proof/rubric.ts';
import { checkSeeds } from './proof/seeds.ts';
import { checkShape } from './proof/shape.ts';
import { checkSpoken } from './proof/spoken.ts';
import type { CaseSource } from './schema.ts';

/** Something to be mended (`fault`) or looked at (`advice`). `line` and `column` count from 1; `message` says what to do. */
export type Finding = {
  line: number;
  column: number;
  path: string;
  code: string;
  severity: Severity;
  message: string;
};

/** `source` is null when the text could not be read as a case. `ok` means that no finding is a fault. */
export type CaseProof = { ok: boolean; source: CaseSource | null; seeds: number; findings: Finding[] };

/** How many seeds are tried when nobody says otherwise. */
export const usualSeeds = 50;

/**
 * Proves the text of a `case.yaml`: that it can be read, worked out for `seeds` seeds (its own is the first), reached
 * by a candidate, and gives nothing away. Never throws for anything that an author can write.
 */
export function proveCase(yamlText: string, { seeds = usualSeeds }: { seeds?: number } = {}): CaseProof {
  const parsed = parseCase(yamlText);
  if (!parsed.ok) {
    const findings = parsed.problems.map((problem) => {
      return { ...problem, code: problem.path === '' ? 'yaml' : 'schema', severity: 'fault' as const };
    });
    return { ok: false, source: null, seeds: 0, findings };
  }
  const findings = inOrder(findAll(parsed.source, seeds).map((found) => locateFinding(found, parsed.locate)));
  return {
    ok: findings.every(({ severity }) => severity !== 'fault'),
    source: parsed.source,
    seeds,
    findings,
  };
}

function findAll(source: CaseSource, seeds: number): RawFinding[] {
  const stated = [
    ...checkShape(source),
    ...checkReferences(source),
    ...checkRubric(source),
    ...checkModel(source),
    ...checkSpoken(source),
  ];
  // What follows works the model out, which a broken reference or formula would only turn into noise.
  if (stated.some(({ code, severity }) => severity === 'fault' && blocking.has(code))) return stated;
  const worked = catching(['model'], () => {
    const model = parseModel(source.model);
    const values = evaluateModel(model, writtenInputs(source.model));
    return [...checkLearning(source, model), ...checkLeaks(source, values)];
  });
  return [...stated, ...worked, ...seedFindings(source, seeds)];
}

const blocking: ReadonlySet<string> = new Set([
  'formula_syntax',
  'unit_syntax',
  'unknown_name',
  'unknown_exhibit',
  'duplicate_name',
  'cycle',
  'bad_template',
]);

function seedFindings(source: CaseSource, count: number): readonly RawFinding[] {
  return catching(['model'], () =>
    checkSeeds(source, parseModel(source.model), seedsToTry(source.model.seed, count)),
  );
}

function seedsToTry(own: number, count: number): number[] {
  const others = Array.from({ length: count + 1 }, (_, index) => index + 1).filter((seed) => seed !== own);
  return [own, ...others].slice(0, Math.max(1, count));
}

function locateFinding({ path, ...finding }: RawFinding, locate: Locate): Finding {
  return { ...locate(path), path: formatPath(path), ...finding };
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((left, right) => left.line - right.line || left.column - right.column);
}
