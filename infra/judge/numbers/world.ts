import { compileCase } from '@caseroom/core/case/compile';
import type { CaseSource, CompiledCase } from '@caseroom/core/case/schema';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';

/** One question with a numeric answer, and what led to it. Values are in the unit of the answer. */
export type Asked = {
  ask: string;
  label: string;
  unit: string;
  /** Inputs by name; `answer` is a formula over them. */
  inputs: Readonly<Record<string, { value: number; unit: string; label?: string }>>;
  formula: string;
  /** A result before this one, on which it rests: `{name}` is a formula that `formula` may use. */
  first?: { name: string; unit: string; formula: string };
};

/**
 * A case that asks nothing but this question, made of a small case that is known to hold together. What is judged goes
 * through the same decisions as in an interview.
 */
export function caseAsking({ ask, label, unit, inputs, formula, first }: Asked): CompiledCase {
  const { source } = teaHouse;
  const question = {
    type: 'numeric' as const,
    id: 'asked',
    ask,
    answer: 'answer',
    tolerance: 0.02,
    wrong_turns: [],
    hints: [
      { id: 'asked-mild', level: 'mild' as const, say: 'Take it step by step.' },
      { id: 'asked-plain', level: 'plain' as const, say: 'Put the two figures together.' },
    ],
    solution: 'Put the two figures together.',
  };
  const earlier = first ? [{ ...question, id: 'first', answer: first.name }] : [];
  const phases = source.phases.map((phase) =>
    phase.kind === 'analysis' ? { ...phase, questions: [...earlier, question] } : phase,
  );
  const model: CaseSource['model'] = {
    seed: 1,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { value, unit: own, label: called = name }]) => [
        name,
        { label: called, value, unit: own, known: 'prompt' as const },
      ]),
    ),
    formulas: {
      ...(first ? { [first.name]: { label: 'First result', expr: first.formula, unit: first.unit } } : {}),
      answer: { label, expr: formula, unit },
    },
    constraints: [],
  };
  const plain = {
    ...source,
    model,
    phases,
    exhibits: [],
    facts: [],
    prompt: { ...source.prompt, say: 'We have a client with a question.', recap_checks: [], definitions: [] },
    key: { ...source.key, model_answer: 'It depends.' },
  };
  return compileCase(plain, { seed: 1, caseHash: '0'.repeat(64) });
}
