import * as says from '../../interview/intent-patterns.ts';
import { parseNumbers } from '../../speech/numbers.ts';
import { contentStems } from '../rules/own-words.ts';
import type { OwnTurn, Sentence } from './own-turns.ts';

/** Turns that only ask the interviewer something, or for a moment: what was asked of the candidate is open after them. */

const lead =
  '^(?:(?:so|and|okay|ok|also|then|well|but|just|hm|sure|first|before that|(?:one|a|another|just a) (?:\\w+ )?question|my question is|quickly)[,:]? )*';
/** Typed questions often have no mark. "Would take 3 off" and "what is left is 5" are none. */
const asks = new RegExp(
  `${lead}(?:(?:what|which|who|whose|when|where|why|how|do|does|did|are|were|have|has|any|shall|should)\\b(?! i (?:go|would|do|did)\\b)(?!(?:'s| is| are)? (?:left|remains?|stays?)\\b)|(?:is|was|will) (?!then\\b)\\w|(?:can|could|may|would|might) (?:i|you|we|they|she|he|it|that|this|there|the)\\b)`,
);
const asksFor =
  /\b(?:i(?:'d| would)? (?:like|want|need|have) to (?:know|ask|see|clarify)|(?:tell|show|give|remind) me\b|(?:let me|may i|can i|i want to) ask\b|(?:i'm|i am) wondering|i wonder (?:if|whether|what|how))/;
/** "Is it 60 guests?" is an answer. */
const guessesResult = new RegExp(
  `${lead}(?:is|was|will|would|could|might|may) (?:it|that|this|the (?:answer|result|\\w+))(?: then| be| be about| about| roughly| around)* \\W?\\d`,
);
const onlyThinks = new RegExp(`${lead}(?:${says.letMeThink.source})[\\w ]{0,30}\\W*$`);
const calculates =
  /\b(?:divid\w*|multipl\w*|times (?:the|a|what|\d)|minus|subtract\w*|deduct\w*|plus|take \S+ off|take off|add up|compute|calculate|work out|works out)\b/;

/** Whether a turn leaves what was asked of the candidate for later. */
export const onlyAsks = ({ sentences }: OwnTurn): boolean =>
  sentences.some((one) => isQuestion(one) || asksTime(one)) &&
  sentences.every((one) => isQuestion(one) || asksTime(one) || isAside(one));

/** "Okay." and the like: no answer, and nothing that is asked for. */
export const isAside = ({ plain }: Pick<Sentence, 'plain'>): boolean =>
  contentStems(plain).length === 0 && parseNumbers(plain).length === 0 && !calculates.test(plain);

const asksTime = ({ plain }: Sentence): boolean =>
  parseNumbers(plain).length === 0 && (says.askTime.test(plain) || onlyThinks.test(plain));

function isQuestion({ plain }: Sentence): boolean {
  if (guessesResult.test(plain) || calculates.test(plain)) return false;
  const figures = parseNumbers(plain).length;
  if (plain.includes('?')) return figures === 0 || (figures === 1 && asks.test(plain));
  return figures === 0 && (asks.test(plain) || asksFor.test(plain));
}
