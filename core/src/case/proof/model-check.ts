import { explainMismatch, unitOf } from '../expression-units.ts';
import { locating, type CasePath } from '../fault.ts';
import { comparisons, namesIn, type Expr } from '../formula.ts';
import { parseKnown, parseModel, type ModelSource } from '../model.ts';
import type { CaseSource } from '../schema.ts';
import { slotsIn } from '../template.ts';
import { questionsOf } from '../texts.ts';
import { parseShownUnit, parseUnit, sameUnit, type Unit } from '../units.ts';
import { catching, faultAt, type RawFinding } from './finding.ts';

/** Inputs that make sense, formulas that can be worked out, and units that agree everywhere. */
export function checkModel(source: CaseSource): readonly RawFinding[] {
  const { model } = source;
  const broken = catching(['model'], () => {
    parseModel(model);
    return [];
  });
  const units = new Map<string, Unit>();
  const badUnits = collectUnits(model, units);
  const inputs = Object.keys(model.inputs).flatMap((name) => checkInput(model, name));
  if (broken.length > 0 || badUnits.length > 0) return [...broken, ...badUnits, ...inputs];
  return [
    ...inputs,
    ...checkFormulaUnits(model, units),
    ...checkConstraints(model, units),
    ...checkExhibitUnits(source, units),
    ...checkQuestionUnits(source, units),
    ...checkSeed(model),
  ];
}

function collectUnits(model: ModelSource, units: Map<string, Unit>): RawFinding[] {
  return (['inputs', 'formulas'] as const).flatMap((group) =>
    Object.entries(model[group]).flatMap(([name, { unit }]) =>
      catching(['model', group, name, 'unit'], () => {
        units.set(name, parseUnit(unit));
        return [];
      }),
    ),
  );
}

function checkInput(model: ModelSource, name: string): RawFinding[] {
  const input = model.inputs[name];
  if (!input) return [];
  const path = ['model', 'inputs', name];
  const findings: RawFinding[] = [];
  const { value, vary, band, known } = input;
  if (vary && (vary.min >= vary.max || value < vary.min || value > vary.max))
    findings.push(
      faultAt(
        'vary_range',
        [...path, 'vary'],
        `"${name}" is ${value}; "vary" must go from a lower to a higher figure around it`,
      ),
    );
  if (known === 'assumed' && !band)
    findings.push(
      faultAt(
        'band_missing',
        path,
        `"${name}" is to be assumed; give the "band" that a sensible assumption lies in`,
      ),
    );
  if (band && (band[0] >= band[1] || value < band[0] || value > band[1]))
    findings.push(
      faultAt(
        'band_range',
        [...path, 'band'],
        `"${name}" is ${value}; its band must go from a lower to a higher figure around it`,
      ),
    );
  return findings;
}

function checkFormulaUnits(model: ModelSource, units: ReadonlyMap<string, Unit>): readonly RawFinding[] {
  return Object.entries(model.formulas).flatMap(([name, { expr, unit }]) => {
    const path = ['model', 'formulas', name, 'expr'];
    return checkUnit(path, () => parseKnown(expr, model), parseUnit(unit), units, `"${name}"`);
  });
}

function checkConstraints(model: ModelSource, units: ReadonlyMap<string, Unit>): readonly RawFinding[] {
  return model.constraints.flatMap((text, at) => {
    const path = ['model', 'constraints', at];
    return catching(path, () => {
      const expr = parseKnown(text, model);
      unitOf(expr, units);
      if (expr.type === 'binary' && comparisons.some((op) => op === expr.op)) return [];
      return [faultAt('no_comparison', path, 'a constraint compares two things; use <, <=, >, >=, == or !=')];
    });
  });
}

function checkExhibitUnits(source: CaseSource, units: ReadonlyMap<string, Unit>): readonly RawFinding[] {
  return source.exhibits.flatMap((exhibit, at) => [
    ...checkScatter(exhibit, ['exhibits', at]),
    ...checkLengths(exhibit, ['exhibits', at]),
    ...checkLabels(source, exhibit, ['exhibits', at]),
    ...exhibit.series.flatMap((series, index) =>
      catching(['exhibits', at, 'unit'], () => {
        const { unit } = parseShownUnit(series.unit ?? exhibit.unit);
        const path = ['exhibits', at, 'series', index, 'values'];
        return series.values.flatMap((text, column) =>
          checkCell(source, text, [...path, column], unit, units),
        );
      }),
    ),
  ]);
}

function checkCell(
  { model }: CaseSource,
  text: string,
  path: CasePath,
  unit: Unit,
  units: ReadonlyMap<string, Unit>,
): readonly RawFinding[] {
  const parse = () => parseKnown(text, model);
  const typed = catching(path, () =>
    namesIn(parse()).size > 0
      ? []
      : [
          faultAt(
            'typed_cell',
            path,
            `"${text}" is typed into the exhibit; name an input or a formula of the model`,
          ),
        ],
  );
  return typed.length > 0 ? typed : checkUnit(path, parse, unit, units, `"${text}"`);
}

function checkScatter(exhibit: CaseSource['exhibits'][number], path: CasePath): RawFinding[] {
  if (exhibit.kind !== 'scatter' || exhibit.series.length === 2) return [];
  const message = 'a scatter has two series: the first along the x axis, the second along the y axis';
  return [faultAt('scatter_axes', [...path, 'series'], message)];
}

function checkLengths({ series, categories }: CaseSource['exhibits'][number], path: CasePath): RawFinding[] {
  return series.flatMap(({ label, values }, at) => {
    if (values.length === categories.length) return [];
    const message = `"${label}" has ${values.length} values for ${categories.length} categories; give one for each`;
    return [faultAt('uneven_series', [...path, 'series', at, 'values'], message)];
  });
}

/** Names of rows and columns take their figures from the model like everything else. */
function checkLabels(
  { model }: CaseSource,
  { series, categories }: CaseSource['exhibits'][number],
  path: CasePath,
): readonly RawFinding[] {
  const labels = [
    ...categories.map((text, at) => ({ text, place: [...path, 'categories', at] })),
    ...series.map(({ label }, at) => ({ text: label, place: [...path, 'series', at, 'label'] })),
  ];
  return labels.flatMap(({ text, place }) =>
    catching(place, () =>
      slotsIn(text)
        .filter(({ name }) => !Object.hasOwn(model.inputs, name) && !Object.hasOwn(model.formulas, name))
        .map(({ raw }) => faultAt('unknown_name', place, `${raw} names neither an input nor a formula`)),
    ),
  );
}

function checkQuestionUnits(source: CaseSource, units: ReadonlyMap<string, Unit>): readonly RawFinding[] {
  return questionsOf(source).flatMap(({ question, path }) => {
    if (question.type !== 'numeric') return [];
    const unit = units.get(question.answer);
    if (!unit) return [];
    const parse = (text: string) => () => parseKnown(text, source.model);
    const turns = question.wrong_turns.flatMap(({ id, expr }, at) =>
      checkUnit([...path, 'wrong_turns', at, 'expr'], parse(expr), unit, units, `"${id}"`, true),
    );
    const threshold = question.decision?.threshold;
    if (threshold === undefined) return turns;
    return [
      ...turns,
      ...checkUnit([...path, 'decision', 'threshold'], parse(threshold), unit, units, 'the threshold'),
    ];
  });
}

/** A wrong turn may slip in its units; that may be what is wrong with it. */
function checkUnit(
  path: CasePath,
  parse: () => Expr,
  wanted: Unit,
  units: ReadonlyMap<string, Unit>,
  what: string,
  maySlip = false,
): readonly RawFinding[] {
  return catching(path, () =>
    locating(path, () => {
      const expr = parse();
      if (maySlip) return [];
      const found = unitOf(expr, units);
      if (found === null || sameUnit(found, wanted)) return [];
      return [faultAt('unit_mismatch', path, `${what} ${explainMismatch(found, wanted)}`)];
    }),
  );
}

function checkSeed(model: ModelSource): RawFinding[] {
  if (Object.values(model.inputs).some(({ vary }) => vary)) return [];
  const message = 'no input has "vary", so every seed gives the same figures; let some vary';
  return [faultAt('nothing_varies', ['model', 'inputs'], message)];
}
