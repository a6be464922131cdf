import type { CompiledCase, PhaseKind } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import { findPhase } from './agenda.ts';
import { isGibberish, isOtherLanguage } from './common-words.ts';
import * as says from './intent-patterns.ts';
import type { InterviewState } from './state.ts';
import { knowsWord, matchFacts } from './topics.ts';

/** What a turn was understood to want, before it is looked at as an answer to what was asked. */
export type Reading =
  | { intent: 'injection' | 'begging' | 'hostile' | 'off_case' | 'language' | 'gibberish' | 'smalltalk' }
  | { intent: 'ask_time'; askedMs: number | null; more: boolean }
  | { intent: 'ask_repeat' | 'ask_hint' }
  | { intent: 'ask_definition'; index: number }
  | { intent: 'ask_reading'; exhibitId: string }
  | { intent: 'recap_wrong'; index: number }
  | { intent: 'recap' }
  | { intent: 'ask_fact'; facts: readonly string[] }
  | { intent: 'ask_fact_unclear'; facts: readonly string[] }
  | { intent: 'ask_data_broad'; facts: readonly string[] }
  | { intent: 'ask_unknown' }
  | { intent: 'none' };
export type Intent = Reading['intent'];

/** A question of the candidate's is short; a long speech with a question word in it is an answer. */
const longestQuestionWords = 45;

/** Reads a turn by code alone, from what is surest to what is least. */
export function readIntent(compiled: CompiledCase, state: InterviewState, text: string): Reading {
  const lower = text.toLowerCase().replace(/’/g, "'").trim();
  return (
    readConduct(compiled, lower) ??
    readRequest(lower) ??
    readRecap(compiled, state, lower) ??
    readQuestion(compiled, state, lower) ?? { intent: 'none' }
  );
}

function readConduct(compiled: CompiledCase, text: string): Reading | null {
  if (says.injection.test(text)) return { intent: 'injection' };
  if (says.begging.test(text)) return { intent: 'begging' };
  if (says.hostile.test(text)) return { intent: 'hostile' };
  if (isOtherLanguage(text)) return { intent: 'language' };
  if (isGibberish(text, knowsWord(compiled))) return { intent: 'gibberish' };
  if (says.offCase.test(text) && matchFacts(compiled, text).type !== 'sure') return { intent: 'off_case' };
  return null;
}

function readRequest(text: string): Reading | null {
  const words = text.split(/\s+/).length;
  if ((words <= 30 && says.askTime.test(text)) || (words <= 10 && says.letMeThink.test(text)))
    return { intent: 'ask_time', askedMs: askedTimeMs(text), more: says.extendTime.test(text) };
  if (words <= 15 && says.repeat.test(text)) return { intent: 'ask_repeat' };
  if (words <= 25 && says.askHint.test(text)) return { intent: 'ask_hint' };
  if (words <= 12 && says.smalltalk.test(text)) return { intent: 'smalltalk' };
  return null;
}

function readRecap(compiled: CompiledCase, state: InterviewState, text: string): Reading | null {
  const told = tokensOf(toldBack(compiled, state, text));
  const index = compiled.source.prompt.recap_checks.findIndex(({ wrong }) => findAnyCue(told, wrong));
  if (index !== -1) return { intent: 'recap_wrong', index };
  return says.recap.test(text) && !/\?\s*$/.test(text) ? { intent: 'recap' } : null;
}

const advising: ReadonlySet<PhaseKind> = new Set(['analysis', 'brainstorm', 'recommendation']);

/** What may be the prompt said back: "she should close on Mondays" is what somebody would do, and "close" no mistake in it. */
function toldBack(compiled: CompiledCase, { phase, advised }: InterviewState, text: string): string {
  const kind = phase && findPhase(compiled, phase.id)?.kind;
  if (!kind || !advising.has(kind) || says.recap.test(text)) return text;
  if (kind !== 'analysis' || advised) return '';
  return text
    .split(/(?<=[.!?;])\s+/)
    .filter((sentence) => !says.advises.test(sentence))
    .join(' ');
}

function readQuestion(compiled: CompiledCase, state: InterviewState, text: string): Reading | null {
  if (text.split(/\s+/).length > longestQuestionWords || !says.question.test(text)) return null;
  const definition = findDefinition(compiled, text);
  if (definition !== -1) return { intent: 'ask_definition', index: definition };
  const exhibit = state.exhibits.at(-1);
  if (exhibit && says.askReading.test(text)) return { intent: 'ask_reading', exhibitId: exhibit.id };
  const match = matchFacts(compiled, text);
  if (match.type === 'sure') return sureFacts(match.facts.map(({ id }) => id));
  if (match.type === 'unclear') return { intent: 'ask_fact_unclear', facts: match.facts.map(({ id }) => id) };
  if (says.broadData.test(text)) return { intent: 'ask_data_broad', facts: [] };
  return { intent: 'ask_unknown' };
}

/** Three facts in one question are a broad request: what exactly, and why? */
const sureFacts = (facts: readonly string[]): Reading =>
  facts.length > 2 ? { intent: 'ask_data_broad', facts } : { intent: 'ask_fact', facts };

function findDefinition(compiled: CompiledCase, text: string): number {
  const tokens = tokensOf(text);
  return compiled.source.prompt.definitions.findIndex(
    ({ topic, asks }) =>
      findAnyCue(tokens, asks) || (says.askDefinition.test(text) && findAnyCue(tokens, [topic])),
  );
}

const spokenSeconds: Readonly<Record<string, number>> = {
  thirty: 30,
  'forty-five': 45,
  'forty five': 45,
  sixty: 60,
  ninety: 90,
  'half a': 0.5,
  a: 1,
  one: 1,
  another: 1,
  two: 2,
  'couple of': 2,
  few: 2,
};

/** The time that was asked for, null when no length was named ("a moment"). */
export function askedTimeMs(text: string): number | null {
  const [, count = '', unit = ''] = says.pushedTime.exec(text) ?? [];
  if (count === '') return null;
  const amount = spokenSeconds[count] ?? Number(count);
  if (!Number.isFinite(amount)) return null;
  return unit.startsWith('m') ? amount * 60_000 : amount < 10 ? 30_000 : amount * 1000;
}
