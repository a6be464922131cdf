import type { CaseSource, Dimension } from '../schema.ts';
import { faultAt, type RawFinding } from './finding.ts';

const productOnly: readonly Dimension[] = ['user_problem', 'range', 'criterion', 'metrics', 'trade_off'];

/** Fewer dimensions give no overall score. */
const fewestDimensions = 4;

/** Weights that add up, on dimensions which the case can show; a key whose first cuts and drivers can be told apart. */
export function checkRubric(source: CaseSource): RawFinding[] {
  return [
    ...checkWeights(source),
    ...checkDimensions(source),
    ...checkFirstCuts(source),
    ...checkDrivers(source),
  ];
}

function checkWeights({ rubric }: CaseSource): RawFinding[] {
  const path = ['rubric', 'weights'];
  const weights = Object.values(rubric.weights);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const findings: RawFinding[] = [];
  if (Math.abs(sum - 100) > 0.01)
    findings.push(
      faultAt('weights_sum', path, `the weights add up to ${Number(sum.toFixed(2))}; make it 100`),
    );
  if (weights.length < fewestDimensions)
    findings.push(
      faultAt('weights_few', path, `an overall score needs ${fewestDimensions} dimensions; weigh more`),
    );
  return findings;
}

function checkDimensions(source: CaseSource): RawFinding[] {
  const refused: Partial<Record<Dimension, string>> = {};
  const kinds = source.phases.map(({ kind }) => kind);
  const numeric = source.phases.some(({ questions }) => questions.some(({ type }) => type === 'numeric'));
  if (!numeric) refused.math = 'there is no question with a numeric answer';
  if (!kinds.includes('brainstorm')) refused.creativity = 'there is no brainstorm';
  if (!source.modes.includes('candidate-led')) refused.leadership = 'the case is never led by the candidate';
  if (!source.kind.startsWith('product-'))
    for (const dimension of productOnly) refused[dimension] = 'it belongs to product management';
  return Object.entries(refused).flatMap(([dimension, why]) =>
    Object.hasOwn(source.rubric.weights, dimension)
      ? [
          faultAt(
            'weight_misplaced',
            ['rubric', 'weights', dimension],
            `"${dimension}" cannot be shown: ${why}`,
          ),
        ]
      : [],
  );
}

function checkFirstCuts({ key }: CaseSource): RawFinding[] {
  const alike = key.first_cuts.flatMap((cut, at) => {
    const names = branchNames(cut);
    const twin = key.first_cuts.slice(0, at).find((other) => branchNames(other) === names);
    if (!twin) return [];
    return [
      faultAt(
        'first_cuts_alike',
        ['key', 'first_cuts', at],
        `"${cut.id}" has the branches of "${twin.id}"; cut it otherwise`,
      ),
    ];
  });
  return [...alike, ...key.first_cuts.flatMap((_, at) => checkBranches(key, at))];
}

function checkBranches(key: CaseSource['key'], at: number): RawFinding[] {
  const owner = new Map<string, string>();
  return (key.first_cuts[at]?.branches ?? []).flatMap((branch, index) =>
    branch.cues.flatMap((cue, cueAt) => {
      const other = owner.get(cue.toLowerCase());
      owner.set(cue.toLowerCase(), branch.name);
      if (!other || other === branch.name) return [];
      const path = ['key', 'first_cuts', at, 'branches', index, 'cues', cueAt];
      return [
        faultAt(
          'branches_overlap',
          path,
          `"${cue}" names the branch "${other}" as well; a cut has separate branches`,
        ),
      ];
    }),
  );
}

function checkDrivers({ key }: CaseSource): RawFinding[] {
  if (key.drivers.some(({ changes_answer }) => changes_answer)) return [];
  const message =
    'no driver is marked "changes_answer: true"; mark those without which the answer would be another';
  return [faultAt('no_deciding_driver', ['key', 'drivers'], message)];
}

const branchNames = (cut: CaseSource['key']['first_cuts'][number]) =>
  cut.branches
    .map(({ name }) => name.toLowerCase())
    .sort()
    .join('|');
