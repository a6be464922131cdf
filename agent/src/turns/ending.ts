import * as heard from './ending-words.ts';
import { enumerationOf } from './enumeration.ts';

/** What the words of a turn say about its end: more must come, nothing need come, or they do not tell. */
export type Ending = 'open' | 'whole' | 'unclear';

/** Shorter sentences are answers or beginnings: the words do not tell which. A question of four words lacks its verb. */
const WHOLE_WORDS = 4;
const WHOLE_QUESTION_WORDS = 5;

/** By the words alone: recognisers set points where somebody only breathes. */
export function endingOf(text: string): Ending {
  const plain = text
    .toLowerCase()
    .replace(/[.!?]+\s+(?=\S)/g, '\n')
    .replace(/[^\p{L}\p{N}'%\-\s]/gu, '')
    .trim();
  const lines = plain.split('\n').map((line) => line.split(/\s+/).join(' '));
  const sentences = lines.map((line) => line.replace(heard.opener, ''));
  const sentence = sentences.at(-1) ?? '';
  if (isOpen(lines.at(-1) ?? '', sentence)) return 'open';
  const enumeration = enumerationOf(sentences);
  if (enumeration) return enumeration === 'announced' ? 'open' : 'unclear';
  return isWhole(sentence) ? 'whole' : 'unclear';
}

function isOpen(said: string, sentence: string): boolean {
  const [before = '', last = ''] = ['', ...said.split(' ')].slice(-2);
  const words = wordsOf(sentence);
  if (heard.openWords.has(last) || heard.contraction.test(last) || heard.openPhrases.test(sentence))
    return true;
  if (heard.openUnlessAsked.has(last)) return !heard.asked.test(sentence);
  const closedBy = heard.openUnlessAfter[last];
  if (closedBy && before !== '') return !closedBy.has(before);
  if (heard.sideClause.test(sentence)) return !words.slice(3).some((word) => heard.mainClause.has(word));
  if (heard.oneSide.test(sentence)) return !sentence.includes('other');
  if (heard.ordinals.test(sentence) && !words.some((word) => heard.verbs.has(word))) return true;
  const isUnfinishedSum = heard.startsWithOperator.test(sentence) || isCalculation(sentence);
  return isUnfinishedSum && !heard.results.test(sentence);
}

function isWhole(sentence: string): boolean {
  const words = wordsOf(sentence);
  const last = words.at(-1) ?? '';
  const fewest = heard.asked.test(sentence) ? WHOLE_QUESTION_WORDS : WHOLE_WORDS;
  if (words.length < fewest || heard.resolve.test(sentence) || heard.openUnlessAsked.has(last)) return false;
  // A figure may be the result, or what is reckoned with next.
  if (isCalculation(sentence) || heard.numbers.test(last)) return false;
  const hasPast = words.slice(1, -1).some((word) => heard.pastTense.test(word));
  return hasPast || heard.clause.test(sentence) || words.some((word) => heard.verbs.has(word));
}

const wordsOf = (sentence: string): string[] => sentence.split(' ').filter(Boolean);

const isCalculation = (sentence: string): boolean =>
  heard.operators.test(sentence) && heard.numbers.test(sentence);
