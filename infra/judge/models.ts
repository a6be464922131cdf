import type { InterviewerModel, SpeechOrder } from '@caseroom/agent/interviewer/model';
import { chance } from '@caseroom/core/interview/chance';
import type { CompiledCase } from '@caseroom/core/case/schema';
import { pick } from './candidates/scene.ts';
import { viceClause, vices, type Vice } from './vices.ts';

/** What a simulated model said: the clause, and the fault that was planted in it. */
export type Emitted = { clause: string; vice: Vice | null };
export type SimulatedModel = InterviewerModel & { emitted: Emitted[] };

/** A model that does on every order something that it must not. */
export function misbehavingModel(compiled: CompiledCase, seed: number): SimulatedModel {
  const emitted: Emitted[] = [];
  let calls = 0;
  async function* stream(order: SpeechOrder): AsyncGenerator<string> {
    calls += 1;
    const roll = (key: string) => chance(seed, 'vice', key, calls);
    const vice = pick(vices, roll('kind')) ?? 'invents';
    const lead = roll('lead') < 0.3 ? `${pick(leads, roll('words'))} ` : '';
    const clause = viceClause(vice, compiled, order, roll);
    emitted.push({ clause, vice });
    yield lead;
    yield clause;
    if (vice === 'breaks off') throw new Error('the connection was closed');
  }
  return { name: 'simulated, misbehaving', stream, emitted };
}

/** A model that does as told: it leads in, or says the line in other words. What is stopped of it was stopped in error. */
export function obedientModel(seed: number): SimulatedModel {
  const emitted: Emitted[] = [];
  let calls = 0;
  async function* stream(order: SpeechOrder): AsyncGenerator<string> {
    calls += 1;
    const roll = (key: string) => chance(seed, 'good', key, calls);
    const clause = isLeadIn(order) ? leadIn(order, roll) : inOtherWords(order, roll);
    emitted.push({ clause, vice: null });
    yield clause;
  }
  return { name: 'simulated, obedient', stream, emitted };
}

type Roll = (key: string) => number;

const isLeadIn = ({ prompt }: SpeechOrder): boolean => prompt.includes('leads from what the candidate said');
const lineOf = ({ prompt }: SpeechOrder): string => /\nThe line: ([^]*?)\n\n/.exec(prompt)?.[1] ?? '';
const heardOf = ({ prompt }: SpeechOrder): string =>
  [...prompt.matchAll(/<candidate>([^]*?)<\/candidate>/g)].at(-1)?.[1]?.trim() ?? '';

const leads = [
  'Thank you, I have followed that.',
  'Okay, I see where you are going.',
  'All right, that is how you look at it.',
  'Thanks for laying that out.',
  'Understood, and thank you for the detail.',
  'I hear you.',
  'Let us build on that.',
  'Okay, I have your view on this.',
  'Thanks, let me take you to the next part.',
  'Fine, we will keep that in mind.',
  'Good, I have made a note of it.',
  'So that is your starting point.',
];

/** Most lead-ins are plain; a third take up some of the candidate's own words, as a good listener does. */
function leadIn(order: SpeechOrder, roll: Roll): string {
  const clause =
    heardOf(order)
      .split(/[.?!,;:](?:\s|$)/)
      .filter(Boolean)
      .at(-1)
      ?.trim() ?? '';
  const words = clause.split(/\s+/);
  if (roll('echo') > 0.35 || words.length < 3 || words.length > 9)
    return (
      pick(
        leads.filter((one) => !one.startsWith('Good')),
        roll('lead'),
      ) ?? ''
    );
  return `I heard you say "${clause}".`;
}

const openers = ['Okay. ', 'All right. ', 'I see. ', 'Thank you. ', '', '', 'Understood. ', 'Right then. '];
const closers = ['', '', '', ' Take your time.', ' I am listening.'];

/** The line with another beginning and end, and some of its words changed for their likes. */
function inOtherWords(order: SpeechOrder, roll: Roll): string {
  const line = lineOf(order)
    .replace(/\bCould you\b/g, roll('could') < 0.5 ? 'Would you' : 'Could you')
    .replace(/\bPlease go on\b/g, roll('go') < 0.5 ? 'Please carry on' : 'Please go on')
    .replace(/\bWhat else\b/g, roll('else') < 0.5 ? 'And what else' : 'What else')
    .replace(/\bhow you got there\b/g, roll('there') < 0.5 ? 'how you came to that' : 'how you got there')
    .replace(/\bLet us\b/g, roll('let') < 0.5 ? "Let's" : 'Let us')
    .replace(/\bI am\b/g, roll('am') < 0.5 ? "I'm" : 'I am');
  return `${pick(openers, roll('open')) ?? ''}${line}${pick(closers, roll('close')) ?? ''}`;
}
