import type { ModelRequest } from '../simulators/model-reply.ts';

/** What a simulated model says to the candidate: a line of its own for each that it was asked about, without figures. */
const LEADS = [
  'Thank you, I follow you so far.',
  'All right, let us stay with that.',
  'I see where you are going there.',
  'Good, let us look at that more closely.',
  'Understood, let us go on from there.',
  'That helps me to follow you.',
] as const;
const LONGER = [
  'Take the part that you find most useful, and tell me what you would want to see next.',
  'Please walk me through the next step, and tell me what would have to be true for it to hold.',
] as const;

/**
 * Our interviewer hands over a line to be put into words or led in to; to anybody else it answers as an interviewer
 * might. The wording depends on what was said, so that a sentence tells whose turn it answers.
 */
export function replyTo(request: ModelRequest, said: string): string {
  const prompt = request.messages.at(-1)?.text ?? '';
  const line = /The line: (.+)/.exec(prompt)?.[1];
  const lead = LEADS[indexOf(said, LEADS.length)] ?? LEADS[0];
  if (line === undefined) return `${lead} ${LONGER[indexOf(said, LONGER.length)] ?? LONGER[0]}`;
  return /do not say it\.?\s*$/.test(prompt) ? lead : line.trim();
}

function indexOf(said: string, length: number): number {
  let sum = 0;
  for (const letter of said) sum += letter.codePointAt(0) ?? 0;
  return sum % length;
}
