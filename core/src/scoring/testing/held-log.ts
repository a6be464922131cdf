import { idOf, logOf } from '../../interview/testing/log-of.ts';
import type { EventBody, LogEvent } from '../../log/event.ts';

/** What is put to the candidate, by the question's id, and what they say to it. */
export type Moment = readonly [phase: string, question: string, ...said: string[]];

const perTurnMs = 20_000;
export const perWordMs = 400;

type Entry = readonly [number, EventBody];

/** The interview as it was held: each question put, and what was said to it, with a nod in between. */
export function heldLog(moments: readonly Moment[]): LogEvent[] {
  const entries: Entry[] = [[0, start]];
  let atMs = 0;
  let phase = '';
  for (const [phaseId, question, ...said] of moments) {
    atMs += perTurnMs;
    if (phaseId !== phase)
      entries.push([atMs, { kind: 'phase_entered', data: { phase_id: phaseId, reason: 'done' } }]);
    phase = phaseId;
    entries.push(...reply(atMs, { act: 'ask', question_id: question }, 'What do you say to that?'));
    for (const [at, text] of said.entries()) {
      if (at > 0) entries.push(...reply(atMs, { act: 'acknowledge' }, 'Okay, and then?'));
      entries.push([atMs + 5000, heard(text, atMs + 5000)]);
      atMs += perTurnMs;
    }
  }
  return logOf(entries);
}

const start: EventBody = {
  kind: 'session_started',
  data: {
    ...{ case_id: 'tea-house', case_hash: 'f'.repeat(64), seed: 1, mode: 'interviewer-led' },
    ...{ setting: 'practice', door: 'talk', versions: { policy: '1', prompts: '1', rubric: '1' } },
  },
};

function reply(
  atMs: number,
  directive: Extract<EventBody, { kind: 'reply_begun' }>['data']['directive'],
  text: string,
): Entry[] {
  const reply_id = idOf(900_000 + atMs);
  return [
    [atMs, { kind: 'reply_begun', data: { reply_id, directive, planned_text: text } }],
    [
      atMs + 2000,
      {
        kind: 'reply_said',
        data: {
          ...{ reply_id, text, start_ms: atMs, end_ms: atMs + 2000 },
          ...{ interrupted: false, source: 'case' as const },
        },
      },
    ],
  ];
}

function heard(text: string, atMs: number): EventBody {
  const words = text.split(' ').map((word, at) => ({
    ...{ text: word, start_ms: atMs + at * perWordMs, end_ms: atMs + (at + 1) * perWordMs - 50 },
    confidence: 0.95,
  }));
  const end_ms = atMs + words.length * perWordMs;
  return {
    kind: 'utterance_heard',
    data: {
      ...{ text, words, start_ms: atMs, end_ms, confidence: 0.95, modality: 'spoken' as const },
      ...{ role: 'turn' as const, recogniser: 'test' },
    },
  };
}
