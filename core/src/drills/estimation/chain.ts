import { evaluate } from '../../case/evaluate.ts';
import { parseFormula } from '../../case/formula.ts';
import { roundedInput } from '../../interview/nearness.ts';
import { step, wrongTurn, zeroSlips, type Draft } from '../draft.ts';
import type { DrillWrongTurn } from '../item.ts';
import { joined, prose, type Prose } from '../prose.ts';

/** One assumption of a chain: what it says, and what it does to the result so far. */
export type Link = {
  says: Prose;
  label: string;
  /** In the language of formulas: ` * 12`. */
  by: string;
  /** Unit of the result after it. */
  unit: string;
  /** What a result is that leaves this link out. */
  without: Pick<DrillWrongTurn, 'kind' | 'explain'>;
  /** Months of a year are not rounded by anybody. */
  isFixed?: true;
};

export type Chain = { start: Prose; value: number; links: readonly Link[]; ask: string };

/**
 * A chain of stated assumptions. Each may be rounded by as much as an interviewer allows, so the band is as wide as all
 * of those together.
 */
export function chainDraft({ start, value, links, ask }: Chain): Draft {
  const unit = links.at(-1)?.unit ?? '1';
  const answer = valueOf(value, links);
  const rounded = 1 + links.filter(({ isFixed }) => !isFixed).length;
  const band = [answer * (1 - roundedInput) ** rounded, answer * (1 + roundedInput) ** rounded] as const;
  return {
    says: joined(
      start,
      ...links.filter(({ says }) => says.text !== '').map(({ says }) => says),
      prose`${ask}`,
    ),
    unit,
    answer,
    band,
    steps: links.map((link, at) => step(link.label, exprOf(value, links.slice(0, at + 1)), link.unit)),
    wrongTurns: [...links.map((link) => leftOut(value, links, link)), ...zeroSlips(answer)],
  };
}

const exprOf = (value: number, links: readonly Link[]): string =>
  `${value}${links.map(({ by }) => by).join('')}`;
const valueOf = (value: number, links: readonly Link[]): number =>
  evaluate(parseFormula(exprOf(value, links)), new Map());

function leftOut(value: number, links: readonly Link[], link: Link): DrillWrongTurn {
  const others = links.filter((one) => one !== link);
  return wrongTurn(link.without.kind, valueOf(value, others), link.without.explain);
}

const nothing = prose``;

/** A month's result made a year's. */
export const twelveMonths = (unit: string): Link => ({
  says: nothing,
  label: 'Twelve months',
  by: ' * 12',
  unit,
  without: { kind: 'unit_slip', explain: 'This is a month. A year was asked for.' },
  isFixed: true,
});
