import { askedTimeMs } from './intent.ts';
import * as says from './intent-patterns.ts';
import { soundsMeant } from './muttering.ts';

/** Granted when no length was named, and the least and most that is granted. */
const defaultGrantMs = 60_000;
const leastGrantMs = 30_000;
const mostGrantMs = 120_000;

export function grantOf(askedMs: number | null): number {
  return Math.min(mostGrantMs, Math.max(leastGrantMs, askedMs ?? defaultGrantMs));
}

/** How granted time is said: "a minute", "90 seconds". */
export function spokenGrant(grantedMs: number): string {
  const seconds = Math.round(grantedMs / 1000);
  if (seconds === 60) return 'a minute';
  if (seconds % 60 === 0) return `${seconds / 60} minutes`;
  return `${seconds} seconds`;
}

/**
 * What is said in granted thinking time: `address` ends it, `question` is answered while the clock runs on, `more`
 * asks for more time, `unclear` keeps it running and shows "go on?", `muttering` is nobody's business.
 */
export type ThinkingSpeech = 'address' | 'question' | 'more' | 'unclear' | 'muttering';

export function readThinkingSpeech(text: string): ThinkingSpeech {
  const lower = text.toLowerCase().replace(/’/g, "'").trim();
  if (says.extendTime.test(lower) && (says.askTime.test(lower) || askedTimeMs(lower) !== null)) return 'more';
  if (says.address.test(lower)) return 'address';
  if (isQuestionToInterviewer(lower)) return 'question';
  return soundsMeant(text) ? 'unclear' : 'muttering';
}

/** Thinking aloud is full of questions too ("so what drives the cost?"); these are put to somebody. */
function isQuestionToInterviewer(text: string): boolean {
  if (says.askReading.test(text) || says.repeat.test(text)) return true;
  return /\b(?:can you|could you|do (?:you|we) (?:know|have)|may i ask|can i ask|one (?:more )?question|quick question|sorry,|excuse me)\b/.test(
    text,
  );
}
