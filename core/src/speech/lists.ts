import { harmonise } from './shared-units.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

function gapText(tokens: readonly Token[], left: Quantity, right: Quantity): string {
  return tokens
    .slice(left.next, right.first)
    .map((token) => token.text)
    .join(' ');
}

function isBare(tokens: readonly Token[], quantity: Quantity): boolean {
  const isYear = /^(?:19|20)\d\d$/.test(tokens[quantity.first]?.raw ?? '') || quantity.pair !== null;
  return (
    !quantity.measured && quantity.scale === 1 && quantity.range === null && quantity.value > 0 && !isYear
  );
}

/** Whether a number says its unit or scale for the ones listed before it. */
function speaksForOthers(quantity: Quantity): boolean {
  return (
    quantity.range === null && (quantity.measured || quantity.scale >= 1000) && quantity.kind !== 'ratio'
  );
}

function isListed(tokens: readonly Token[], left: Quantity, right: Quantity, inList: boolean): boolean {
  const gap = gapText(tokens, left, right);
  const joins = /^,? ?(?:and|or)$/.test(gap) || (inList && gap === ',');
  return joins && isBare(tokens, left) && speaksForOthers(right);
}

/**
 * "2, 3 and 5 million", "ten and twenty percent": the last of a list says unit and scale for all. A comma
 * alone makes no list.
 */
export function withListedUnits(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const done: Quantity[] = [];
  let inList = false;
  for (const quantity of quantities.toReversed()) {
    const right = done[0];
    inList = right !== undefined && isListed(tokens, quantity, right, inList);
    done.unshift(right !== undefined && inList ? harmonise(quantity, right)[0] : quantity);
  }
  return done;
}
