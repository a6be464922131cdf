import { expect, it } from 'vitest';
import { compileCase } from '../case/compile.ts';
import type { CompiledCase } from '../case/schema.ts';
import type { Directive, EventBody, Mode, ProducerKind } from '../log/event.ts';
import { decide } from './decide.ts';
import { fold } from './fold.ts';
import { countingIds, idOf, logOf } from './testing/log-of.ts';
import { teaHouse, teaHouseSource } from './testing/tea-house.ts';
import { pools } from './wording-pools.ts';

type Entry = [number, EventBody, ProducerKind?];

const opening = 'Which questions are there?';
const opened = compileCase(
  {
    ...teaHouseSource,
    phases: teaHouseSource.phases.map((phase) => (phase.kind === 'clarify' ? { ...phase, opening } : phase)),
  },
  { seed: 1, caseHash: 'f'.repeat(64) },
);

const started = (mode: Mode): Entry => [
  0,
  {
    kind: 'session_started',
    data: {
      ...{ case_id: 'tea-house', case_hash: 'f', seed: 7, mode, setting: 'practice', door: 'talk' },
      versions: { policy: '1', prompts: '1', rubric: '1' },
    },
  },
  'api',
];
const entered = (phase_id: string): Entry => [
  1_000,
  { kind: 'phase_entered', data: { phase_id, reason: 'done' } },
];
/** Decided without a turn, and said to its end. */
const said = (directive: Directive, text: string, atMs = 1_000): Entry[] => {
  const reply_id = idOf(900_000 + atMs);
  const times = { start_ms: atMs, end_ms: atMs + 1_000 };
  return [
    [atMs, { kind: 'timer_fired', data: { timer: 'silence', directive } }],
    [atMs, { kind: 'reply_begun', data: { reply_id, directive, planned_text: text } }],
    [
      atMs + 1_000,
      { kind: 'reply_said', data: { reply_id, text, ...times, interrupted: false, source: 'case' } },
    ],
  ];
};
const minute: Directive = { act: 'grant_thinking', granted_ms: 60_000 };
const granted: Entry[] = [
  ...said(minute, 'Of course, take a minute.', 5_000),
  [5_000, { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 65_000 } }],
];
const checkIn = said({ act: 'check_in' }, 'Would it help to think aloud?', 5_000);
const prompt = teaHouse.lines['prompt.say'] ?? '';

const repeated = (compiled: CompiledCase, mode: Mode, ...entries: Entry[]): string => {
  const state = fold(compiled, logOf([started(mode), ...entries]));
  return decide(compiled, state, { type: 'repeat' }, 20_000, countingIds()).plannedText;
};
const asksOneOf = (wordings: readonly string[], text: string) => wordings.some((one) => text.endsWith(one));

it('asks who leads where to go next, and not for their recommendation', () => {
  const task: Directive = { act: 'ask', question_id: 'phase.sums' };
  const lead = [entered('sums'), ...said(task, 'What would you look at first?')];
  const go = said({ act: 'acknowledge' }, 'What is your next step?', 5_000);
  for (const between of [go, checkIn, granted]) {
    const text = repeated(teaHouse, 'candidate-led', ...lead, ...between);
    expect(asksOneOf(pools.next_step, text), text).toBe(true);
  }
});

it('asks for questions in the words in which the case did, after time to think', () => {
  const asked = [entered('questions'), ...said({ act: 'acknowledge' }, 'Please go on.')];
  expect(repeated(opened, 'interviewer-led', ...asked, ...granted)).toContain(opening);
  const text = repeated(teaHouse, 'interviewer-led', ...asked, ...granted);
  expect(asksOneOf(pools.more_questions, text), text).toBe(true);
});

it.each([
  ['a check-in', checkIn],
  ['time to think', granted],
])('says the case again while that is all that was said, whatever %s came between', (_, between) => {
  const put = [entered('case'), ...said({ act: 'give_prompt' }, `${prompt} ${opening}`)];
  expect(repeated(teaHouse, 'interviewer-led', ...put, ...between)).toContain(prompt);
});

it('does not begin the case for who has not been greeted to the end', () => {
  const greeted = [entered('hello'), ...said({ act: 'greet' }, 'Hello. Shall we begin?')];
  const away = said({ act: 'hearing_trouble', state: 'away' }, 'Sorry, I cannot hear you.', 5_000);
  const text = repeated(teaHouse, 'interviewer-led', ...greeted, ...away);
  expect(text).not.toContain(prompt);
  expect(asksOneOf(pools.ready, text), text).toBe(true);
});
