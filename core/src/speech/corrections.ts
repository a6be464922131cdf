import { harmonise } from './shared-units.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

const STRONG =
  /\b(?:sorry|i mean|i meant|i should say|scratch that|strike that|make that|make it|or rather|rather|correction|no wait|wait no|wait|my mistake|oops|excuse me|pardon|let me correct|correct that|i misspoke|apologies|not quite|that's wrong|that is wrong|hang on|hold on|forget that|let me rephrase|should have said|should have been)\b/;
const WEAK = /(?:^|\W)(?:no|nope|actually|well actually|or actually|er no)(?:\W|$)/;
const TAKEN_BACK =
  /^[\s,.;…—–-]*(?:(?:no|sorry|actually|wait|oh|well|and)[\s,.…—-]+)*(?:scratch that|strike that|forget that|forget it|ignore that|take that back|i take (?:that|it) back|never mind|disregard that|that's wrong|that is wrong|i misspoke)\b/;
const PASSABLE = new Set(
  `no nope not sorry i mean meant scratch strike that make it or rather correction wait my mistake oops excuse me pardon let
  correct misspoke apologies quite that's wrong is was it's its hang on hold forget actually well oh should be would say said
  more like the a about around roughly approximately so just what we're to of at by from yes okay ok , . ; : … — – - ... rather
  again have think see call this - in do redo say rephrase must an and but said have been`.split(/\s+/),
);

function between(tokens: readonly Token[], left: Quantity, right: Quantity): readonly Token[] {
  return tokens.slice(left.next, right.first);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

/** "not forty but fourteen", "fourteen, not forty". */
function contrast(tokens: readonly Token[], left: Quantity, right: Quantity): 'left' | 'right' | undefined {
  const before = tokens[left.first - 1]?.text;
  const gap = textOf(between(tokens, left, right));
  if (before === 'not' && /^,? ?but\b/.test(gap) && between(tokens, left, right).length <= 3) return 'left';
  if (before === 'not' && gap === ',') return 'left';
  if (/^,? ?(?:and )?not(?: the)?$/.test(gap)) return 'right';
  return undefined;
}

function comparable(left: Quantity, right: Quantity): boolean {
  if (!left.measured || !right.measured) return true;
  return left.kind === right.kind || (left.kind === 'percent' && right.kind === 'ratio');
}

/** Whether the words between two numbers take the first one back. */
function isTakenBack(tokens: readonly Token[], left: Quantity, right: Quantity): boolean {
  const gap = between(tokens, left, right);
  const text = textOf(gap);
  const strong = STRONG.test(text);
  if (gap.length > 14 || !(strong || WEAK.test(` ${text} `)) || !comparable(left, right)) return false;
  const earlier = new Set(tokens.slice(Math.max(0, left.first - 12), left.next).map((token) => token.text));
  const strange = gap.filter((token) => !PASSABLE.has(token.text) && !(strong && earlier.has(token.text)));
  if (strong) return strange.length === 0;
  const opens = /^[,.;…—–-]|^no\b|^actually\b|^or ,? ?actually/.test(text);
  return opens && strange.length === 0 && !/\bno\b \w+ (?:and|,)/.test(text);
}

/** "twelve, twelve and a half million": a false start says the beginning of what follows. */
function isFalseStart(tokens: readonly Token[], left: Quantity, right: Quantity): boolean {
  const gap = between(tokens, left, right);
  const said = tokens.slice(left.first, left.next);
  const again = tokens.slice(right.first, right.next);
  if (left.measured || gap.some((token) => !/^[,.…—–-]+$/.test(token.text))) return false;
  const paused = gap.length > 0 || again[0]?.gap === true;
  if (paused && said.length === 1 && again[0]?.raw.startsWith(`${said[0]?.raw ?? ''}.`)) return true;
  const repeats = again.length > said.length && said.every((token, n) => again[n]?.text === token.text);
  return repeats && (paused || right.form === 'words');
}

/** The number that stands in place of another keeps its unit and scale when it says none. */
function inheriting(left: Quantity, right: Quantity): Quantity {
  const [, heir] = harmonise({ ...left, range: null }, right);
  const keepsScale = right.scale === 1 && left.scale >= 1000 && right.value < 1000 && !right.measured;
  const factor = keepsScale ? left.scale : 1;
  if (right.range !== null || right.measured)
    return { ...right, per: right.per ?? (heir.kind === left.kind ? left.per : null) };
  return { ...heir, value: right.value * factor, scale: factor, approx: right.approx };
}

/** Leaves out the numbers that the speaker took back. Quantities come and go in the order of speaking. */
export function withoutTakenBack(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  const kept: Quantity[] = [];
  for (const quantity of quantities) {
    const left = kept.at(-1);
    const side = left && contrast(tokens, left, quantity);
    if (side === 'right') continue;
    if (left && (side === 'left' || isTakenBack(tokens, left, quantity))) {
      kept[kept.length - 1] = inheriting(left, quantity);
    } else if (left && isFalseStart(tokens, left, quantity)) {
      kept[kept.length - 1] = quantity;
    } else kept.push(quantity);
  }
  return kept.filter((quantity) => !TAKEN_BACK.test(textOf(tokens.slice(quantity.next, quantity.next + 10))));
}
