import { expect, it } from 'vitest';
import type { EventBody } from '../log/event.ts';
import { idOf, logOf } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';
import { projectCandidateView } from './view.ts';

const viewOf = (entries: [number, EventBody][]) =>
  projectCandidateView({
    sessionId: idOf(9_999_999),
    case: teaHouse,
    status: 'live',
    door: 'talk',
    mode: 'interviewer-led',
    setting: 'practice',
    scripted: true,
    recorded: false,
    events: logOf(entries),
  });

const phase: [number, EventBody] = [
  1_000,
  { kind: 'phase_entered', data: { phase_id: 'sums', reason: 'done' } },
];
const granted: [number, EventBody] = [
  10_000,
  { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 70_000 } },
];
const paused: [number, EventBody] = [20_000, { kind: 'session_paused', data: { reason: 'candidate' } }];
const resumed: [number, EventBody] = [50_000, { kind: 'session_resumed', data: {} }];

it('stands still in a pause, and goes on where it stood', () => {
  expect(viewOf([phase, paused])).toMatchObject({ phase_entered_ms: 1_000, held_since_ms: 20_000 });
  expect(viewOf([phase, paused, resumed])).toMatchObject({
    phase_entered_ms: 31_000,
    held_since_ms: null,
    excluded_ms: 30_000,
  });
});

it('leaves granted time out of the phase, and a pause out of granted time', () => {
  expect(viewOf([phase, granted, paused, resumed])).toMatchObject({
    held_since_ms: 10_000,
    thinking: { ends_ms: 100_000 },
  });
  const ended: [number, EventBody] = [
    60_000,
    { kind: 'thinking_ended', data: { used_ms: 20_000, by: 'key' } },
  ];
  expect(viewOf([phase, granted, paused, resumed, ended])).toMatchObject({
    phase_entered_ms: 51_000,
    excluded_ms: 50_000,
    held_since_ms: null,
    thinking: null,
  });
});

it('counts time that two things hold up once', () => {
  const lost: [number, EventBody] = [30_000, { kind: 'connection_lost', data: { who: 'candidate' } }];
  const back: [number, EventBody] = [60_000, { kind: 'connection_restored', data: { who: 'candidate' } }];
  expect(viewOf([phase, paused, lost, resumed])).toMatchObject({ held_since_ms: 20_000 });
  expect(viewOf([phase, paused, lost, resumed, back])).toMatchObject({
    held_since_ms: null,
    excluded_ms: 40_000,
    phase_entered_ms: 41_000,
  });
});

it('stands still while nobody hears, until somebody does or a line is typed', () => {
  const recogniser = (atMs: number, to: string | null): [number, EventBody] => [
    atMs,
    { kind: 'provider_switched', data: { role: 'recogniser', from: 'deepgram', to, reason: 'closed' } },
  ];
  const away = recogniser(10_000, null);
  const typed: [number, EventBody] = [
    30_000,
    {
      kind: 'utterance_heard',
      data: {
        text: 'I can only write.',
        words: [],
        start_ms: 30_000,
        end_ms: 30_000,
        confidence: null,
        modality: 'typed',
        role: 'turn',
        recogniser: null,
      },
    },
  ];
  expect(viewOf([phase, away])).toMatchObject({ held_since_ms: 10_000 });
  for (const end of [typed, recogniser(30_000, 'deepgram')])
    expect(viewOf([phase, away, end])).toMatchObject({
      held_since_ms: null,
      excluded_ms: 20_000,
      phase_entered_ms: 21_000,
    });
  const inIt: [number, EventBody] = [
    20_000,
    { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 80_000 } },
  ];
  expect(viewOf([phase, away, inIt, recogniser(40_000, 'deepgram')])).toMatchObject({
    held_since_ms: 10_000,
    thinking: { ends_ms: 100_000 },
  });
});
