import type { Quote } from '../wire/quote.ts';
import { quoteLine } from './quotes.ts';
import { adviceOf } from './spoken/advice.ts';
import { type OwnTurn, sentencesOf } from './spoken/own-turns.ts';

/** What the candidate recommended, in their own lines and in order; a question or a courtesy is no part of it. */
export const ownAnswerOf = (turns: readonly OwnTurn[]): Quote[] =>
  [...new Set(sentencesOf(adviceOf(turns).turns).map(({ line }) => line))].map(quoteLine);
