import type { Problem } from './generated.ts';
import { heardSentences } from './sentences-measures.ts';
import { moneySentences } from './sentences-money.ts';

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
