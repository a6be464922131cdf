import type { Goal } from '../rows.ts';
import { meanOf } from '@caseroom/core/scoring/agreement';
import { readByRules } from './rules-judge.ts';
import type { Transcript } from './transcripts.ts';
import { neutral, type Variant, withoutArticles, type Worse, worse } from './variants.ts';

/** What changes when nothing should, and what falls when something is truly worse; by the rules. */

const mostShift = 0.1;
const leastDrop = 0.5;
type Say = (line: string) => void;

export function shiftsOf(transcripts: readonly Transcript[], part: string, say: Say): Goal[] {
  const before = new Map(transcripts.map((one) => [one.id, readByRules(one).levels]));
  const goals = neutral.map((variant) => shiftGoal(variant, transcripts, before, part, say));
  const apart = shiftGoal(withoutArticles, transcripts, before, part, say);
  say(`  ${part}, ${apart.name}: ${apart.figure} on average over ${apart.n} levels, no goal is set for it`);
  return goals;
}

type Levels = ReturnType<typeof readByRules>['levels'];

function shiftGoal(
  variant: Variant,
  transcripts: readonly Transcript[],
  before: ReadonlyMap<string, Levels>,
  part: string,
  say: Say,
): Goal {
  const shifts = transcripts.flatMap((transcript) =>
    [...readByRules(variant.of(transcript)).levels].flatMap(([dimension, level]) => {
      const was = before.get(transcript.id)?.get(dimension) ?? null;
      if (was === null && level === null) return [];
      return [{ id: transcript.id, dimension, shift: (level ?? 1) - (was ?? 1) }];
    }),
  );
  const moved = shifts.filter(({ shift }) => Math.abs(shift) > mostShift + 1e-9);
  for (const { id, dimension, shift } of variant === withoutArticles ? [] : moved)
    say(`  ${variant.name}: ${id}, ${dimension} moved by ${shift.toFixed(1)}`);
  const mean = meanOf(shifts.map(({ shift }) => Math.abs(shift)));
  return {
    name: `rules, ${part}: shift, ${variant.name}`,
    goal: `<= ${mostShift}`,
    figure: `${mean.toFixed(3)} (${moved.length} beyond)`,
    n: shifts.length,
    met: mean <= mostShift,
  };
}

export const worseOf = (transcripts: readonly Transcript[], part: string, say: Say): Goal[] =>
  worse.flatMap((variant) => dropGoal(variant, transcripts, part, say));

function dropGoal(
  { name, dimension, least, of }: Worse,
  transcripts: readonly Transcript[],
  part: string,
  say: Say,
): Goal[] {
  const drops = transcripts.flatMap((transcript) => {
    const was = readByRules(transcript).levels.get(dimension) ?? null;
    const changed = of(transcript);
    const isChanged = changed.turns.some(({ text }, at) => text !== transcript.turns[at]?.text);
    if (was === null || was < least || !isChanged) return [];
    return [{ id: transcript.id, drop: was - (readByRules(changed).levels.get(dimension) ?? 1) }];
  });
  if (drops.length === 0) return [];
  for (const { id, drop } of drops.filter((one) => one.drop < leastDrop))
    say(`  ${name}: ${id}, ${dimension} fell by ${drop.toFixed(1)}`);
  const share = drops.filter(({ drop }) => drop >= leastDrop).length / drops.length;
  const mean = meanOf(drops.map(({ drop }) => drop));
  return [
    {
      name: `rules, ${part}: fall, ${name}`,
      goal: `>= ${leastDrop}`,
      figure: `${mean.toFixed(1)} (${(100 * share).toFixed(0)} % of them)`,
      n: drops.length,
      met: mean >= leastDrop,
    },
  ];
}
