import { parseNumbers, type SpokenNumber } from '../../speech/numbers.ts';

const asksBack =
  /\b(?:did you (?:say|mean)|do you mean|you (?:said|mean)|was that|is that what|make sure|heard|get (?:that|you) right|write down|just to check|to confirm|i (?:have|noted)|correct|right)\b/i;
const mostWordsAlone = 9;

/** The figure that an interviewer reads back ("twelve point five million a year?"); undefined when none is. */
export function readBackIn(text: string): SpokenNumber | undefined {
  if (!text.includes('?')) return undefined;
  const asked = text.split(/(?<=[.!?])\s+/).find((one) => one.includes('?') && parseNumbers(one).length > 0);
  if (asked === undefined) return undefined;
  const isShort =
    asked.split(/\s+/).length <= mostWordsAlone &&
    !/^\s*(?:how|what|why|which|and if|so what)\b/i.test(asked);
  const isBack =
    asksBack.test(text) && !/\b(?:how (?:much|many)|what (?:share|would|is|does))\b/i.test(asked);
  return isShort || isBack ? parseNumbers(asked).at(-1) : undefined;
}
