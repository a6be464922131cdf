import type { CasePath } from '../fault.ts';
import { namesIn } from '../formula.ts';
import { inputsOf, parseKnown, type ParsedModel } from '../model.ts';
import type { CaseSource, NumericQuestion } from '../schema.ts';
import { slotsIn } from '../template.ts';
import { questionsOf } from '../texts.ts';
import { faultAt, type RawFinding } from './finding.ts';

/**
 * What a candidate can know when a question is put: figures heard so far, facts that may be asked for, exhibits
 * handed over so far, assumptions with a band, and results of earlier questions, which are said at the latest
 * when their time is up.
 */
export type Learnt = { names: ReadonlySet<string>; cells: readonly string[] };

/** Each numeric answer can be worked out from what can be learnt; each input becomes known in the way it says. */
export function checkLearning(source: CaseSource, model: ParsedModel): RawFinding[] {
  return [...checkKnown(source, model), ...checkReveals(source), ...checkAnswers(source, model)];
}

/** What can be learnt up to and including the question at `at`, counted over the whole case. */
export function learntBy(source: CaseSource, at: number): Learnt {
  const asked = questionsOf(source).slice(0, at + 1);
  const phase = asked.at(-1)?.phaseId;
  const phaseAt = source.phases.findIndex(({ id }) => id === phase);
  const openings = source.phases.slice(0, phaseAt + 1).map(({ opening }) => opening ?? '');
  const texts = [
    source.prompt.say,
    ...source.prompt.definitions.map(({ say }) => say),
    ...openings,
    ...source.facts.map(({ say }) => say),
    ...asked.map(({ question }) => question.ask),
  ];
  const assumed = Object.entries(source.model.inputs).flatMap(([name, { known }]) =>
    known === 'assumed' ? [name] : [],
  );
  const earlier = asked
    .slice(0, -1)
    .flatMap(({ question }) => (question.type === 'numeric' ? [question.answer] : []));
  const shown = new Set(asked.map(({ question }) => question.exhibit));
  return {
    names: new Set([...texts.flatMap(slotNames), ...assumed, ...earlier]),
    cells: source.exhibits.filter(({ id }) => shown.has(id)).flatMap(cellsOf),
  };
}

/** Everything that follows from what was learnt, formulas turned round for a single unknown included. */
export function deduce(learnt: Learnt, model: ParsedModel): Set<string> {
  const known = new Set(learnt.names);
  const equations = [
    ...model.formulas.map(({ name, expr }) => [name, ...namesIn(expr).keys()]),
    ...learnt.cells.map((cell) => [...namesIn(parseKnown(cell, model.source)).keys()]),
  ];
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const names of equations) {
      const open = [...new Set(names)].filter((name) => !known.has(name));
      if (open[0] !== undefined && open.length === 1) known.add(open[0]);
    }
  }
  return known;
}

function checkAnswers(source: CaseSource, model: ParsedModel): RawFinding[] {
  return questionsOf(source).flatMap(({ question, path }, at) => {
    if (question.type !== 'numeric') return [];
    const known = deduce(learntBy(source, at), model);
    if (known.has(question.answer)) return [];
    return [unreachable(question, path, known, model)];
  });
}

function unreachable(
  question: NumericQuestion,
  path: CasePath,
  known: ReadonlySet<string>,
  model: ParsedModel,
): RawFinding {
  const missing = [...inputsOf(model, question.answer)].filter((name) => !known.has(name));
  const lacks = missing.length > 0 ? missing.map((name) => `"${name}"`).join(', ') : 'figures';
  const message = `"${question.answer}" cannot be worked out: nobody can learn ${lacks} by then; say it, let a fact reveal it, or show it on an exhibit handed over by then`;
  return faultAt('unreachable', [...path, 'answer'], message);
}

function checkKnown(source: CaseSource, model: ParsedModel): RawFinding[] {
  const heard = new Set([source.prompt.say, ...allOpen(source)].flatMap(slotNames));
  const revealed = new Set(source.facts.flatMap(({ reveals }) => reveals));
  // What an exhibit shows in a product or a sum counts once the rest is known.
  const shown = deduce(
    { names: new Set([...heard, ...revealed]), cells: source.exhibits.flatMap(cellsOf) },
    model,
  );
  const missing = {
    prompt: { has: heard, todo: 'the prompt, an opening or a question should say it as {{NAME}}' },
    asked: { has: revealed, todo: 'a fact should say it as {{NAME}} and name it in "reveals"' },
    exhibit: { has: shown, todo: 'an exhibit should show it' },
  };
  return Object.entries(source.model.inputs).flatMap(([name, { known }]) => {
    if (known === 'assumed' || missing[known].has.has(name)) return [];
    const message = `"${name}" is said to be known by "${known}", but ${missing[known].todo.replace('NAME', name)}`;
    return [faultAt('never_revealed', ['model', 'inputs', name, 'known'], message)];
  });
}

/** A fact says what it reveals, whenever it is said. */
function checkReveals(source: CaseSource): RawFinding[] {
  return source.facts.flatMap((fact, at) => {
    const path: CasePath = ['facts', at];
    const { say, once_shown: shown } = fact;
    const ways = [{ say, path }, ...(shown ? [{ say: shown.say, path: [...path, 'once_shown'] }] : [])];
    return ways.flatMap((way) => checkRevealed(fact.reveals, way, path));
  });
}

function checkRevealed(
  reveals: readonly string[],
  { say, path }: { say: string; path: CasePath },
  fact: CasePath,
): RawFinding[] {
  const said = slotNames(say);
  const unsaid = reveals
    .filter((name) => !said.includes(name))
    .map((name) =>
      faultAt(
        'reveal_unsaid',
        [...path, 'say'],
        `the fact reveals "${name}" and does not say it; write {{${name}}}`,
      ),
    );
  const unlisted = said
    .filter((name) => !reveals.includes(name))
    .map((name) =>
      faultAt('reveal_unlisted', [...fact, 'reveals'], `the fact says "${name}"; name it in "reveals"`),
    );
  return [...unsaid, ...unlisted];
}

function allOpen(source: CaseSource): string[] {
  return [
    ...source.prompt.definitions.map(({ say }) => say),
    ...source.phases.flatMap(({ opening, questions }) => [opening ?? '', ...questions.map(({ ask }) => ask)]),
    ...source.curveballs.map(({ say }) => say),
  ];
}

/** Figures in labels are learnt like those in cells. */
const cellsOf = ({ series, categories, note }: CaseSource['exhibits'][number]): string[] => [
  ...series.flatMap(({ values }) => values),
  ...[...series.map(({ label }) => label), ...categories, note ?? ''].flatMap(slotNames),
];
const slotNames = (text: string): string[] => slotsIn(text).map(({ name }) => name);
