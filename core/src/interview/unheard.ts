import type { Directive, DirectiveAct } from '../log/event.ts';
import { withoutAcknowledgement } from './wording.ts';

/** What answers the candidate, or asks them back, while the question that they are at stays open. */
export const between: ReadonlySet<DirectiveAct> = new Set([
  'answer_fact',
  'define',
  'correct_recap',
  'no_data',
  'clarify',
  'ask_precision',
  'ask_purpose',
  'off_case',
]);
/** Said in passing: it puts nothing of its own. */
export const passing: readonly DirectiveAct[] = [
  'check_in',
  'grant_thinking',
  'thinking_check',
  'hearing_trouble',
  'acknowledge',
  'apologise_lost',
];
/** What may come between a question that was cut off and its being put again. */
const asides: ReadonlySet<DirectiveAct> = new Set([...between, ...passing]);

export const isInPassing = ({ act }: Directive): boolean => passing.includes(act);

type Reply = { directive: Directive; plannedText: string; saidText: string; interrupted: boolean };

/** What is still to be heard after a reply: its own rest with its question, or what was cut off before. */
export function unheardAfter(before: string | null, reply: Reply): string | null {
  const { directive, plannedText, saidText, interrupted } = reply;
  if (interrupted && plannedText.includes('?') && !saidText.includes('?'))
    return unheardPart(plannedText, saidText);
  return before !== null && asides.has(directive.act) && !plannedText.includes(questionOf(before))
    ? before
    : null;
}

/** Whoever answers at length has heard enough of the question; what is asked or said in between leaves it owed. */
export const unheardAfterTurn = (before: string | null, { act }: Directive): string | null =>
  act === 'continue_reply' || (asides.has(act) && act !== 'acknowledge') ? before : null;

/** The last question of a text, or a text that asks nothing. */
export const questionOf = (text: string): string =>
  sentencesOf(text).findLast((sentence) => sentence.includes('?')) ?? text;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/);

/**
 * The sentences of a reply that were not heard to their end. A model leads in with words of its own: of what was planned
 * that is owed which follows the last words that were heard of it, and where none were heard, all but its politeness.
 */
function unheardPart(planned: string, said: string): string | null {
  const all = sentencesOf(planned);
  const starts: number[] = [];
  const words: string[] = [];
  for (const sentence of all) {
    starts.push(words.length);
    words.push(...wordsOf(sentence));
  }
  const heard = heardUpTo(words, starts, wordsOf(said));
  if (heard === null) return withoutAcknowledgement(planned);
  const from = all.findIndex((_, n) => (starts[n + 1] ?? words.length) > heard);
  return from === -1 ? null : all.slice(from).join(' ');
}

/**
 * How many of the planned words are over when the last that was heard is part of them; null when it is not. A single
 * word tells something only where it is all that was heard: many a sentence begins with what another ends with.
 */
function heardUpTo(
  planned: readonly string[],
  starts: readonly number[],
  said: readonly string[],
): number | null {
  if (said.length === 0) return 0;
  for (let length = said.length; length >= Math.min(2, said.length); length -= 1) {
    const end = said.slice(-length);
    const start = starts.find((at) => isHeardFrom(planned.slice(at, at + length), end));
    if (start !== undefined) return start + length;
  }
  return null;
}

/** The last word may have been cut off in its middle. */
const isHeardFrom = (planned: readonly string[], said: readonly string[]): boolean =>
  planned.length === said.length &&
  said.every((word, n) => (n === said.length - 1 ? planned[n]?.startsWith(word) : planned[n] === word));

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);
