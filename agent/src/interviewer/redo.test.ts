import { fold } from '@caseroom/core/interview/fold';
import { findMoment, momentsOf } from '@caseroom/core/interview/moments';
import { countingIds } from '@caseroom/core/interview/testing/log-of';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { projectCandidateView } from '@caseroom/core/interview/view';
import { takeOf } from '@caseroom/core/scoring/take';
import { changesBetween } from '@caseroom/core/scoring/take-changes';
import { forkLog } from '@caseroom/core/log/fork';
import { audienceOf, type Door, type LogEvent } from '@caseroom/core/log/event';
import { describe, expect, test } from 'vitest';
import { onBench } from './testing/bench.ts';
import { ofKind, sit, talk, toMargin } from './testing/talk.ts';

const newSession = '00000000-0000-7000-8000-00000000f0f0';

/** The log of a moment that is about to be sat again. */
function reopen(events: readonly LogEvent[], askId: string, door: Door = 'talk'): LogEvent[] {
  const moment = findMoment(teaHouse, events, askId);
  if (!moment) throw new Error(`no moment ${askId}`);
  const drafts = forkLog(events, moment.cutSeq, { sessionId: newSession, newId: countingIds(800_000) });
  const stored = drafts.map((draft, index) => ({
    ...draft,
    seq: index + 1,
    stored_at: new Date(0).toISOString(),
  }));
  const last = stored.at(-1);
  if (!last) throw new Error('nothing was copied');
  const reopened = {
    ...last,
    kind: 'moment_reopened' as const,
    data: { ask_id: askId, door, setting: 'practice' as const },
    event_id: '00000000-0000-7000-8000-00000000abcd',
    producer: 'api',
    producer_kind: 'api' as const,
    seq: stored.length + 1,
    audience: audienceOf('moment_reopened'),
    turn_id: null,
    causation_id: null,
  };
  return [...stored, reopened];
}

/** An interviewer with the forked log, and its first words once the page can be heard. */
async function redone(askId: string, events: readonly LogEvent[], door: Door = 'talk') {
  const bench = onBench(door, reopen(events, askId, door));
  const opening = await bench.say(bench.page({ kind: 'page_audible', data: {} }));
  return { bench, opening };
}

const atMost = (text: string) => text.split(/(?<=[.!?])\s+/);

describe('the moments of an interview', () => {
  test('are what was asked, in order, without the questions of the candidate', async () => {
    const ids = momentsOf(teaHouse, await sit()).map(({ ask }) => ask.id);
    expect(ids.slice(0, 2)).toEqual(['structure', 'margin']);
    expect(ids).toContain('recommendation');
    expect(ids.some((id) => id.includes('questions'))).toBe(false);
  });

  test('hold the answer and the judgement of it, and are cut before any word of the answer', async () => {
    const events = await sit();
    const moment = findMoment(teaHouse, events, 'margin');
    const judged = ofKind(events, 'number_judged').filter(({ data }) => data.question_id === 'margin');
    const before = events.filter(({ seq }) => seq <= (moment?.cutSeq ?? 0));
    expect(judged.length).toBeGreaterThan(0);
    for (const { seq } of judged) expect(seq).toBeLessThanOrEqual(moment?.endSeq ?? 0);
    expect(ofKind(before, 'reply_begun').at(-1)?.data.directive).toEqual({
      act: 'ask',
      question_id: 'margin',
    });
    expect(ofKind(before, 'number_judged')).toEqual([]);
    expect(before.at(-1)?.kind).not.toBe('utterance_heard');
  });

  test('time to think that was asked for before the task was put is part of the answer', async () => {
    const events = await talk([
      'Yes, ready.',
      'May I take a minute to structure my thoughts?',
      'I would look at the revenue first, that is price times cups, and then at the cost of rent and tea, and at what happens to the first shop.',
    ]);
    const moment = findMoment(teaHouse, events, 'structure');
    const before = events.filter(({ seq }) => seq <= (moment?.cutSeq ?? 0));
    expect(ofKind(before, 'thinking_granted')).toEqual([]);
    expect(ofKind(before, 'phase_entered').at(-1)?.data.phase_id).toBe('cut');
  });
});

describe('a forked log', () => {
  test.each(['structure', 'margin', 'recommendation'])('restores the state before %s', async (askId) => {
    const events = await sit();
    const cut = findMoment(teaHouse, events, askId)?.cutSeq ?? 0;
    const copied = reopen(events, askId).slice(0, -1);
    const original = fold(
      teaHouse,
      events.filter(({ seq }) => seq <= cut),
    );
    // Ids are new, and what belongs to the first sitting's room is left there.
    const words = (state: typeof original) => ({
      ...state,
      audible: true,
      stated: state.stated.map((figure) => ({ ...figure, eventId: '' })),
      numeric: Object.fromEntries(
        Object.entries(state.numeric).map(([id, { last, ...rest }]) => [
          id,
          { ...rest, last: last && { ...last, stated_id: null } },
        ]),
      ),
    });
    expect(words(fold(teaHouse, copied))).toEqual(words(original));
  });

  test('has no id of the original, and refers to its own', async () => {
    const events = await sit();
    const copied = reopen(events, 'recommendation');
    const before = new Set(events.map(({ event_id }) => event_id));
    const text = JSON.stringify(
      copied.map(({ event_id, data, turn_id, causation_id }) => ({ event_id, data, turn_id, causation_id })),
    );
    for (const id of before) expect(text).not.toContain(id);
    const own = new Set(copied.map(({ event_id }) => event_id));
    for (const { data } of ofKind(copied, 'turn_taken'))
      for (const id of data.utterance_ids) expect(own).toContain(id);
  });

  test('is shown to the candidate with its clock at nought and nothing of what is to come', async () => {
    const events = reopen(await sit(), 'margin');
    const known = {
      sessionId: newSession,
      case: teaHouse,
      status: 'created',
      door: 'talk',
      mode: 'interviewer-led',
    } as const;
    const view = projectCandidateView({
      ...known,
      setting: 'practice',
      scripted: true,
      recorded: false,
      events,
    });
    expect(view).toMatchObject({ redo: true, status: 'live', interviewer: 'awaited', notices: [] });
    expect(view.excluded_ms).toBe(events.at(-1)?.occurred_ms);
    expect(view.lines.at(-1)?.speaker).toBe('interviewer');
  });
});

describe('the interviewer of a moment that is sat again', () => {
  test('waits for the page, says one sentence and puts the question again, without an apology', async () => {
    const events = await sit();
    const waiting = onBench('talk', reopen(events, 'margin'));
    expect(waiting.interviewer.open()).toBeNull();
    const { bench, opening } = await redone('margin', events);
    expect(opening).toMatch(/moment/);
    expect(opening).toContain('How much margin is left in a month?');
    expect(atMost(opening).length).toBeLessThanOrEqual(3);
    expect(ofKind(bench.log.events, 'reply_begun').at(-1)?.data.directive).toEqual({
      act: 'ask',
      question_id: 'margin',
    });
    expect(bench.interviewer.open()).toBeNull();
  });

  test('answers who speaks first without an apology, and does not put the question a second time', async () => {
    const bench = onBench('talk', reopen(await sit(), 'margin'));
    const reply = await bench.hear('I would like to start with the price of a cup, which is three dollars.');
    expect(reply).not.toBe('');
    expect(reply).not.toMatch(/sorry|apolog|back|break|line was gone/i);
    expect(bench.page({ kind: 'page_audible', data: {} })).toBeNull();
  });

  test('judges the figure anew with whole credit, and ends by itself when it would go on', async () => {
    const { bench } = await redone('margin', await sit());
    await bench.hear(
      'Two hundred cups times 25 days times 1.80 dollars, so that is nine thousand dollars a month.',
    );
    if (bench.interviewer.state.status !== 'ended')
      await bench.hear('As I said, cups times days times the margin of a cup.');
    const judged = ofKind(bench.log.events, 'number_judged').at(-1);
    expect(judged?.data).toMatchObject({ question_id: 'margin', verdict: 'right' });
    expect(ofKind(bench.log.events, 'session_ended').map(({ data }) => data.reason)).toEqual(['completed']);
    expect(ofKind(bench.log.events, 'phase_entered')).toEqual([]);
    expect(ofKind(bench.log.events, 'turn_taken').at(-1)?.data.directive.act).toBe('goodbye');
  });

  test('gives hints, tells the result to who cannot find it, and then closes', async () => {
    const { bench } = await redone('margin', await sit());
    let said = '';
    for (let turn = 0; turn < 8 && bench.interviewer.state.status !== 'ended'; turn += 1)
      said = await bench.hear('I do not know, could you give me a hint?');
    expect(ofKind(bench.log.events, 'hint_given').length).toBeGreaterThan(0);
    for (let turn = 0; turn < 8 && bench.interviewer.state.status !== 'ended'; turn += 1)
      said = await bench.hear('I have no idea, I give up.');
    expect(bench.interviewer.state.status).toBe('ended');
    expect(said).toMatch(/9,000|nine thousand/);
  });

  test('closes an open answer as well', async () => {
    const { bench, opening } = await redone('recommendation', await sit(), 'type');
    expect(opening).toContain('What do you recommend?');
    for (let turn = 0; turn < 5 && bench.interviewer.state.status !== 'ended'; turn += 1)
      await bench.hear(
        'Open the second shop, because its margin pays the rent. The risk is that both share the same guests, and as a next step I would try it for a month.',
      );
    expect(bench.interviewer.state.status).toBe('ended');
  });

  test('that was lost after it had put the question is followed by one that apologises', async () => {
    const { bench } = await redone('margin', await sit());
    const history = [...reopen(await sit(), 'margin'), ...bench.log.events];
    const next = onBench('talk', history);
    expect(next.interviewer.open()?.directive).toEqual({ act: 'apologise_lost' });
  });
});

describe('two takes of a moment', () => {
  const wrongFirst = { margin: ['So that is six thousand dollars a month.', 'No, that is what I have.'] };

  /** The first take of the margin, and another one in which it is right. */
  async function takes() {
    const events = await talk([...toMargin, ...wrongFirst.margin, 'I have no idea.']);
    const history = reopen(events, 'margin');
    const bench = onBench('talk', history);
    await bench.say(bench.page({ kind: 'page_audible', data: {} }));
    const line =
      'I multiply 200 cups by 25 days and by 1.80 dollars, so that is nine thousand dollars a month.';
    await bench.hear(line);
    if (bench.interviewer.state.status !== 'ended')
      await bench.hear('As I said, cups times days times margin.');
    const log = [
      ...history,
      ...bench.log.events.map((event) => ({ ...event, seq: event.seq + history.length })),
    ];
    const [before, after] = [takeOf(teaHouse, events, 'margin'), takeOf(teaHouse, log, 'margin')];
    if (!before || !after) throw new Error('there should be two takes');
    return { before, after, line };
  }

  test('each hold their own words and their own figure', async () => {
    const { before, after, line } = await takes();
    expect(before.question?.verdict).toBe('wrong');
    expect(after.question).toMatchObject({ verdict: 'right' });
    expect(after.transcript.map(({ text }) => text)).toContain(line);
    expect(after.transcript.map(({ text }) => text)).not.toContain(wrongFirst.margin[0]);
    expect(before.transcript.some(({ text }) => text === line)).toBe(false);
    expect(after.dimensions.map(({ dimension }) => dimension)).toEqual(['math']);
  });

  test('are told apart in sentences that lead to both places', async () => {
    const { before, after } = await takes();
    const changes = changesBetween(before, after);
    const [figure] = changes;
    expect(figure).toMatchObject({ tone: 'better' });
    expect(figure?.text).toMatch(/^You said .*, right; before it was .*, not right\.$/);
    expect(before.transcript.map(({ id }) => id)).toContain(figure?.before?.line_id);
    expect(after.transcript.map(({ id }) => id)).toContain(figure?.after?.line_id);
    expect(changes.some(({ text, tone }) => tone === 'better' && text.startsWith('Math: '))).toBe(true);
    expect(changesBetween(after, before).every(({ tone }) => tone !== 'better')).toBe(true);
    expect(changesBetween(after, after)).toEqual([]);
  });
});
