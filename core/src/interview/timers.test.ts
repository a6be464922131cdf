import { expect, it } from 'vitest';
import type { Directive, EventBody, ProducerKind } from '../log/event.ts';
import { fold } from './fold.ts';
import { idOf, logOf } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';
import { nextTimer } from './timers.ts';

type Entry = [number, EventBody, ProducerKind?];

const directive = { act: 'ask', question_id: 'margin' } as const;
const asked: Entry[] = [
  [
    0,
    {
      kind: 'session_started',
      data: {
        case_id: 'tea-house',
        case_hash: 'f',
        seed: 7,
        mode: 'interviewer-led',
        setting: 'practice',
        door: 'talk',
        versions: { policy: '1', prompts: '1', rubric: '1' },
      },
    },
    'api',
  ],
  [1_000, { kind: 'phase_entered', data: { phase_id: 'sums', reason: 'done' } }],
  [1_000, { kind: 'timer_fired', data: { timer: 'start', directive } }],
  [1_000, { kind: 'reply_begun', data: { reply_id: idOf(900), directive, planned_text: 'How much?' } }],
  [
    2_000,
    {
      kind: 'reply_said',
      data: {
        reply_id: idOf(900),
        text: 'How much?',
        start_ms: 1_000,
        end_ms: 2_000,
        interrupted: false,
        source: 'case',
      },
    },
  ],
];
const recogniser = (atMs: number, to: string | null): Entry => [
  atMs,
  { kind: 'provider_switched', data: { role: 'recogniser', from: 'deepgram', to, reason: 'closed' } },
];
const away = recogniser(20_000, null);
const typed = (atMs: number): Entry => [
  atMs,
  {
    kind: 'utterance_heard',
    data: {
      text: 'I can only write.',
      words: [],
      start_ms: atMs,
      end_ms: atMs,
      confidence: null,
      modality: 'typed',
      role: 'turn',
      recogniser: null,
    },
  },
  'page',
];
const stateAfter = (...entries: Entry[]) => fold(teaHouse, logOf([...asked, ...entries]));
const timerAfter = (...entries: Entry[]) => nextTimer(teaHouse, stateAfter(...entries));

it('waits for a calculation from the last that was said', () => {
  expect(timerAfter()).toEqual({ timer: 'silence', atMs: 62_000 });
});

it('waits twice as long for whoever reads and types, until they talk again', () => {
  const chosen = (manner: 'text' | 'voice'): Entry => [3_000, { kind: 'manner_chosen', data: { manner } }];
  expect(timerAfter(chosen('text'))).toEqual({ timer: 'silence', atMs: 122_000 });
  expect(timerAfter(chosen('text'), chosen('voice'))).toEqual({ timer: 'silence', atMs: 62_000 });
});

/** A turn that was answered, and the answer said to its end. */
const answered = (endMs: number, by: Directive): Entry[] => {
  const reply_id = idOf(endMs);
  const said = { text: 'x', start_ms: endMs - 500, end_ms: endMs, interrupted: false } as const;
  return [
    [
      endMs - 1_000,
      {
        kind: 'turn_taken',
        data: { utterance_ids: [], text: 'x', intent: 'x', directive: by, picked_by: 'policy' },
      },
    ],
    [endMs - 500, { kind: 'reply_begun', data: { reply_id, directive: by, planned_text: 'x' } }],
    [endMs, { kind: 'reply_said', data: { reply_id, source: 'case', ...said } }],
  ];
};

const fact: Directive = { act: 'answer_fact', fact_ids: ['rent'] };
const between: Directive[] = [
  fact,
  { act: 'no_data', topic: 'x' },
  { act: 'define', topic: 'x' },
  { act: 'correct_recap', topic: 'x' },
  { act: 'clarify', options: ['a', 'b'] },
  { act: 'ask_precision' },
  { act: 'ask_purpose', topic: 'x' },
  { act: 'off_case', reason: 'off_case' },
];
it.each(between)('waits for a calculation anew after what comes in between: $act', (by) => {
  expect(timerAfter(...answered(50_000, by))).toEqual({ timer: 'silence', atMs: 110_000 });
  const hint: Directive = { act: 'hint', hint_id: 'margin-mild', level: 'mild' };
  expect(timerAfter(...answered(50_000, hint), ...answered(80_000, by))?.atMs).toBe(140_000);
});

it('waits for the structure anew after what comes in between, and for a probe no longer than it did', () => {
  const cut: Entry[] = [
    [3_000, { kind: 'phase_entered', data: { phase_id: 'cut', reason: 'done' } }],
    ...answered(5_000, { act: 'ask', question_id: 'structure' }),
  ];
  expect(timerAfter(...cut, ...answered(50_000, fact))).toEqual({ timer: 'silence', atMs: 80_000 });
  const probed = answered(40_000, { act: 'probe', probe_id: 'probe-first' });
  expect(timerAfter(...cut, ...probed, ...answered(50_000, fact))).toEqual({
    timer: 'silence',
    atMs: 62_000,
  });
});

it('waits for a yes no longer because something was asked in between', () => {
  const readBack = answered(40_000, { act: 'read_back', value: 9_000, unit: null });
  expect(timerAfter(...readBack, ...answered(50_000, fact))).toEqual({ timer: 'silence', atMs: 62_000 });
});

const typing = (atMs: number): Entry => [atMs, { kind: 'typing_noted', data: {} }, 'page'];
/** A check-in, said to its end. */
const checkedIn = (endMs: number): Entry[] => {
  const directive: Directive = { act: 'check_in' };
  const [, ...reply] = answered(endMs, directive);
  return [[endMs - 1_000, { kind: 'timer_fired', data: { timer: 'silence', directive } }], ...reply];
};
/** Of the calculation's phase: 130 % of six minutes. */
const latestMs = 469_000;

it('counts a silence from the newest sign of typing, and waits for who types as for who writes', () => {
  expect(timerAfter(typing(40_000), typing(60_000))).toEqual({ timer: 'silence', atMs: 180_000 });
  const written: Entry = [3_000, { kind: 'manner_chosen', data: { manner: 'text' } }];
  expect(timerAfter(written, typing(60_000))).toEqual({ timer: 'silence', atMs: 180_000 });
  // What was typed before the interviewer had the word says nothing of the silence after it.
  expect(timerAfter(typing(60_000), ...answered(70_000, fact))?.atMs).toBe(130_000);
});

it('takes somebody who types on and on for silent from the latest end of the phase on', () => {
  const cued: Entry = [361_000, { kind: 'phase_time_cued', data: { phase_id: 'sums' } }];
  expect(timerAfter(cued, typing(latestMs + 60_000))).toEqual({ timer: 'silence', atMs: latestMs + 120_000 });
  // Or for two minutes, when it is past.
  const late = answered(latestMs + 100_000, fact);
  expect(timerAfter(cued, ...late, typing(latestMs + 500_000))?.atMs).toBe(latestMs + 340_000);
});

it('leaves the phase of somebody who types on and on, and lets a line be finished first', () => {
  const cued: Entry = [361_000, { kind: 'phase_time_cued', data: { phase_id: 'sums' } }];
  const asked: Entry[] = [cued, ...checkedIn(300_000), ...checkedIn(470_000)];
  expect(timerAfter(...asked)).toEqual({ timer: 'phase_over', atMs: 482_000 });
  expect(timerAfter(...asked, typing(480_000))).toEqual({ timer: 'phase_over', atMs: 504_000 });
  expect(timerAfter(...asked, typing(900_000))).toEqual({ timer: 'phase_over', atMs: 614_000 });
});

it('asks about time to think that is over when nobody types either', () => {
  const granted: Entry = [
    10_000,
    { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 70_000 } },
  ];
  const ended: Entry = [70_000, { kind: 'thinking_ended', data: { used_ms: 60_000, by: 'time' } }];
  expect(timerAfter(granted, typing(60_000), ended)).toEqual({ timer: 'thinking_check', atMs: 85_000 });
  expect(timerAfter(granted, ended, typing(80_000))).toEqual({ timer: 'thinking_check', atMs: 95_000 });
  const cued: Entry = [500_000, { kind: 'phase_time_cued', data: { phase_id: 'sums' } }];
  expect(timerAfter(granted, ended, cued, typing(900_000))?.atMs).toBeLessThan(900_000);
});

it('holds no silence and no time against somebody whom nobody hears', () => {
  expect(timerAfter(away)).toBeNull();
  const back = recogniser(500_000, 'deepgram');
  expect(timerAfter(away, back)).toEqual({ timer: 'silence', atMs: 560_000 });
  expect(stateAfter(away, back).phase?.excludedMs).toBe(480_000);
});

it('runs from what is typed meanwhile, and is not held up again by the same outage', () => {
  const answered: Entry = [
    101_000,
    {
      kind: 'turn_taken',
      data: { utterance_ids: [idOf(7)], text: 'x', intent: 'unclear', directive, picked_by: 'policy' },
    },
  ];
  const log = [away, typed(100_000), answered];
  expect(timerAfter(...log)).toEqual({ timer: 'silence', atMs: 160_000 });
  expect(stateAfter(...log).phase?.excludedMs).toBe(80_000);
  expect(stateAfter(...log, recogniser(150_000, 'deepgram')).phase?.excludedMs).toBe(80_000);
});

it('minds no other provider, nor one recogniser in place of another', () => {
  const voice: EventBody = {
    kind: 'provider_switched',
    data: { role: 'voice', from: 'v', to: null, reason: 'x' },
  };
  expect(timerAfter([20_000, voice], recogniser(21_000, 'second'))).toEqual(timerAfter());
});

it('trusts an interviewer who joins to hear', () => {
  const data = { job_id: 'j', offset_ms: 0, recogniser: 'd', model: null, prompt_hash: null, voice: null };
  expect(timerAfter(away, [30_000, { kind: 'interviewer_joined', data }])).not.toBeNull();
});

it('leaves granted time out of the phase once, however it meets an outage', () => {
  const granted: Entry = [
    10_000,
    { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 70_000 } },
  ];
  const ended = (atMs: number, usedMs: number): Entry => [
    atMs,
    { kind: 'thinking_ended', data: { used_ms: usedMs, by: 'key' } },
  ];
  const back = recogniser(50_000, 'deepgram');
  const within = stateAfter(granted, away, back, ended(90_000, 80_000));
  expect(stateAfter(granted, away, back).thinking?.endsMs).toBe(100_000);
  expect(within.phase?.excludedMs).toBe(80_000);
  const overlapping = stateAfter(granted, away, ended(30_000, 20_000), back);
  expect(overlapping.phase?.excludedMs).toBe(40_000);
  const inIt: Entry = [30_000, { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 90_000 } }];
  const begunInIt = stateAfter(away, inIt, back, ended(60_000, 30_000));
  expect(stateAfter(away, inIt, back).thinking?.endsMs).toBe(110_000);
  expect(begunInIt.phase?.excludedMs).toBe(40_000);
});
