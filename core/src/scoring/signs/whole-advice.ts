import { parseNumbers } from '../../speech/numbers.ts';
import { plain, wordsIn } from '../spoken/plain.ts';
import { actsAtOnce, leavesOpen, nextStep, risk, takesSide, worsens } from './advising.ts';
import { reason } from './reasoning.ts';

/**
 * A recommendation that nobody has asked for yet. What the interviewer takes as heard and what a report finds are read
 * here, so that nobody is told "I have that" about something that then counts for nothing.
 */

/** Calls itself a recommendation. */
const recommends =
  /\b(?:(?:i|we)(?:'d| would|'ll| will| do| can only)? (?:\w+ ){0,2}?(?:recommend|advise)\b|(?:i|we)(?:'d| would|'ll| will)? (?:\w+ )?(?:suggest|propose)\b|(?:my|our) (?:\w+ )?(?:recommendation|advice|conclusion|proposal|suggestion|verdict|answer to (?:her|him|them|the \w+))(?:(?: \w+){0,4} (?:is|be)\b|'s|:)|(?:i'd|i would|i'll|i will) tell (?:her|him|them|the \w+)\b|what i(?:'d| would) (?:tell|recommend|advise|suggest)\b)/;
/** Opens a summary; what follows it must take a side. */
const concludes =
  /\b(?:in (?:conclusion|summary|short|sum)|to (?:conclude|sum (?:this |it |things )?up|summari[sz]e)|(?:the )?bottom line(?: is| here is)?|overall|all in all|all things considered|taken together)\b[,:]?(?: that)?/;

/** Recommends what to look at and not what to do. */
const ofTheWork =
  /\b(?:recommend|advise|suggest|propose|recommendation|advice|suggestion|proposal)\w*(?: \w+){0,3}? (?:look|start|begin|go (?:on|through|to|into|back)|check|see|calculat|comput|analy[sz]|split|break|dig|understand|find|compar|estimat|structur|focus|turn|examin|investigat|work|think|take (?:the|a) (?:look|number|figure)|(?:get|have|collect|gather|ask for) (?:\w+ ){0,2}(?:data|information|figures|numbers)|(?:use|take|assume) (?:\w+ ){0,3}?(?:\d|as\b))/;
/** What is expected before it is known, or would hold if something else did. */
const guesses =
  /\bhypothes[ei]s|\bhunch\b|\bgut feeling\b|\bguess\w*\b|\b(?:i|i'd|i would) (?:expect|suspect|bet|assume)\b|\b(?:first|initial|early|preliminary|tentative|provisional|working) (?:\w+ )?(?:recommendation|advice|conclusion|view|idea|thought|proposal|suggestion)\b|\bbefore (?:we|i|looking|seeing|knowing)\b|\b(?:not (?:yet )?sure|unsure|undecided|wonder(?:ing)?|(?:don't|do not) (?:yet )?know|can't (?:yet )?say) (?:yet )?(?:what|whether|if|how|which)\b|\b(?:might|could) (?:\w+ )?(?:recommend|advise|suggest|propose)\b|\b(?:recommend|advise|suggest|propose) anything\b/;
/** Said right before the recommendation it makes one that may still change. */
const notYet =
  /\b(?:for now|for the moment|for the time being|at this (?:point|stage)|as of now|right now|not yet)(?: \w+){0,2},? ?$|\bif\b.*\b(?:turn(?:s|ed) out|shows?|showed|proves?|proved|were|is true|was true|comes? out|is the case)\b/;

/** What carries a recommendation: why, what could make it wrong, and what is done first. */
const carries = (text: string) => ({
  reason: reason.test(text) || parseNumbers(text).length > 0,
  risk: risk.test(text) || worsens.test(text),
  next: nextStep.test(text),
});

/** Whether a text, as `plain` gives it, has everything that carries a recommendation. */
export function isWholeAdvice(text: string): boolean {
  const has = carries(text);
  return has.reason && has.risk && has.next;
}

/**
 * Where a recommendation that came of itself begins among the sentences of an answer (as `plain` gives them), -1 where
 * there is none. What calls itself one needs a reason, and a risk or a next step; a summary, or any when `isStrict`,
 * needs them all.
 */
export function adviceBegins(sentences: readonly string[], isStrict = false): number {
  return sentences.findIndex((sentence, at) => {
    const sort = sortOf(sentence);
    if (!sort) return false;
    const { risk, next } = carries(sentences.slice(at).join(' '));
    const isCarried = isStrict || sort === 'concludes' ? risk && next : risk || next;
    return isCarried && carries(sentences.join(' ')).reason;
  });
}

export const takesOne = (text: string): boolean => takesSide.test(text) || actsAtOnce.test(text);

function sortOf(sentence: string): 'recommends' | 'concludes' | null {
  if (sentence.includes('?') || guesses.test(sentence) || leavesOpen.test(sentence)) return null;
  const named = recommends.exec(sentence);
  if (named) {
    const isOpen = ofTheWork.test(sentence) || notYet.test(sentence.slice(0, named.index));
    return !isOpen && takesOne(sentence) ? 'recommends' : null;
  }
  const opened = concludes.exec(sentence);
  const rest = opened ? sentence.slice(opened.index + opened[0].length).trim() : '';
  return wordsIn(rest) > 1 && takesOne(rest) ? 'concludes' : null;
}

/** Whether a turn gives a recommendation with all that carries one, so that it need not be given again. */
export const givesWholeAdvice = (turn: string): boolean =>
  adviceBegins(turn.split(/(?<=[.!?;])\s+/).map(plain), true) !== -1;
