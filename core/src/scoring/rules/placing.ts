import type { CompiledCase, Dimension } from '../../case/schema.ts';
import { parseNumbers } from '../../speech/numbers.ts';
import * as says from '../../interview/intent-patterns.ts';
import type { Mode } from '../../log/event.ts';
import type { QuestionResult } from '../../wire/report.ts';
import type { Quote } from '../../wire/quote.ts';
import type { Coverage } from '../coverage.ts';
import { quoteAround } from '../quotes.ts';
import type { Saying } from '../sayings.ts';
import type { OwnTurn, Sentence } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { contentStems } from './own-words.ts';

/** What the rules read: the candidate's turns, and what code found before them. */
export type RuleInput = {
  compiled: CompiledCase;
  mode: Mode;
  turns: readonly OwnTurn[];
  coverage: readonly Coverage[];
  questions: readonly QuestionResult[];
  /** The scratchpad's plan; '' when there is none, which is held against nobody. */
  written: string;
};

/** Something to work on, of a kind that can be counted over interviews, with the place where it shows. */
export const defectKinds = {
  no_structure: 'structure',
  generic_structure: 'structure',
  no_priority: 'structure',
  missing_driver: 'structure',
  no_hypothesis: 'hypothesis',
  wrong_result: 'math',
  no_setup: 'math',
  no_so_what: 'insight',
  one_kind_of_ideas: 'creativity',
  few_ideas: 'creativity',
  no_answer: 'synthesis',
  answer_late: 'synthesis',
  no_reasons: 'synthesis',
  no_risk: 'synthesis',
  no_next_step: 'synthesis',
  rambling: 'communication',
  not_answered: 'communication',
  pushback_ignored: 'communication',
  waits: 'leadership',
  data_without_purpose: 'leadership',
  no_user: 'user_problem',
  features_first: 'user_problem',
  one_solution: 'range',
  no_criterion: 'criterion',
  no_metric: 'metrics',
  no_guardrail: 'metrics',
  no_trade_off: 'trade_off',
} as const satisfies Record<string, Dimension>;
export type DefectKind = keyof typeof defectKinds;
export type Defect = { kind: DefectKind; turnId: string; text: string; quotes: Quote[]; atMs: number | null };

/** What a rule says of a dimension; `lacks` where it is nothing to be praised for. */
export type Remark = string | { lacks: string };
export const remark = (isGood: boolean, good: string, lacks = good): Remark => (isGood ? good : { lacks });
export const wordsOf = (one: Remark): string => (typeof one === 'string' ? one : one.lacks);

export const counted = (count: number, name: string, names = `${name}s`): string =>
  `${count} ${count === 1 ? name : names}`;

/** Where the rules put a dimension, 1 to 5; null when there is too little to say anything. */
export type Placing = {
  level: number | null;
  because: Remark[];
  quotes: Quote[];
  defects: Defect[];
};

export const nothing = (because: string): Placing => ({
  level: null,
  because: [because],
  quotes: [],
  defects: [],
});

/** A sentence as a quote, without what stands round it. */
export const quoteOf = ({ line, start, end }: Saying): Quote => {
  const text = line.text.slice(start, end);
  const first = text.search(/[\p{L}\p{N}]/u);
  if (first === -1) return quoteAround(line, Math.min(end, start + 1), end);
  return quoteAround(line, start + first, start + text.search(/[^\p{L}\p{N}]*$/u));
};

export const quotesOf = (sayings: readonly (Saying | undefined)[]): Quote[] =>
  [...new Set(sayings)].flatMap((one) => (one ? [quoteOf(one)] : [])).slice(0, 4);

const tellingWords = 4;
const mostCourtesyWords = 7;
/** "Okay" and "No more questions from me" show nothing where there is more to quote. */
export const isTelling = ({ plain }: Sentence): boolean =>
  wordsIn(plain) >= tellingWords &&
  (contentStems(plain).length > 0 || parseNumbers(plain).length > 0) &&
  !(wordsIn(plain) <= mostCourtesyWords && says.noMoreQuestions.test(plain));

export const defect = (kind: DefectKind, turn: OwnTurn | undefined, text: string, at?: Sentence): Defect => {
  const sentences = turn?.sentences ?? [];
  const sentence = at ?? sentences.find(isTelling) ?? sentences[0];
  return {
    kind,
    turnId: turn?.id ?? '',
    text,
    quotes: sentence ? [quoteOf(sentence)] : [],
    atMs: turn?.startMs ?? null,
  };
};

export const clampLevel = (level: number): number => Math.min(5, Math.max(1, level));
export const matching = (sentences: readonly Sentence[], pattern: RegExp): Sentence[] =>
  sentences.filter(({ plain }) => has(plain, pattern));
/** Works with patterns that carry the g flag too. */
export const has = (text: string, pattern: RegExp): boolean => text.search(pattern) !== -1;
export const count = (text: string, pattern: RegExp): number =>
  text.match(new RegExp(pattern.source, 'g'))?.length ?? 0;
