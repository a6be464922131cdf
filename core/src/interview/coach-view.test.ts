import { describe, expect, it } from 'vitest';
import type { EventBody } from '../log/event.ts';
import { coachView } from '../wire/coach-view.ts';
import {
  advanceCoachProjection,
  changeOfCoachView,
  openCoachProjection,
  projectCoachView,
} from './coach-view.ts';
import { idOf, logOf } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';

const input = {
  sessionId: idOf(9_999_999),
  case: teaHouse,
  status: 'created',
  door: 'talk',
  mode: 'interviewer-led',
  setting: 'mock',
  scripted: true,
  recorded: false,
  captions: false,
} as const;

const judged: EventBody = {
  kind: 'number_judged',
  data: {
    question_id: 'margin',
    stated_id: null,
    value: 8000,
    unit: 'USD/month',
    expected: 9000,
    expected_on_own: null,
    verdict: 'wrong',
    error: 'arithmetic',
    wrong_turn_id: null,
    attempt: 1,
    credit: 0,
  },
};
const prompt: EventBody[] = [
  {
    kind: 'reply_begun',
    data: { reply_id: idOf(50), directive: { act: 'give_prompt' }, planned_text: 'PLANNED' },
  },
  {
    kind: 'reply_said',
    data: {
      reply_id: idOf(50),
      text: 'the prompt',
      start_ms: 1,
      end_ms: 2,
      interrupted: false,
      source: 'case',
    },
  },
];
/** Every kind of event that only machines and their keepers read, with a word that must turn up nowhere. */
const internal: EventBody[] = [
  {
    kind: 'interviewer_joined',
    data: {
      job_id: 'SECRET',
      offset_ms: 0,
      recogniser: 'SECRET',
      model: 'SECRET',
      prompt_hash: 'SECRET',
      voice: 'SECRET',
    },
  },
  { kind: 'guard_stopped', data: { guard: 'key', reason: 'SECRET', clause: 'SECRET' } },
  { kind: 'provider_switched', data: { role: 'model', from: 'SECRET', to: 'SECRET', reason: 'SECRET' } },
];
const log = logOf([...internal, ...prompt, judged].map((body, index) => [index * 1000, body] as const));

describe('the view of who listens', () => {
  it('shows a coach the figures judged, and a guest by link none of them', () => {
    const coach = projectCoachView({ ...input, events: log }, 'coach');
    expect(coachView.parse(coach)).toEqual(coach);
    expect(coach.judged).toMatchObject([
      {
        question_id: 'margin',
        said: '$8,000 a month',
        expected: '$9,000 a month',
        verdict: 'wrong',
        attempt: 1,
      },
    ]);
    const guest = projectCoachView({ ...input, events: log }, 'guest');
    expect(guest.judged).toEqual([]);
    expect(JSON.stringify(guest)).not.toContain('9,000');
  });

  it('has nothing internal, planned or of the key in it', () => {
    for (const eye of ['coach', 'guest'] as const) {
      const text = JSON.stringify(projectCoachView({ ...input, events: log }, eye));
      expect(text).not.toContain('SECRET');
      expect(text).not.toContain('PLANNED');
      for (const { say } of teaHouse.source.facts) expect(text).not.toContain(say);
    }
  });

  it('leaves out a judgement that its producer kept internal', () => {
    const kept = log.map((event) => ({ ...event, audience: 'internal' as const }));
    expect(projectCoachView({ ...input, events: kept }, 'coach').judged).toEqual([]);
  });

  it('lets a coach read what a mock interview leaves to the ear, and a guest only what the candidate reads', () => {
    const linesOf = (eye: 'coach' | 'guest') =>
      projectCoachView({ ...input, events: log }, eye).lines.map(({ text }) => text);
    expect(linesOf('coach')).toEqual(['the prompt']);
    expect(linesOf('guest')).toEqual([]);
  });

  it('tells each change by itself, and says nothing where nothing changed', () => {
    const first = openCoachProjection(input, 'coach');
    const [joined, guard] = log;
    if (!joined || !guard) throw new Error('the log is too short');
    const present = advanceCoachProjection(first, joined);
    expect(changeOfCoachView(first.view, present.view)?.set).toEqual({ interviewer: 'present' });
    expect(changeOfCoachView(present.view, advanceCoachProjection(present, guard).view)).toBeNull();
    const all = log.reduce(advanceCoachProjection, first);
    expect(changeOfCoachView(present.view, all.view)).toMatchObject({
      set: { judged: [{ question_id: 'margin' }] },
      lines: [{ text: 'the prompt' }],
    });
  });
});

describe('who listens, in the view of the candidate', () => {
  const joined = (id: string, name?: string): EventBody => ({
    kind: 'coach_joined',
    data: { coach_id: id, by_link: name !== undefined, ...(name === undefined ? {} : { name }) },
  });
  const noticesOf = (...bodies: EventBody[]) =>
    projectCoachView({ ...input, events: logOf(bodies.map((body) => [5, body, 'coach'] as const)) }, 'guest')
      .notices;

  it('names those who came by a link, with their number, until they leave', () => {
    expect(noticesOf(joined('a', 'Ana'))).toEqual([{ id: 'coaches', text: '1 is listening: Ana' }]);
    const two = [joined('a', 'Ana'), joined('b', 'Ben')];
    expect(noticesOf(...two)).toEqual([{ id: 'coaches', text: '2 are listening: Ana, Ben' }]);
    expect(noticesOf(...two, { kind: 'coach_left', data: { coach_id: 'a' } })).toEqual([
      { id: 'coaches', text: '1 is listening: Ben' },
    ]);
  });

  it('says nothing of a coach by role, but that coaches may listen', () => {
    expect(noticesOf(joined('coach'))).toEqual([]);
    const events = logOf([[5, { kind: 'observers_allowed', data: { allowed: true } }, 'page']]);
    expect(projectCoachView({ ...input, events }, 'guest').coaches_may_listen).toBe(true);
  });
});
