import type { Problem } from './generated.ts';
import { answerFirstSentences } from './sentences-answer-first.ts';
import { contrastSentences } from './sentences-contrasts.ts';
import { heardSentences } from './sentences-measures.ts';
import { moneySentences } from './sentences-money.ts';

/** Turns written by hand, each under the question that it was said to. */
export const handWritten = (): Problem[] =>
  [...moneySentences, ...heardSentences, ...answerFirstSentences].flatMap(({ asked, unit, sentences }) =>
    sentences.map(([expected, text, meant]) => ({
      asked,
      expected,
      kind: meant === undefined ? 'by hand' : 'misheard',
      spoken: { text, unit, heardRight: meant === undefined, figure: meant ?? '' },
    })),
  );

/** Turns with two results of which one is meant, and decoys with one. */
export const contrasts = (): Problem[] =>
  contrastSentences.flatMap(({ asked, unit, contrasts: two, decoys }) => [
    ...two.map(([expected, text, figure]) => ({
      asked,
      expected,
      kind: 'two results',
      spoken: { text, unit, heardRight: true, figure },
    })),
    ...decoys.map(([expected, text]) => ({
      asked,
      expected,
      kind: 'one result',
      spoken: { text, unit, heardRight: true, figure: '' },
    })),
  ]);
