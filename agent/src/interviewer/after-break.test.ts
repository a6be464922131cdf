/** What was not heard of a reply, and what the interviewer before did not get to. */
import type { EventBody } from '@caseroom/core/log/event';
import { describe, expect, test } from 'vitest';
import type { InterviewerModel } from './model.ts';
import type { Proposal } from './port.ts';
import { atMargin, onBench, type Bench } from './testing/bench.ts';
import { ofKind } from './testing/talk.ts';

/** Words everything anew, as a model does that was told to be short. */
const brief: InterviewerModel = {
  name: 'brief',
  async *stream() {
    yield 'They want to grow.';
  },
};

function breakOff({ interviewer }: Bench, proposal: Proposal | null, heard: string): void {
  if (!proposal) throw new Error('nothing is said');
  interviewer.commit(proposal);
  interviewer.replyBegun(proposal);
  interviewer.replySaid(proposal, { text: heard, startMs: 0, endMs: 1, interrupted: true });
}

/** The interviewer begins to say it, and is lost; whatever the page sends after that waits for the next one. */
function dieIn({ interviewer, log }: Bench, proposal: Proposal | null, ...left: EventBody[]): Bench {
  if (!proposal) throw new Error('nothing is said');
  interviewer.commit(proposal);
  interviewer.replyBegun(proposal);
  const atMs = log.events.at(-1)?.occurred_ms ?? 0;
  log.append('api', { kind: 'interviewer_lost', data: { job_id: 'a', reason: 'heartbeat' } }, atMs + 1_000);
  for (const body of left) log.append('page', body, atMs + 2_000);
  return onBench('talk', log.events);
}

const typed = (text: string): EventBody => ({
  kind: 'utterance_heard',
  data: {
    ...{ text, words: [], start_ms: 90_000, end_ms: 90_000, confidence: null },
    ...{ modality: 'typed', role: 'turn', recogniser: null },
  },
});
const minute: EventBody = { kind: 'thinking_asked', data: { asked_ms: 60_000, by: 'key' } };
const margin = 'How much margin is left in a month?';
const timesIn = (text: string, part: string) => text.split(part).length - 1;

describe('a reply that was cut off', () => {
  test("goes on in the case's own words, whatever model there is", async () => {
    const bench = onBench('talk', undefined, brief);
    await bench.say(bench.page({ kind: 'page_audible', data: {} }));
    const prompt = bench.interviewer.propose({ utteranceIds: [], text: 'Ready.', nowMs: 1_000 });
    breakOff(bench, prompt, prompt.plannedText.slice(0, 20));
    const rest = bench.interviewer.onCommand({ type: 'go_on' });
    expect(await bench.say(rest)).toBe(rest?.plannedText);
    expect(rest?.plannedText).toBe(prompt.plannedText);
  });

  test('is taken up after time to think that was asked for by key in the middle of it', async () => {
    const bench = await atMargin();
    const question = bench.interviewer.onCommand({ type: 'repeat' });
    breakOff(bench, question, 'Sure.');
    await bench.say(bench.page({ kind: 'thinking_asked', data: { asked_ms: 30_000, by: 'key' } }));
    const ready = bench.page({ kind: 'thinking_ended', data: { used_ms: 10_000, by: 'key' } });
    await bench.say(ready);
    expect(bench.interviewer.onCommand({ type: 'go_on' })?.plannedText).toContain('?');
  });

  test('"repeat that" repeats the question, not what was said in passing', async () => {
    const bench = await atMargin();
    const asked = bench.interviewer.state.reply?.plannedText ?? '';
    await bench.say(bench.page({ kind: 'thinking_asked', data: { asked_ms: 30_000, by: 'key' } }));
    await bench.say(bench.page({ kind: 'thinking_ended', data: { used_ms: 10_000, by: 'key' } }));
    const question = asked.split(/(?<=[.!?])\s+/).findLast((sentence) => sentence.endsWith('?')) ?? '-';
    expect(bench.interviewer.onCommand({ type: 'repeat' })?.plannedText).toContain(question);
  });
});

describe('what an interviewer was lost in', () => {
  test.each(['Hello?', 'I am here.'])('is said to who says "%s" into the silence, once', async (text) => {
    const first = await atMargin();
    const second = dieIn(first, first.interviewer.onCommand({ type: 'repeat' }), typed(text));
    const answer = await second.say(second.interviewer.open());
    expect(answer).toMatch(/sorry|apolog/i);
    expect(timesIn(answer, margin)).toBe(1);
    expect(second.interviewer.state.unheard).toBeNull();
    expect(second.interviewer.state.unanswered).toEqual([]);
  });

  test('is the whole case, where that was being put', async () => {
    const first = onBench();
    await first.say(first.page({ kind: 'page_audible', data: {} }));
    const prompt = first.interviewer.propose({ utteranceIds: [], text: 'Ready.', nowMs: 4_000 });
    const second = dieIn(first, prompt, typed('Hello?'));
    expect(await second.say(second.interviewer.open())).toContain(prompt.plannedText);
  });

  test('is said before the time to think that was asked for, and not after it', async () => {
    const first = await atMargin();
    const second = dieIn(first, first.interviewer.onCommand({ type: 'repeat' }), minute);
    expect(timesIn(await second.say(second.interviewer.open()), margin)).toBe(1);
    const [owed] = second.interviewer.owed;
    const granted = await second.say(owed ? second.interviewer.onCommand(owed) : null);
    expect(granted).not.toContain(margin);
    expect(second.interviewer.onCommand({ type: 'go_on' })?.silent).toBe(true);
  });

  test('is said although something was said in passing since it was cut off', async () => {
    const first = await atMargin();
    breakOff(first, first.interviewer.onCommand({ type: 'repeat' }), 'Sure.');
    await first.say(first.page(minute));
    await first.say(first.page({ kind: 'thinking_ended', data: { used_ms: 5_000, by: 'key' } }));
    const opening = onBench('talk', first.log.events).interviewer.open();
    expect(timesIn(opening?.plannedText ?? '', margin)).toBe(1);
  });

  test('is owed over an apology that is followed by something else', async () => {
    const first = await atMargin('demo');
    await first.hear('So that is nine thousand dollars a month.');
    const figure = ofKind(first.log.events, 'number_stated').findLast(({ data }) => data.is_answer);
    await first.say(first.interviewer.onCommand({ type: 'repeat' }));
    breakOff(first, first.interviewer.onCommand({ type: 'repeat' }), 'Sure.');
    const data = { stated_id: figure?.event_id ?? '', value: 9000, unit: 'USD/month', right: true };
    first.log.append('page', { kind: 'number_confirmed', data }, 90_000);
    const second = onBench('demo', first.log.events);
    await second.say(second.interviewer.open());
    expect(second.interviewer.state.unheard).toContain(margin);
  });

  test('is said once by whoever comes, with what it handed over on the page', async () => {
    const first = await atMargin();
    const planned = first.interviewer.state.reply?.plannedText ?? '';
    const again = first.interviewer.onCommand({ type: 'repeat' });
    const second = dieIn(first, again && { ...again, plannedText: planned });
    const text = await second.say(second.interviewer.open());
    expect(timesIn(text, margin)).toBe(1);
    expect(text).not.toContain('Here is a table about one cup.');
    expect(second.interviewer.onCommand({ type: 'go_on' })?.silent).toBe(true);
  });
});

describe('what the one before did not get to', () => {
  test('a figure that was confirmed while nobody was there is judged, and its card is not spoken of', async () => {
    const first = await atMargin('demo');
    await first.hear('So that is nine thousand dollars a month.');
    const figure = ofKind(first.log.events, 'number_stated').findLast(({ data }) => data.is_answer);
    const data = { stated_id: figure?.event_id ?? '', value: 9000, unit: 'USD/month', right: true };
    first.log.append('page', { kind: 'number_confirmed', data }, 90_000);
    const second = onBench('demo', first.log.events);
    const opening = second.interviewer.open();
    expect(opening?.plannedText).not.toMatch(/screen|page/i);
    await second.say(opening);
    const [owed, ...more] = second.interviewer.owed;
    expect(more).toEqual([]);
    await second.say(owed ? second.interviewer.onCommand(owed) : null);
    expect(ofKind(second.log.events, 'number_judged')[0]?.data).toMatchObject({
      verdict: 'right',
      value: 9000,
    });
    expect(onBench('demo', [...first.log.events, ...second.log.events]).interviewer.owed).toEqual([]);
  });

  test('an answer that was broken off for time to think waits until after it', async () => {
    const first = await atMargin();
    first.log.append('page', typed('So that is nine thousand dollars a month, but wait.'), 89_000);
    first.log.append('page', minute, 90_000);
    const second = onBench('talk', first.log.events);
    expect(await second.say(second.interviewer.open())).toMatch(/sorry|apolog/i);
    const [owed] = second.interviewer.owed;
    await second.say(owed ? second.interviewer.onCommand(owed) : null);
    expect(second.interviewer.state.thinking?.grantedMs).toBe(60_000);
    expect(second.interviewer.state.unanswered).toHaveLength(1);
    expect(ofKind(second.log.events, 'number_stated')).toEqual([]);
  });

  test('time to think that was asked for is granted', async () => {
    const first = await atMargin();
    first.log.append('page', minute, 90_000);
    const second = onBench('talk', first.log.events);
    expect(second.interviewer.owed).toEqual([{ type: 'ask_time', askedMs: 60_000 }]);
    await second.say(second.interviewer.open());
    const [owed] = second.interviewer.owed;
    await second.say(owed ? second.interviewer.onCommand(owed) : null);
    expect(second.interviewer.state.thinking?.grantedMs).toBe(60_000);
    expect(ofKind(second.log.events, 'thinking_granted').map(({ data }) => data.granted_ms)).toEqual([
      60_000,
    ]);
    expect(onBench('talk', [...first.log.events, ...second.log.events]).interviewer.owed).toEqual([]);
  });

  test('nothing that was decided is owed', async () => {
    const first = await atMargin();
    await first.say(first.page({ kind: 'thinking_asked', data: { asked_ms: 60_000, by: 'key' } }));
    await first.say(first.page({ kind: 'thinking_ended', data: { used_ms: 10_000, by: 'key' } }));
    expect(onBench('talk', first.log.events).interviewer.owed).toEqual([]);
  });
});

test('nobody talks into granted time, not even to say sorry', async () => {
  const first = await atMargin();
  await first.say(first.page({ kind: 'thinking_asked', data: { asked_ms: 60_000, by: 'key' } }));
  const second = onBench('talk', first.log.events);
  expect(second.interviewer.open()).toBeNull();
  expect(await second.hear('I am ready. So that is nine thousand dollars a month.')).toMatch(/sorry|apolog/i);
});

test('one apology is enough, however often the interviewer is lost', async () => {
  const first = await atMargin();
  const second = onBench('talk', first.log.events);
  const opening = second.interviewer.open();
  breakOff(second, opening, 'Sorry,');
  const third = onBench('talk', [...first.log.events, ...second.log.events]);
  const again = third.interviewer.open()?.plannedText ?? '';
  expect(again.match(/sorry|apolog/gi)).toHaveLength(1);
  expect(again.match(/We were at:/g)).toHaveLength(1);
  expect(again).toContain(first.interviewer.state.reply?.plannedText.split(/(?<=[.!?])\s+/).at(-1));
});

test('who comes back from a rest is welcomed, and nobody says sorry for it', async () => {
  const first = await atMargin();
  first.log.append('page', { kind: 'session_paused', data: { reason: 'candidate' } }, 90_000);
  first.log.append('page', { kind: 'session_resumed', data: {} }, 900_000);
  const back = onBench('talk', first.log.events).interviewer.open()?.plannedText;
  expect(back).toMatch(/back|again/i);
  expect(back).not.toMatch(/sorry|apolog/i);
  first.log.append('api', { kind: 'interviewer_lost', data: { job_id: 'a', reason: 'heartbeat' } }, 901_000);
  expect(onBench('talk', first.log.events).interviewer.open()?.plannedText).toMatch(/sorry|apolog/i);
});

test('a choice that was put before a break is answered after it', async () => {
  const first = await atMargin();
  expect(await first.hear('What do we know about the guests?')).toContain('guests of the first shop or');
  const second = onBench('talk', first.log.events);
  await second.say(second.interviewer.open());
  expect(await second.hear('The second one, please.')).toBe('The second shop is near the university.');
});
