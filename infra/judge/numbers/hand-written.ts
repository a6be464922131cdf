import type { Problem } from './generated.ts';
import { heardSentences } from './sentences-measures.ts';
import { moneySentences } from './sentences-money.ts';
import type { Asked } from './world.ts';

/**
 * `right`, `wrong` or `none` (no answer yet), what was heard, and for a mishearing what had been said. Written before
 * they were judged, in other words than the generator's.
 */
export type Sentence = readonly [expected: 'right' | 'wrong' | 'none', heard: string, meant?: string];
export type Group = { asked: Asked; unit: string; sentences: readonly Sentence[] };

/** Turns written by hand, each under the question that it was said to. */
export const handWritten = (): Problem[] =>
  [...moneySentences, ...heardSentences].flatMap(({ asked, unit, sentences }) =>
    sentences.map(([expected, text, meant]) => ({
      asked,
      expected,
      kind: meant === undefined ? 'by hand' : 'misheard',
      spoken: { text, unit, heardRight: meant === undefined, figure: meant ?? '' },
    })),
  );
