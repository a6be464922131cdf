import { apply } from '@caseroom/core/interview/fold';
import { emptyState, type InterviewState } from '@caseroom/core/interview/state';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { DirectiveAct, LogEvent } from '@caseroom/core/log/event';
import type { Candidate } from '../text-session.ts';

/**
 * What a candidate says: by the question that is open, or by what the interviewer did last (`walk_through:margin`
 * before `walk_through`). Lists are gone through, the last line again and again.
 */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export const steadyAnswers: Answers = {
  greet: 'Yes, I am ready.',
  give_prompt: 'No further questions.',
  structure:
    'I would look at the revenue first, that is the price times the cups, and then at the cost of rent and tea, and also at what happens to the first shop.',
  margin:
    'Three minus one point two is one point eight, times 200 cups and 25 days, so that is nine thousand dollars a month.',
  'walk_through:margin': 'I took what each cup leaves, and multiplied it by the cups of a month.',
  profit: 'Minus four thousand of rent, times twelve, that gives sixty thousand dollars a year.',
  'walk_through:profit': 'I took the rent off and then went to a year.',
  'profit.so_what': 'It is well above what the owner needs.',
  brainstorm: 'She could sell cakes and pastry to her guests.',
  recommendation:
    'I would go ahead and open the second shop, since it earns sixty thousand dollars a year. The main risk is the same guests.',
  probe: 'I would start with the price, and look at the first shop as well.',
  pushback: 'Because revenue and cost together give the profit.',
  what_else: ['Perhaps she could rent out a room in the evening.', 'No, nothing else.'],
  read_back: 'Yes, that is right.',
  ask_unit: 'Dollars.',
  acknowledge: 'That is all.',
  check_in: 'I am thinking.',
  hint: 'I do not know.',
  apologise_lost: 'No problem.',
};

/** Longer than any interview of the small case: who is still talking then goes round in a circle. */
const mostLines = 60;

/** A candidate who waits for the interviewer and then answers what was asked. */
export function listener(compiled: CompiledCase, answers: Answers, afterMs = 1000): Candidate {
  const used = new Map<string, number>();
  let lines = 0;
  const read = follower(compiled);
  return (events, nowMs) => {
    lines += 1;
    if (lines > mostLines) return null;
    const text = nextLine(read(events), { ...steadyAnswers, ...answers }, used);
    return text === null ? null : { text, t_ms: nowMs + afterMs };
  };
}

/** Reads a growing log, each event once. */
export function follower(compiled: CompiledCase): (events: readonly LogEvent[]) => InterviewState {
  let state = emptyState;
  let read = 0;
  return (events) => {
    for (const event of events.slice(read)) state = apply(compiled, state, event);
    read = events.length;
    return state;
  };
}

function nextLine(state: InterviewState, answers: Answers, used: Map<string, number>): string | null {
  const last = state.directives.at(-1);
  const ask = state.ask?.askId ?? '';
  const passing: readonly DirectiveAct[] = ['ask', 'continue_reply', 'repeat', 'give_result'];
  const act = last && !passing.includes(last.act) ? last.act : '';
  for (const key of [`${act}:${ask}`, act, ask]) {
    const line = answers[key];
    if (key === '' || line === undefined) continue;
    const times = used.get(key) ?? 0;
    used.set(key, times + 1);
    return typeof line === 'string' ? line : (line[times] ?? line.at(-1) ?? null);
  }
  return null;
}
