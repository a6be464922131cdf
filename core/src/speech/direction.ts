import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

const FALL_VERB =
  /^(?:fall|falls|fell|fallen|falling|drop|drops|dropped|dropping|decline|declines|declined|declining|decrease|decreases|decreased|decreasing|shrink|shrinks|shrank|shrunk|shrinking|contract|contracts|contracted|contracting|plunge|plunged|plunges|plummet|plummeted|slump|slumped|slid|slide|slides|sliding|slipped|slip|slips|slipping|sank|sunk|sink|sinks|tumbled|dipped|dip|dips|eroded|erodes|deteriorated|deteriorates|deteriorate|crashed|down|lost|loses|lose|losing|shed|sheds|compressed|worsened|worsens|softened)$/;
/** Verbs that need an amount: "cut costs by 5 %" is a fall, "cut 5 corners" is not. */
const LOWER_VERB =
  /^(?:reduce|reduces|reduced|reducing|cut|cuts|cutting|lower|lowers|lowered|lowering|slash|slashes|slashed|slashing|trim|trims|trimmed|trimming|shave|shaves|shaved|shaving|decreasing)$/;
const FALL_NOUN =
  /^(?:decline|declines|drop|drops|decrease|decreases|reduction|reductions|fall|dip|cut|cuts|contraction|slump|slide|downturn|plunge|erosion|shrinkage|deterioration|down|lower|less|fewer|cheaper|smaller)$/;
const BLOCK =
  /^(?:[.;?!:]|but|while|whereas|though|although|and|to|from|at|grew|rose|increased|up|grows|rises|increase|growth|is|are|was|were|be|still|then|so|because|which|of)$/;
const NOUN_LINK =
  /^(?:decline|drop|decrease|reduction|fall|dip|cut|contraction|slump|slide|plunge|erosion|loss|downturn|shrinkage)s?$/;

function fallsBefore(tokens: readonly Token[], quantity: Quantity, isAmount: boolean): boolean {
  let sawBy = false;
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - 9); at -= 1) {
    const word = tokens[at]?.text ?? '';
    if (word === 'by') sawBy = true;
    if (/^(?:was|is)$/.test(word) && NOUN_LINK.test(tokens[at - 1]?.text ?? ''))
      return tokens[at - 1]?.text !== 'loss';
    if (word === 'of')
      return (
        NOUN_LINK.test(tokens[at - 1]?.text ?? '') &&
        (tokens[at - 1]?.text !== 'loss' || quantity.kind === 'percent')
      );
    if (FALL_VERB.test(word))
      return word !== 'lost' && word !== 'lose' ? sawBy || isAmount || at === quantity.first - 1 : true;
    if (LOWER_VERB.test(word)) return sawBy || isAmount;
    if (/^(?:shrinkage|decline|reduction|cut)$/.test(word) && sawBy) return true;
    if (BLOCK.test(word) && !(word === 'at' && (tokens[at - 1]?.text ?? '').endsWith('ing'))) return false;
    if (tokens[at]?.kind === 'digits') return false;
  }
  return false;
}

function fallsAfter(tokens: readonly Token[], quantity: Quantity): boolean {
  for (let at = quantity.next; at < quantity.next + 3; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') return false;
    const isComparison = token.text === 'less' || token.text === 'down' || token.text === 'lower';
    if (FALL_NOUN.test(token.text)) return at === quantity.next || !isComparison;
    if (
      /^(?:of|in|on|to|and|or|but|is|are|was|were|the|a|an|per|than|for|with|from|we|they|it|which|that|so|if|after|before|by|at|as|more)$/.test(
        token.text,
      )
    )
      return false;
  }
  return false;
}

function negative(quantity: Quantity): Quantity {
  const { range } = quantity;
  return { ...quantity, value: -quantity.value, range: range && [-range[1], -range[0]] };
}

/** "fell 5 percent in Europe and 3 percent in Asia": the second share goes on with the first one's verb. */
function goesOn(tokens: readonly Token[], left: Quantity | undefined, right: Quantity): boolean {
  if (left === undefined || left.value >= 0 || left.kind !== right.kind || right.kind !== 'percent')
    return false;
  const gap = tokens.slice(left.next, right.first).map((token) => token.text);
  return (
    gap.length <= 6 &&
    gap[0] === 'in' &&
    gap.includes('and') &&
    !gap.some((word) => /ed$|^(is|was|are|were|grew|rose|up|by)$/.test(word))
  );
}

/** Turns amounts of a fall negative: "fell by 12 %", "a 12 % decline", "down eight percent"; levels ("fell to 40") stay. */
export function withDirections(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const done: Quantity[] = [];
  for (const quantity of quantities) {
    const isAmount = quantity.kind === 'percent' || quantity.kind === 'money' || quantity.scale >= 1000;
    const takesSign =
      quantity.value > 0 && /^(?:percent|money|count|other|mass|ratio|duration)$/.test(quantity.kind);
    const isMultiple = quantity.kind === 'ratio' && quantity.form !== 'fraction';
    const falls =
      fallsBefore(tokens, quantity, isAmount) ||
      (isAmount && fallsAfter(tokens, quantity)) ||
      goesOn(tokens, done.at(-1), quantity);
    done.push(takesSign && !isMultiple && falls ? negative(quantity) : quantity);
  }
  return done;
}
