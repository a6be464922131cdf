import { parseNumbers, type SpokenNumber } from '../../speech/numbers.ts';

const asksBack =
  /\b(?:did you (?:say|mean)|do you mean|you (?:said|mean|meant)|was that|is that (?:what|right|correct)|make sure|heard|get (?:that|you) right|write down|just to check|to confirm|noted|correct|right)\b/i;
/** "How many are sixty?" puts a new question. */
const asksNew =
  /\b(?:how (?:much|many|long|do|did|would)|what (?:share|would|is|does|if)|which|why|so what)\b/i;
/** A figure and a question mark: "twelve point five million a year?" */
const mostWordsAlone = 9;
/** "I have 36 years here. Is that what you said?" */
const mostWordsAround = 20;

/** The figure that an interviewer reads back; undefined when none is. */
export function readBackIn(text: string): SpokenNumber | undefined {
  if (!text.includes('?')) return undefined;
  const words = text.split(/\s+/).length;
  const asked = text.split(/(?<=[.!?])\s+/).find((one) => one.includes('?') && parseNumbers(one).length > 0);
  if (asked !== undefined && !asksNew.test(asked)) {
    if (asked.split(/\s+/).length <= mostWordsAlone || asksBack.test(asked))
      return parseNumbers(asked).at(-1);
  }
  const isAround =
    words <= mostWordsAround && asksBack.test(text) && !asksNew.test(text.replace(/is that what\b/i, ''));
  return isAround ? parseNumbers(text).at(-1) : undefined;
}
