import type { Directive, DirectiveAct } from '../log/event.ts';
import { countWords } from './wording.ts';

/** What may come between a question that was cut off and its being put again. */
const asides: ReadonlySet<DirectiveAct> = new Set([
  'answer_fact',
  'define',
  'correct_recap',
  'no_data',
  'clarify',
  'ask_precision',
  'ask_purpose',
  'off_case',
  'check_in',
]);

type Reply = { directive: Directive; plannedText: string; saidText: string; interrupted: boolean };

/** What is still to be heard after a reply: its own rest with its question, or what was cut off before. */
export function unheardAfter(before: string | null, reply: Reply): string | null {
  const { directive, plannedText, saidText, interrupted } = reply;
  if (
    interrupted &&
    plannedText.includes('?') &&
    !saidText.includes('?') &&
    plannedText.length > saidText.length
  )
    return unheardPart(plannedText, saidText);
  return before !== null && asides.has(directive.act) && !plannedText.includes(before) ? before : null;
}

/** The sentences of a reply that were not heard to their end. */
function unheardPart(planned: string, said: string): string {
  const heardWords = countWords(said);
  let words = 0;
  const unheard = planned.split(/(?<=[.!?])\s+/).filter((sentence) => {
    words += countWords(sentence);
    return words > heardWords;
  });
  return unheard.join(' ');
}
