import type { CasePath } from './fault.ts';
import type { CaseSource, KeyLine, NumericQuestion, OpenQuestion, Question } from './schema.ts';

/**
 * Who hears a text: `open` comes to everybody who gets that far, `asked` only when asked for, `hint` is help,
 * `plain` help may say how but not how much, `hidden` is the key and is heard by nobody before the candidate says it.
 */
export type TextRole = 'open' | 'asked' | 'mild' | 'plain' | 'hidden';

/** One text of a case. `key` is its name in `CompiledCase.lines`, `path` its place in the file. */
export type CaseText = { key: string; path: CasePath; text: string; role: TextRole };

/** Every text of a case that may hold figures, in the order of the file. */
export function textsOf(source: CaseSource): CaseText[] {
  return [
    ...promptTexts(source.prompt),
    ...source.facts.flatMap(factTexts),
    ...source.exhibits.flatMap(exhibitTexts),
    ...source.phases.flatMap(phaseTexts),
    ...source.curveballs.map((ball, at) =>
      text(`curveballs.${ball.id}`, ['curveballs', at, 'say'], ball.say, 'open'),
    ),
    ...keyTexts(source.key),
  ];
}

/** Every question with its place, in the order in which they are put. */
export function questionsOf(source: CaseSource): { question: Question; path: CasePath; phaseId: string }[] {
  return source.phases.flatMap((phase, phaseAt) =>
    phase.questions.map((question, at) => ({
      question,
      path: ['phases', phaseAt, 'questions', at],
      phaseId: phase.id,
    })),
  );
}

/** The lines of the key with their place. */
export function keyLinesOf(source: CaseSource): { line: KeyLine; path: CasePath }[] {
  const groups = ['drivers', 'insights', 'ideas', 'risks'] as const;
  const listed = groups.flatMap((group) =>
    source.key[group].map((line, at) => ({ line, path: ['key', group, at] })),
  );
  return [...listed, { line: source.key.recommendation, path: ['key', 'recommendation'] }];
}

function promptTexts(prompt: CaseSource['prompt']): CaseText[] {
  return [
    text('prompt.say', ['prompt', 'say'], prompt.say, 'open'),
    text('prompt.objective', ['prompt', 'objective'], prompt.objective, 'open'),
    ...prompt.recap_checks.map((check, at) =>
      text(`prompt.recap_checks.${at}.say`, ['prompt', 'recap_checks', at, 'say'], check.say, 'open'),
    ),
    ...prompt.definitions.map((definition, at) =>
      text(`prompt.definitions.${at}.say`, ['prompt', 'definitions', at, 'say'], definition.say, 'open'),
    ),
  ];
}

function factTexts({ id, say, once_shown }: CaseSource['facts'][number], at: number): CaseText[] {
  const path = ['facts', at];
  const shown = once_shown
    ? [text(`facts.${id}.once_shown`, [...path, 'once_shown', 'say'], once_shown.say, 'asked')]
    : [];
  return [text(`facts.${id}.say`, [...path, 'say'], say, 'asked'), ...shown];
}

function exhibitTexts(exhibit: CaseSource['exhibits'][number], at: number): CaseText[] {
  const name = `exhibits.${exhibit.id}`;
  const path = ['exhibits', at];
  const note = exhibit.note ? [text(`${name}.note`, [...path, 'note'], exhibit.note, 'open')] : [];
  return [
    text(`${name}.title`, [...path, 'title'], exhibit.title, 'open'),
    ...note,
    text(`${name}.handover`, [...path, 'handover'], exhibit.handover, 'open'),
    text(`${name}.reading`, [...path, 'reading'], exhibit.reading, 'open'),
  ];
}

function phaseTexts(phase: CaseSource['phases'][number], at: number): CaseText[] {
  const path = ['phases', at];
  const opening = phase.opening
    ? [text(`phases.${phase.id}.opening`, [...path, 'opening'], phase.opening, 'open')]
    : [];
  return [
    ...opening,
    ...phase.questions.flatMap((question, index) => questionTexts(question, [...path, 'questions', index])),
  ];
}

function questionTexts(question: Question, path: CasePath): CaseText[] {
  return [
    text(`questions.${question.id}.ask`, [...path, 'ask'], question.ask, 'open'),
    ...question.hints.map((hint, at) =>
      text(`hints.${hint.id}`, [...path, 'hints', at, 'say'], hint.say, hint.level),
    ),
    ...(question.type === 'numeric' ? numericTexts(question, path) : openTexts(question, path)),
  ];
}

function numericTexts(question: NumericQuestion, path: CasePath): CaseText[] {
  const soWhat = question.so_what;
  return [
    text(`questions.${question.id}.solution`, [...path, 'solution'], question.solution, 'hidden'),
    ...(soWhat
      ? [text(`questions.${question.id}.so_what`, [...path, 'so_what', 'ask'], soWhat.ask, 'open')]
      : []),
    ...question.wrong_turns.map((turn, at) =>
      text(`wrong_turns.${turn.id}`, [...path, 'wrong_turns', at, 'explain'], turn.explain, 'hidden'),
    ),
  ];
}

function openTexts(question: OpenQuestion, path: CasePath): CaseText[] {
  return [
    ...question.probes.map((probe, at) =>
      text(`probes.${probe.id}`, [...path, 'probes', at, 'say'], probe.say, 'open'),
    ),
    ...question.pushbacks.map((push, at) =>
      text(`pushbacks.${push.id}`, [...path, 'pushbacks', at, 'say'], push.say, 'open'),
    ),
  ];
}

function keyTexts(key: CaseSource['key']): CaseText[] {
  const groups = ['drivers', 'insights', 'ideas', 'risks'] as const;
  return [
    ...groups.flatMap((group) =>
      key[group].map((line, at) => text(`key.${line.id}`, ['key', group, at, 'say'], line.say, 'hidden')),
    ),
    text(`key.${key.recommendation.id}`, ['key', 'recommendation', 'say'], key.recommendation.say, 'hidden'),
    text('key.model_answer', ['key', 'model_answer'], key.model_answer, 'hidden'),
  ];
}

function text(key: string, path: CasePath, words: string, role: TextRole): CaseText {
  return { key, path, text: words, role };
}
