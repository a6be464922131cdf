import type { CasePhase, CompiledCase, NumericQuestion, OpenQuestion, PhaseKind } from '../case/schema.ts';

/**
 * One thing that the candidate is asked to do. A phase with no question of its own has a task ("give me your
 * recommendation"), and a numeric question may be followed by its "so what".
 */
export type Ask =
  | { id: string; phase: CasePhase; type: 'numeric'; question: NumericQuestion }
  | { id: string; phase: CasePhase; type: 'open'; question: OpenQuestion }
  | {
      id: string;
      phase: CasePhase;
      type: 'so_what';
      question: NumericQuestion;
      insight: string;
      line: string;
    }
  | { id: string; phase: CasePhase; type: 'task' };

/** Phases in which the candidate has something to do even when the author wrote no question for it. */
const withTask: ReadonlySet<PhaseKind> = new Set(['clarify', 'structure', 'brainstorm', 'recommendation']);

export function asksOf(phase: CasePhase): Ask[] {
  const asks = phase.questions.flatMap((question) => asksOfQuestion(phase, question));
  if (asks.length > 0 || !withTask.has(phase.kind)) return asks;
  return [{ id: taskIdOf(phase.id), phase, type: 'task' }];
}

// A dot is in no id that an author can write, so neither of these meets a question's own id.
export const taskIdOf = (phaseId: string): string => `phase.${phaseId}`;
export const soWhatIdOf = (questionId: string): string => `${questionId}.so_what`;

export function findAsk(compiled: CompiledCase, askId: string): Ask | undefined {
  const found = compiled.source.phases.flatMap(asksOf).find((ask) => ask.id === askId);
  if (found) return found;
  // With a candidate who leads, a phase that has questions has a task as well: to say where to go.
  const phase = compiled.source.phases.find(({ id }) => taskIdOf(id) === askId);
  return phase && { id: askId, phase, type: 'task' };
}

export function findPhase(compiled: CompiledCase, phaseId: string): CasePhase | undefined {
  return compiled.source.phases.find((phase) => phase.id === phaseId);
}

export function findNumericQuestion(compiled: CompiledCase, questionId: string): NumericQuestion | undefined {
  for (const phase of compiled.source.phases)
    for (const question of phase.questions)
      if (question.type === 'numeric' && question.id === questionId) return question;
  return undefined;
}

/** Every numeric question in the order in which it is asked. */
export function numericQuestions(compiled: CompiledCase): NumericQuestion[] {
  return compiled.source.phases.flatMap((phase) =>
    phase.questions.flatMap((question) => (question.type === 'numeric' ? [question] : [])),
  );
}

function asksOfQuestion(phase: CasePhase, question: NumericQuestion | OpenQuestion): Ask[] {
  if (question.type === 'open') return [{ id: question.id, phase, type: 'open', question }];
  const asked: Ask = { id: question.id, phase, type: 'numeric', question };
  if (!question.so_what) return [asked];
  const { ask: line, insight } = question.so_what;
  return [asked, { id: soWhatIdOf(question.id), phase, type: 'so_what', question, insight, line }];
}
