import { drawInputs } from './draw.ts';
import { evaluate, type Values } from './evaluate.ts';
import { CaseFault, locating } from './fault.ts';
import { parseQuestions } from './judgeable.ts';
import { evaluateModel, parseKnown, parseModel, type ParsedModel } from './model.ts';
import type { CaseSource, CompiledCase, ExhibitView } from './schema.ts';
import { fillTemplate } from './template.ts';
import { textsOf } from './texts.ts';
import { parseShownUnit } from './units.ts';

/**
 * Draws the seed's inputs, works out every formula and exhibit, and fills the figures into every text. The same
 * source and seed always give the same case. `caseHash` is what tells the pinned case from others; callers make it
 * as the SHA-256, in hex, of `caseHashText(yamlText, seed)`.
 * @throws CaseFault when the source does not hold together; a proven case never throws for any seed that was tried.
 */
export function compileCase(source: CaseSource, pin: { seed: number; caseHash: string }): CompiledCase {
  const model = parseModel(source.model);
  const numbers = evaluateModel(model, drawInputs(model, parseQuestions(source), pin.seed));
  const values = describeValues(source, numbers);
  const lines = textsOf(source).map(({ key, path, text }) => {
    return [key, locating(path, () => fillTemplate(text, values))] as const;
  });
  return {
    source,
    seed: pin.seed,
    case_hash: pin.caseHash,
    values,
    exhibits: source.exhibits.map((exhibit, at) => drawExhibit(exhibit, at, model, numbers, values)),
    lines: Object.fromEntries(lines),
  };
}

/** The text whose SHA-256 is a case's hash. */
export function caseHashText(yamlText: string, seed: number): string {
  return `${seed}\n${yamlText}`;
}

function describeValues(source: CaseSource, numbers: Values): CompiledCase['values'] {
  const described = Object.entries({ ...source.model.inputs, ...source.model.formulas });
  return Object.fromEntries(
    described.map(([name, { unit, label }]) => [
      name,
      { value: withoutDust(numbers.get(name) ?? 0), unit, label },
    ]),
  );
}

function drawExhibit(
  exhibit: CaseSource['exhibits'][number],
  at: number,
  model: ParsedModel,
  numbers: Values,
  values: CompiledCase['values'],
): ExhibitView {
  const path = ['exhibits', at];
  const fill = (text: string) => locating(path, () => fillTemplate(text, values));
  const series = exhibit.series.map((line, index) => {
    const { scale } = locating([...path, 'unit'], () => parseShownUnit(line.unit ?? exhibit.unit));
    const shown = line.values.map((expr, column) =>
      locating(
        [...path, 'series', index, 'values', column],
        () => evaluateCell(expr, model, numbers) / scale,
      ),
    );
    return {
      label: fill(line.label),
      values: shown.map(withoutDust),
      ...(line.unit ? { unit: line.unit } : {}),
    };
  });
  const uneven = series.findIndex((line) => line.values.length !== exhibit.categories.length);
  if (uneven !== -1) throw unevenSeries(exhibit, uneven, [...path, 'series', uneven, 'values']);
  return {
    id: exhibit.id,
    title: fill(exhibit.title),
    kind: exhibit.kind,
    unit: exhibit.unit,
    categories: exhibit.categories.map(fill),
    category_label: fill(exhibit.category_label),
    series,
    note: exhibit.note ? fill(exhibit.note) : null,
  };
}

function evaluateCell(expr: string, model: ParsedModel, numbers: Values): number {
  return evaluate(parseKnown(expr, model.source), numbers);
}

/** Binary fractions leave dust like 0.30000000000000004, which nobody wants to read in a table. */
const withoutDust = (value: number) => Number(value.toPrecision(12));

function unevenSeries(
  exhibit: CaseSource['exhibits'][number],
  index: number,
  path: (string | number)[],
): CaseFault {
  const line = exhibit.series[index];
  return new CaseFault(
    'uneven_series',
    `"${line?.label}" has ${line?.values.length} values for ${exhibit.categories.length} categories; give one for each`,
    path,
  );
}
