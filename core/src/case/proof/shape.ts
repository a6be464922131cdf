import type { CasePath } from '../fault.ts';
import type { CasePhase, CaseSource, PhaseKind } from '../schema.ts';
import { adviceAt, faultAt, type RawFinding } from './finding.ts';

/** The order of phases; analysis and brainstorm may come in any order and several times. */
const rank: Record<PhaseKind, number> = {
  greeting: 0,
  prompt: 1,
  clarify: 2,
  structure: 3,
  analysis: 4,
  brainstorm: 4,
  recommendation: 5,
  goodbye: 6,
};
const required: readonly PhaseKind[] = [
  'greeting',
  'prompt',
  'clarify',
  'structure',
  'analysis',
  'recommendation',
  'goodbye',
];
const withoutQuestions: readonly PhaseKind[] = ['greeting', 'prompt', 'goodbye'];
const droppable: readonly PhaseKind[] = ['analysis', 'brainstorm'];

/** Phases in a legal order, with their questions, times and hints. */
export function checkShape(source: CaseSource): RawFinding[] {
  return [
    ...checkPhaseOrder(source),
    ...checkMinutes(source),
    ...source.phases.flatMap((phase, at) => checkPhase(phase, ['phases', at])),
    ...checkMode(source),
  ];
}

function checkPhaseOrder({ phases }: CaseSource): RawFinding[] {
  const kinds = phases.map(({ kind }) => kind);
  const missing = required
    .filter((kind) => !kinds.includes(kind))
    .map((kind) => faultAt('phase_missing', ['phases'], `there is no phase of kind "${kind}"; add one`));
  const early = phases.flatMap((phase, at) => {
    const before = phases[at - 1];
    if (!before || rank[before.kind] <= rank[phase.kind]) return [];
    const message = `"${phase.kind}" comes after "${before.kind}"; put it before`;
    return [faultAt('phase_order', ['phases', at], message)];
  });
  const single = phases.flatMap((phase, at) => {
    if (droppable.includes(phase.kind) || kinds.indexOf(phase.kind) === at) return [];
    return [faultAt('phase_twice', ['phases', at], `there are two phases of kind "${phase.kind}"; keep one`)];
  });
  return [...missing, ...early, ...single];
}

function checkMinutes({ phases, minutes }: CaseSource): RawFinding[] {
  const sum = phases.reduce((total, phase) => total + phase.minutes, 0);
  if (Math.abs(sum - minutes) < 0.01) return [];
  const told = `the phases take ${Number(sum.toFixed(2))} minutes together and the case says ${minutes}`;
  return [faultAt('minutes_sum', ['minutes'], `${told}; make them agree`)];
}

function checkPhase(phase: CasePhase, path: CasePath): RawFinding[] {
  const findings: RawFinding[] = [];
  if (phase.optional && !droppable.includes(phase.kind))
    findings.push(
      faultAt(
        'phase_needed',
        [...path, 'optional'],
        `a ${phase.kind} cannot be dropped; take "optional" out`,
      ),
    );
  if ((phase.kind === 'greeting' || phase.kind === 'goodbye') && !phase.opening)
    findings.push(faultAt('opening_missing', path, `a ${phase.kind} needs an "opening" to be spoken`));
  if (withoutQuestions.includes(phase.kind)) {
    if (phase.questions.length > 0)
      findings.push(
        faultAt('question_misplaced', [...path, 'questions'], `a ${phase.kind} asks no questions; move them`),
      );
    return findings;
  }
  if (phase.kind !== 'clarify' && phase.questions.length === 0)
    findings.push(faultAt('question_missing', path, `a phase of kind "${phase.kind}" needs a question`));
  return [
    ...findings,
    ...phase.questions.flatMap((_, at) => checkQuestion(phase, at, [...path, 'questions', at])),
  ];
}

function checkQuestion(phase: CasePhase, at: number, path: CasePath): RawFinding[] {
  const question = phase.questions[at];
  if (!question) return [];
  const findings: RawFinding[] = [];
  if (question.type === 'numeric' && phase.kind !== 'analysis')
    findings.push(
      faultAt(
        'question_misplaced',
        path,
        `a question with a numeric answer belongs into a phase of kind "analysis"`,
      ),
    );
  const levels = question.hints.map(({ level }) => level);
  const missing = (['mild', 'plain'] as const).filter((level) => !levels.includes(level));
  if (question.type === 'numeric')
    for (const level of missing)
      findings.push(faultAt('hint_missing', path, `"${question.id}" has no ${level} hint; write one`));
  else if (levels.length === 0)
    findings.push(faultAt('hint_missing', path, `"${question.id}" has no hint; write at least a mild one`));
  if (levels.indexOf('plain') !== -1 && levels.lastIndexOf('mild') > levels.indexOf('plain'))
    findings.push(
      faultAt('hint_order', [...path, 'hints'], 'a mild hint comes after a plain one; put mild ones first'),
    );
  return findings;
}

function checkMode({ kind, modes, facts }: CaseSource): RawFinding[] {
  const product = kind.startsWith('product-');
  const findings: RawFinding[] = [];
  if (product !== modes.includes('product-management') || (product && modes.length > 1))
    findings.push(
      faultAt(
        'mode_kind',
        ['modes'],
        product
          ? `a ${kind} case is sat in the mode "product-management" alone`
          : `a ${kind} case is no product management; use "interviewer-led", "candidate-led" or both`,
      ),
    );
  if (modes.includes('candidate-led') && !facts.some(({ group }) => group))
    findings.push(
      adviceAt(
        'no_groups',
        ['facts'],
        'a candidate-led case is asked for data broadly; give facts that belong together a "group"',
      ),
    );
  return findings;
}
