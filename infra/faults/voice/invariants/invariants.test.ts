import { expect, it } from 'vitest';
import type { LogEvent } from '@caseroom/core/log/event';
import type { InterviewRecord } from '../record.ts';
import { chainOf } from '../chain.ts';
import { recoveriesOf } from '../recovery.ts';
import { brokenIn } from './invariants.ts';

const session = '01a1fe2a-7aed-7a7f-97f7-c0df7c844b2a';
const START = 1_000_000;
const first = { text: 'Yes, please go ahead.', from: START + 5_000, to: START + 6_500 };
const second = { text: 'How many seats does the rooftop have?', from: START + 16_000, to: START + 18_000 };

type Body = Pick<LogEvent, 'kind' | 'data'> & { epoch?: number };

function logOf(bodies: readonly Body[]): LogEvent[] {
  return bodies.map(({ epoch = 1, ...body }, index) => {
    const id = `01a1fe2a-7aed-7a7f-97f7-${String(index).padStart(12, '0')}`;
    const times = { schema_version: 1, occurred_ms: index * 1_000, stored_at: new Date(0).toISOString() };
    const links = { audience: 'candidate', causation_id: null, turn_id: null };
    const producer = { producer: 'job', producer_kind: 'interviewer', epoch, producer_seq: index + 1 };
    return {
      seq: index + 1,
      event_id: id,
      session_id: session,
      ...producer,
      ...times,
      ...links,
      ...body,
    } as LogEvent;
  });
}

const heard = ({ text, from, to }: typeof first): Body => ({
  kind: 'utterance_heard',
  data: {
    ...{ text, words: [], start_ms: from - START, end_ms: to - START, confidence: 1 },
    ...{ modality: 'spoken', role: 'turn', recogniser: 'deepgram' },
  },
});
const replyId = (index: number) => `01a1fe2a-d988-7814-ae36-${String(index).padStart(12, '0')}`;
const begun = (index: number, planned_text: string, epoch = 1): Body => ({
  kind: 'reply_begun',
  epoch,
  data: { reply_id: replyId(index), directive: { act: 'acknowledge' }, planned_text },
});
const said = (index: number, text: string, epoch = 1): Body => ({
  kind: 'reply_said',
  epoch,
  data: { reply_id: replyId(index), text, start_ms: 0, end_ms: 1, interrupted: false, source: 'case' },
});
const ended: Body = { kind: 'session_ended', data: { reason: 'ended_by_candidate' } };

const bodies: Body[] = [
  begun(1, 'Welcome. May I begin?'),
  said(1, 'Welcome. May I begin?'),
  heard(first),
  begun(2, 'Sorry, I lost you for a moment. Anything to ask?', 2),
  said(2, 'Sorry, I lost you for a moment. Anything to ask?', 2),
  heard(second),
  ended,
];

/** An interview in which the interviewer was killed, and everything went as it should. */
function whole(log: LogEvent[] = logOf(bodies)): InterviewRecord {
  const chain = chainOf(log);
  const headHash = chain.at(-1)?.hash ?? '';
  return {
    ...{
      sessionId: session,
      kind: 'job-kill',
      audibleAt: START,
      endAskedAt: START + 24_000,
      mishaps: [],
      log,
    },
    spoken: [first, second],
    finals: [first, second].map(({ text, to }) => ({ text, at: to + 650 })),
    listenedFrom: [START + 500, START + 11_000],
    wordless: [],
    voices: [
      {
        identity: 'agent-1',
        track: 'one',
        loud: [
          { from: START + 1_000, to: START + 4_000 },
          { from: START + 7_500, to: START + 9_100 },
        ],
      },
      {
        identity: 'agent-2',
        track: 'two',
        loud: [
          { from: START + 12_000, to: START + 15_000 },
          { from: START + 19_000, to: START + 22_000 },
        ],
      },
    ],
    written: [],
    microphoneLateMs: 12,
    shown: [{ at: START, reasons: [] }],
    voiced: [],
    strikes: [{ from: START + 9_000, to: START + 9_000 }],
    stored: {
      ...{ status: 'ended', endReason: 'ended_by_candidate', headSeq: log.length, headHash, chain },
      evaluations: [{ rubricVersion: '1', state: 'done', published: true, headSeq: log.length, headHash }],
    },
  };
}

const brokenBy = (record: InterviewRecord) => [
  ...new Set(brokenIn(record).map(({ invariant }) => invariant)),
];
const withLog = (change: (all: Body[]) => Body[]) => whole(logOf(change([...bodies])));

it('finds nothing in an interview that went as it should', () => {
  expect(brokenIn(whole())).toEqual([]);
  expect(recoveriesOf(whole())).toEqual([3_000]);
});

it('finds a line that is lost, doubled, torn, invented or out of its order', () => {
  expect(brokenBy(withLog((all) => all.toSpliced(5, 1)))).toEqual(['transcripts']);
  expect(brokenBy(withLog((all) => all.toSpliced(6, 0, heard(second))))).toEqual(['transcripts']);
  const torn = heard({ ...second, text: 'How many seats' });
  expect(brokenBy(withLog((all) => all.toSpliced(5, 1, torn)))).toEqual(['transcripts']);
  const overlapping = heard({ ...second, text: 'does the rooftop have' });
  expect(brokenBy(withLog((all) => all.toSpliced(6, 0, overlapping)))).toEqual(['transcripts']);
  const invented = heard({ ...second, text: 'Something else altogether' });
  expect(brokenBy(withLog((all) => all.toSpliced(6, 0, invented)))).toEqual(['transcripts']);
  const swapped = [heard({ ...second, text: first.text }), heard({ ...first, text: second.text })] as const;
  expect(brokenBy(withLog((all) => all.with(2, swapped[1]).with(5, swapped[0])))).toEqual(['transcripts']);
});

it('finds a final that was sent and is not stored, unless its hearer died with it', () => {
  const cut = { ...second, from: START + 8_500, to: START + 9_500 };
  const record = (at: number): InterviewRecord => {
    const log = logOf(bodies.toSpliced(5, 1));
    return {
      ...whole(log),
      spoken: [first, cut],
      finals: [
        { text: first.text, at: START + 7_100 },
        { text: 'How many', at },
      ],
    };
  };
  expect(brokenBy(record(START + 8_950))).toEqual([]);
  expect(brokenBy(record(START + 8_000))).toEqual(['transcripts']);
});

it('takes a piece of a torn line for what it is by its time, whatever word it was taken for', () => {
  const torn = { text: 'Can you hear me?', from: START + 9_600, to: START + 11_200 };
  const word = first.text.split(' ')[0] ?? '';
  const record = (piece: typeof torn): InterviewRecord => ({
    ...withLog((all) => all.toSpliced(5, 0, heard(piece))),
    spoken: [first, torn, second],
  });
  expect(brokenBy(record({ text: word, from: START + 11_000, to: START + 11_200 }))).toEqual([]);
  expect(brokenBy(record({ text: word, from: first.from, to: first.to }))).toEqual(['transcripts']);
});

it('leaves a word that stopping its hearer tore on both sides, and no more than that', () => {
  const halves = (after: string): InterviewRecord => {
    const [before, rest] = ['How many seats does', after].map((text) => heard({ ...second, text }));
    const log = logOf(bodies.toSpliced(5, 1, ...[before, rest].filter((half) => half !== undefined)));
    return {
      ...{ ...whole(log), kind: 'job-stop' },
      finals: [first, second].map(({ text, to }) => ({ text: text === second.text ? after : text, at: to })),
      strikes: [{ from: second.from + 500, to: second.from + 3_000 }],
    };
  };
  expect(brokenBy(halves('does the rooftop have?'))).toEqual([]);
  expect(brokenBy(halves('seats does the rooftop have?'))).toEqual(['transcripts']);
  expect(brokenBy({ ...halves('does the rooftop have?'), kind: 'job-kill' })).toEqual(['transcripts']);
});

it('asks for no word that nobody could hear', () => {
  const meanwhile = { text: 'Can you hear me?', from: START + 9_600, to: START + 10_500 };
  const record = { ...whole(), spoken: [first, meanwhile, second] };
  expect(brokenBy(record)).toEqual([]);
  expect(brokenBy({ ...record, kind: 'recogniser-closed-1006' })).toEqual(['transcripts']);
});

it('finds a second published evaluation, one that is missing, and a session that has not ended', () => {
  const record = whole();
  const [evaluation] = record.stored.evaluations;
  if (!evaluation) throw new Error('no evaluation');
  const stored = (evaluations: typeof record.stored.evaluations, status = 'ended') => ({
    ...record,
    stored: { ...record.stored, evaluations, status },
  });
  expect(brokenBy(stored([evaluation, evaluation]))).toEqual(['one evaluation']);
  expect(brokenBy(stored([evaluation, { ...evaluation, rubricVersion: '2' }]))).toEqual([]);
  const again = record.stored.chain[4];
  const before = { ...evaluation, headSeq: 5, headHash: again?.hash ?? '' };
  expect(brokenBy(stored([before, evaluation]))).toEqual([]);
  expect(brokenBy(stored([]))).toEqual(['end state']);
  expect(brokenBy(stored([evaluation], 'live'))).toEqual(['end state']);
  expect(brokenBy(withLog((all) => [...all, ended]))).toEqual(['end state']);
});

it('finds two voices at once', () => {
  const record = whole();
  const [one, other] = record.voices;
  if (!one || !other) throw new Error('no voices');
  const together = (ms: number) => ({
    ...record,
    voices: [{ ...one, loud: [...one.loud, { from: START + 12_500, to: START + 12_500 + ms }] }, other],
  });
  expect(brokenBy(together(400))).toEqual([]);
  expect(brokenBy(together(700))).toEqual(['one voice']);
});

it('finds a silence that nothing explains, and lets the page explain it in time', () => {
  const record = { ...whole(), endAskedAt: START + 40_000 };
  const shown = (from: number, to: number) => ({
    ...record,
    shown: [
      { at: START, reasons: [] },
      { at: START + from, reasons: ['interviewer lost'] },
      { at: START + to, reasons: [] },
    ],
  });
  expect(brokenBy(record)).toEqual(['no unexplained silence']);
  expect(brokenBy(shown(25_000, 39_000))).toEqual([]);
  expect(brokenBy(shown(28_000, 39_000))).toEqual(['no unexplained silence']);
  expect(brokenBy(shown(25_000, 33_000))).toEqual(['no unexplained silence']);
  const written = [25_000, 29_000, 33_000, 37_000].map((ms) => ({
    at: START + ms,
    text: 'I write for now.',
  }));
  expect(brokenBy({ ...record, written })).toEqual([]);
});

it('finds a score that does not rest on the stored log', () => {
  const record = whole();
  const { stored } = record;
  const evaluations = stored.evaluations.map((one) => ({ ...one, headHash: 'another' }));
  expect(brokenBy({ ...record, stored: { ...stored, evaluations } })).toEqual(['score from the stored log']);
  const early = stored.chain[4];
  const partial = stored.evaluations.map((one) => ({ ...one, headSeq: 5, headHash: early?.hash ?? '' }));
  expect(brokenBy({ ...record, stored: { ...stored, evaluations: partial } })).toEqual([
    'score from the stored log',
  ]);
  expect(brokenBy({ ...record, stored: { ...stored, headHash: 'another' } })).toEqual([
    'score from the stored log',
  ]);
  const changed = record.log.map((event) => (event.seq === 2 ? { ...event, occurred_ms: 7 } : event));
  expect(brokenBy({ ...record, log: changed, stored: { ...stored, chain: chainOf(changed) } })).toEqual([
    'score from the stored log',
  ]);
  const holed = record.log.filter(({ seq }) => seq !== 4);
  expect(brokenBy({ ...record, log: holed })).toContain('score from the stored log');
});

it('finds a new interviewer who says nothing of the break, and a question that is lost or doubled', () => {
  const mute = [begun(2, 'Anything to ask?', 2), said(2, 'Anything to ask?', 2)] as const;
  expect(brokenBy(withLog((all) => all.with(3, mute[0]).with(4, mute[1])))).toEqual(['in context']);
  expect(brokenBy(withLog((all) => all.with(4, said(2, 'Sorry, I lost you for a moment.', 2))))).toEqual([
    'in context',
  ]);
  const twice = said(2, 'Sorry, I lost you for a moment. Anything to ask? Anything to ask?', 2);
  expect(brokenBy(withLog((all) => all.with(4, twice)))).toEqual(['in context']);
});

it('says never when the interviewer is not heard again', () => {
  const record = whole();
  expect(recoveriesOf({ ...record, voices: record.voices.slice(0, 1) })).toEqual([Number.POSITIVE_INFINITY]);
});

it('measures the longest wait for a reply under a fault of a provider', () => {
  const record: InterviewRecord = {
    ...whole(),
    kind: 'voice-slow',
    strikes: [{ from: START + 4_500, to: START + 6_000 }],
  };
  expect(recoveriesOf(record)).toEqual([1_000]);
});
