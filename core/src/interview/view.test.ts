import { describe, expect, test } from 'vitest';
import { candidateView } from '../wire/view.ts';
import type { EventBody } from '../log/event.ts';
import { idOf, logOf } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';
import { advanceProjection, candidateChange, openProjection, projectCandidateView } from './view.ts';

const input = {
  sessionId: idOf(9_999_999),
  case: teaHouse,
  status: 'live',
  door: 'talk',
  mode: 'interviewer-led',
  setting: 'practice',
  scripted: true,
  recorded: false,
} as const;

const started: EventBody = {
  kind: 'session_started',
  data: {
    case_id: 'tea-house',
    case_hash: 'f',
    seed: 1,
    mode: 'interviewer-led',
    setting: 'practice',
    door: 'talk',
    versions: { policy: '1', prompts: '1', rubric: '1' },
  },
};
const heard = (text: string, role: 'turn' | 'thinking' = 'turn'): EventBody => ({
  kind: 'utterance_heard',
  data: {
    text,
    words: [],
    start_ms: 1000,
    end_ms: 2000,
    confidence: null,
    modality: 'spoken',
    role,
    recogniser: null,
  },
});
const begun = (n: number, act: 'give_prompt' | 'greet'): EventBody => ({
  kind: 'reply_begun',
  data: { reply_id: idOf(n), directive: { act }, planned_text: 'planned words' },
});
const said = (n: number, text: string): EventBody => ({
  kind: 'reply_said',
  data: { reply_id: idOf(n), text, start_ms: 3000, end_ms: 4000, interrupted: false, source: 'case' },
});
const phase = (phase_id: string): EventBody => ({
  kind: 'phase_entered',
  data: { phase_id, reason: 'done' },
});
const stated = (needs: 'confirmation' | 'nothing'): EventBody => ({
  kind: 'number_stated',
  data: {
    question_id: 'margin',
    utterance_id: null,
    value: 9000,
    unit: 'USD/month',
    text: '9,000',
    is_answer: true,
    needs,
  },
});

describe('the candidate view', () => {
  const entries: [number, EventBody][] = [
    [0, started],
    [
      10,
      {
        kind: 'interviewer_joined',
        data: { job_id: 'j', offset_ms: 0, recogniser: null, model: null, prompt_hash: null, voice: null },
      },
    ],
    [20, phase('case')],
    [30, begun(50, 'give_prompt')],
    [40, said(50, 'The prompt.')],
    [50, heard('what is the rent')],
    [60, phase('sums')],
    [70, { kind: 'exhibit_shown', data: { exhibit_id: 'cup-table' } }],
    [80, { kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 60_080 } }],
    [90, heard('so what could the price of it be', 'thinking')],
    [100, stated('confirmation')],
    [110, { kind: 'scratchpad_saved', data: { text: 'notes' } }],
  ];

  test('holds what the page may know and keeps to its schema', () => {
    const view = projectCandidateView({ ...input, events: logOf(entries) });
    expect(candidateView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      seq: 12,
      status: 'live',
      interviewer: 'present',
      phase: { id: 'sums', title: 'Numbers', index: 4, count: 8, minutes: 6 },
      thinking: { granted_ms: 60_000, started_ms: 80, ends_ms: 60_080, unclear: true },
      scratchpad: 'notes',
    });
    expect(view.exhibits.map(({ id }) => id)).toEqual(['cup-table']);
    expect(view.lines.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['interviewer', 'The prompt.'],
      ['candidate', 'what is the rent'],
    ]);
    expect(view.pending_figures).toEqual([
      { stated_id: idOf(11), value: 9000, unit: 'USD/month', text: '$9,000 a month' },
    ]);
  });

  test('nothing of the key, of exhibits not shown or of facts not given is in it', () => {
    const text = JSON.stringify(projectCandidateView({ ...input, events: logOf(entries) }));
    const { key, facts, exhibits, phases } = teaHouse.source;
    const hidden = [...key.drivers, ...key.insights, ...key.ideas, ...key.risks, key.recommendation].map(
      ({ say }) => say,
    );
    const unsaid = [
      ...hidden,
      ...facts.map(({ id }) => teaHouse.lines[`facts.${id}.say`] ?? ''),
      key.model_answer,
    ];
    const unseen = exhibits.filter(({ id }) => id !== 'cup-table').flatMap(({ id, title }) => [id, title]);
    const goals = phases.flatMap(({ goal, questions }) => [goal, ...questions.map(({ ask }) => ask)]);
    for (const secret of [...unsaid, ...unseen, ...goals, 'planned words'])
      expect(text).not.toContain(secret);
  });

  test('one event at a time comes to the same view, and its changes rebuild it', () => {
    const events = logOf([
      ...entries,
      [
        120,
        {
          kind: 'number_confirmed',
          data: { stated_id: idOf(11), value: 9000, unit: 'USD/month', right: true },
        },
      ],
      [130, { kind: 'thinking_ended', data: { used_ms: 50, by: 'key' } }],
    ]);
    let projection = openProjection(input);
    let page = projection.view;
    for (const event of events) {
      const next = advanceProjection(projection, event);
      const change = candidateChange(projection.view, next.view);
      if (change) {
        const lines = [
          ...page.lines.filter(({ id }) => !change.lines.some((line) => line.id === id)),
          ...change.lines,
        ];
        page = { ...page, ...change.set, lines, seq: change.seq } as typeof page;
      }
      projection = next;
    }
    expect(projection.view).toEqual(projectCandidateView({ ...input, events }));
    expect({ ...page, seq: projection.view.seq }).toEqual(projection.view);
    expect(projection.view).toMatchObject({ pending_figures: [], thinking: null });
  });

  test('an event that the page may not see changes nothing on it', () => {
    const before = openProjection(input);
    const [event] = logOf([[5, { kind: 'key_line_said', data: { line_id: 'pays', utterance_id: idOf(3) } }]]);
    const after = event ? advanceProjection(before, event) : before;
    expect(candidateChange(before.view, after.view)).toBeNull();
  });

  test('a corrected line is sent again under its id', () => {
    const events = logOf([
      [0, heard('teh rent')],
      [1, { kind: 'line_corrected', data: { utterance_id: idOf(1), text: 'the rent', by: 'coach' } }],
    ]);
    const views = events.map((_, at) => projectCandidateView({ ...input, events: events.slice(0, at + 1) }));
    const [before, after] = views;
    expect(before && after && candidateChange(before, after)?.lines).toEqual([
      expect.objectContaining({ id: idOf(1), text: 'the rent', corrected: true }),
    ]);
  });

  test('rule 18: without captions a mock interview shows prompt and facts only when it is over', () => {
    const mock = { ...input, setting: 'mock', captions: false } as const;
    const events = logOf(entries);
    expect(projectCandidateView({ ...mock, events }).lines.map(({ text }) => text)).toEqual([
      'what is the rent',
    ]);
    const ended = logOf([...entries, [200, { kind: 'session_ended', data: { reason: 'completed' } }]]);
    const over = projectCandidateView({ ...mock, events: ended });
    expect(over.lines.map(({ text }) => text)).toContain('The prompt.');
    expect(over).toMatchObject({
      status: 'ended',
      end_reason: 'completed',
      pending_figures: [],
      thinking: null,
    });
  });

  test('a mock interview that goes on in writing shows what is said in it', () => {
    const mock = { ...input, setting: 'mock', captions: false } as const;
    const events = logOf([[0, { kind: 'manner_chosen', data: { manner: 'text' } }], ...entries]);
    expect(projectCandidateView({ ...mock, events }).lines.map(({ text }) => text)).toContain('The prompt.');
  });

  test('says in plain sentences what is away and that nothing is lost, until somebody joins', () => {
    const lost: [number, EventBody][] = [
      [
        0,
        {
          kind: 'provider_switched',
          data: { role: 'recogniser', from: 'deepgram', to: null, reason: 'closed' },
        },
      ],
      [1, { kind: 'interviewer_lost', data: { job_id: 'j', reason: 'heartbeat' } }],
    ];
    const view = projectCandidateView({ ...input, events: logOf(lost) });
    expect(view.interviewer).toBe('lost');
    expect(view.notices.map(({ id }) => id)).toEqual(['recogniser', 'interviewer']);
    expect(view.notices[0]?.text).toContain('you can type');
    const data = { job_id: 'k', offset_ms: 0, recogniser: 'd', model: null, prompt_hash: null, voice: null };
    const joined = logOf([...lost, [2, { kind: 'interviewer_joined', data }]]);
    expect(projectCandidateView({ ...input, events: joined }).notices).toEqual([]);
  });
});
