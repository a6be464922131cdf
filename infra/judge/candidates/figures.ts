import { evaluate } from '@caseroom/core/case/evaluate';
import { evaluateModel, inputsOf, parseKnown, parseModel } from '@caseroom/core/case/model';
import type { CompiledCase, NumericQuestion } from '@caseroom/core/case/schema';
import { parseUnit } from '@caseroom/core/case/units';
import { speakNumber } from '@caseroom/core/speech/spoken-form';
import { pick, type Scene } from './scene.ts';

/** How a candidate comes to a figure. */
export type Skill =
  | 'right'
  | 'slip'
  | 'misread'
  | 'zero'
  | 'no_unit'
  | 'month'
  | 'rounded'
  | 'near'
  | 'mixed';

/** The result that is right on what the candidate holds for right so far. */
export function resultOn(scene: Scene, question: NumericQuestion): number {
  if (scene.own.size === 0) return valueOf(scene.case, question.answer);
  const model = parseModel(scene.case.source.model);
  const inputs = Object.keys(scene.case.source.model.inputs).map(
    (name) => [name, valueOf(scene.case, name)] as const,
  );
  try {
    return evaluateModel(model, new Map(inputs), scene.own).get(question.answer) ?? 0;
  } catch {
    return valueOf(scene.case, question.answer);
  }
}

export const valueOf = (compiled: CompiledCase, name: string): number => compiled.values[name]?.value ?? 0;

/** A figure by one of the known wrong turns of the question, or by a slip where there is none. */
export function misread(scene: Scene, question: NumericQuestion): number {
  const turn = pick(question.wrong_turns, scene.dice('turn', question.id));
  const right = resultOn(scene, question);
  if (!turn) return right * 1.3;
  const values = Object.entries(scene.case.values).map(([name, { value }]) => [name, value] as const);
  try {
    return evaluate(parseKnown(turn.expr, scene.case.source.model), new Map(values));
  } catch {
    return right * 1.3;
  }
}

/** Three digits are what anybody says. */
export const spokenRound = (value: number, digits = 3): number => Number(value.toPrecision(digits));

/** A value of the model as it is said aloud, with its unit. */
export function inWords(compiled: CompiledCase, name: string, value: number): string {
  const powers = [...parseUnit(compiled.values[name]?.unit ?? '1')].map(
    ([unit, power]) => [unit.replaceAll('_', ' '), power] as const,
  );
  const over = powers.find(([, power]) => power > 0)?.[0] ?? null;
  const per = powers.find(([, power]) => power < 0)?.[0] ?? null;
  return speakNumber(value, over, { per });
}

/** Inputs that the answer rests on and that the candidate has seen, as spoken figures. */
export function wayTo(scene: Scene, question: NumericQuestion): string[] {
  const names = inputsOf(parseModel(scene.case.source.model), question.answer);
  const shown = scene.state.exhibits.map(({ id }) => id);
  const known = [...names].filter((name) => {
    const input = scene.case.source.model.inputs[name];
    if (input?.known === 'prompt' || scene.state.inputs.includes(name)) return true;
    return input?.known === 'exhibit' && holds(scene.case, shown, name);
  });
  return known.slice(0, 3).map((name) => inWords(scene.case, name, valueOf(scene.case, name)));
}

const holds = (compiled: CompiledCase, shown: readonly string[], name: string): boolean =>
  compiled.source.exhibits.some(
    ({ id, series }) => shown.includes(id) && series.some(({ values }) => values.includes(name)),
  );

/** The figure that a candidate of this skill comes to. */
export function figureBy(scene: Scene, question: NumericQuestion, skill: Skill): number {
  const right = resultOn(scene, question);
  switch (skill) {
    case 'slip':
      return spokenRound(right * (scene.dice('slip', question.id) < 0.5 ? 1.17 : 0.83));
    case 'misread':
      return spokenRound(misread(scene, question));
    case 'zero':
      return spokenRound(right * 10);
    case 'month':
      return spokenRound(right / 12);
    case 'rounded':
    case 'near':
      return spokenRound(right * 1.012);
    case 'mixed':
      return scene.dice('mixed', question.id) < 0.5
        ? spokenRound(right)
        : figureBy(scene, question, scene.dice('which', question.id) < 0.5 ? 'slip' : 'misread');
    case 'right':
    case 'no_unit':
      return spokenRound(right, 4);
    default:
      return skill satisfies never;
  }
}
