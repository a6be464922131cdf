import { chance } from '../interview/chance.ts';
import { near, slipTolerance } from '../interview/nearness.ts';
import { chartGenerators } from './charts/generators.ts';
import type { Draft, Generator } from './draft.ts';
import { drawFrom } from './draw.ts';
import { estimationGenerators } from './estimation/generators.ts';
import { topicsOf, type DrillItem, type DrillKind, type DrillTopic, type DrillWrongTurn } from './item.ts';
import { mentalGenerators } from './mental/generators.ts';

/** What a result may be off where it is worked out exactly, as in an interview. */
const usualTolerance = 0.02;
/**
 * Draws with figures that nobody can keep in the ear, or whose wrong turns all come out right, are drawn again; never
 * this many in a row.
 */
const mostDraws = 50;

const generators: Readonly<Record<DrillTopic, Generator>> = {
  ...mentalGenerators,
  ...estimationGenerators,
  ...chartGenerators,
};

/** What is wanted of the generator: a topic of the kind, or null for any; `turn` goes through the stories of a topic. */
export type DrillWish = {
  kind: DrillKind;
  topic: DrillTopic | null;
  level: number;
  seed: number;
  turn: number;
};

/** The drill of a seed; the same wish always gives the same one. */
export function makeItem({ kind, topic, level, seed, turn }: DrillWish): DrillItem {
  const topics = topicsOf[kind];
  const chosen = topic ?? topics[Math.floor(chance(seed, 'topic') * topics.length)] ?? topics[0];
  for (let attempt = 0; attempt < mostDraws; attempt += 1) {
    const draw = drawFrom(Math.floor(chance(seed, chosen, attempt) * 2 ** 32), turn);
    const draft = generators[chosen](level, draw);
    const band = bandOf(draft);
    const wrong_turns = toldApart(draft.wrongTurns, band);
    if (wrong_turns.length === 0 || !canBePut(draft)) continue;
    const { text, spoken } = draft.says;
    const { unit, answer, steps } = draft;
    const exhibit = draft.exhibit ?? null;
    return { kind, topic: chosen, level, text, spoken, exhibit, unit, answer, band, steps, wrong_turns };
  }
  throw new RangeError(`${chosen} at level ${level}: none of ${mostDraws} draws can be put`);
}

/** A bare figure of one or less would be read as a share where per cent are asked for. */
const canBePut = ({ says, unit, answer }: Draft): boolean =>
  says.canBeHeard && answer > (unit === '%' || unit === 'pp' ? 1 : 0);

function bandOf({ answer, tolerance = usualTolerance, band }: Draft): readonly [number, number] {
  return band ?? [answer * (1 - tolerance), answer * (1 + tolerance)];
}

/** Without wrong turns that lead to a right figure, and without those that cannot be told from an earlier one. */
function toldApart(
  turns: readonly DrillWrongTurn[],
  [low, high]: readonly [number, number],
): DrillWrongTurn[] {
  const kept: DrillWrongTurn[] = [];
  for (const turn of turns) {
    const isRight = turn.value >= low * (1 - slipTolerance) && turn.value <= high * (1 + slipTolerance);
    const isKnown = kept.some((one) => near(turn.value, one.value, 2 * slipTolerance));
    if (!isRight && !isKnown && Number.isFinite(turn.value)) kept.push(turn);
  }
  return kept;
}
