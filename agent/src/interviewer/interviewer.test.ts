import { describe, expect, test } from 'vitest';
import type { Proposal, Utterance } from './port.ts';
import { atMargin, type Bench, onBench } from './testing/bench.ts';
import { ofKind } from './testing/talk.ts';

describe('the opening', () => {
  test('waits until the page is audible, then greets by name, once', async () => {
    const bench = onBench();
    expect(bench.interviewer.open()).toBeNull();
    const greeting = bench.page({ kind: 'page_audible', data: {} });
    expect(greeting?.directive).toEqual({ act: 'greet' });
    await bench.say(greeting);
    expect(bench.page({ kind: 'page_audible', data: {} })).toBeNull();
    expect(bench.interviewer.open()).toBeNull();
  });

  test('a typed interview waits for no sound', () => {
    expect(onBench('type').interviewer.open()?.directive).toEqual({ act: 'greet' });
  });
});

describe('a proposal that is thrown away', () => {
  test('leaves nothing behind', async () => {
    const bench = await atMargin();
    const before = bench.log.events.length;
    const state = bench.interviewer.state;
    bench.interviewer.propose({ utteranceIds: [], text: 'So that is 8,000 dollars a month.', nowMs: 1 });
    expect(bench.log.events.length).toBe(before);
    expect(bench.interviewer.state).toBe(state);
  });
});

describe('the keys of the page', () => {
  test('"give me a minute" is granted, and "I am ready" ends it', async () => {
    const bench = await atMargin();
    const granted = bench.page({ kind: 'thinking_asked', data: { asked_ms: 90_000, by: 'key' } });
    expect(granted?.directive).toEqual({ act: 'grant_thinking', granted_ms: 90_000 });
    await bench.say(granted);
    expect(bench.interviewer.state.thinking).not.toBeNull();
    expect(await bench.hear('so the price times the cups would be')).toBe('');
    await bench.say(bench.page({ kind: 'thinking_ended', data: { used_ms: 5000, by: 'key' } }));
    expect(bench.interviewer.state.thinking).toBeNull();
  });

  test('"repeat that" says the last line again', async () => {
    const bench = await atMargin();
    const again = await bench.say(bench.page({ kind: 'repeat_asked', data: {} }));
    expect(again).toContain('How much margin is left in a month?');
  });

  test('the same event twice is taken once', async () => {
    const bench = await atMargin();
    const event = bench.log.append('page', { kind: 'repeat_asked', data: {} }, 50_000);
    expect(bench.interviewer.absorb([event]).commands).toEqual([{ type: 'repeat' }]);
    expect(bench.interviewer.absorb([event]).commands).toEqual([]);
  });
});

describe('words that are not heard to their end', () => {
  const times = { startMs: 200_000, endMs: 203_000 };
  const speakOnly = (bench: Bench, proposal: Proposal | null, text: string) => {
    if (!proposal) throw new Error('nothing is to be said');
    bench.interviewer.commit(proposal);
    bench.interviewer.replyBegun(proposal);
    bench.interviewer.replySaid(proposal, { text, ...times, interrupted: true });
  };

  test('a question that the interviewer cut off itself is taken up, one that was heard is not', async () => {
    const bench = await atMargin();
    const repeat = { type: 'repeat' } as const;
    expect(bench.interviewer.onCommand({ type: 'go_on' })?.silent).toBe(true);
    speakOnly(bench, bench.interviewer.onCommand(repeat), 'How much margin');
    const rest = bench.interviewer.onCommand({ type: 'go_on' });
    expect(rest?.directive).toEqual({ act: 'continue_reply' });
    expect(await bench.say(rest)).toContain('How much margin is left in a month?');
    expect(bench.interviewer.onCommand({ type: 'go_on' })?.silent).toBe(true);
  });

  const yes = (endMs: number, text = 'Yes, sure.'): Utterance => ({
    eventId: `00000000-0000-7000-8000-${endMs}000000`,
    text,
    words: [],
    startMs: endMs - 500,
    endMs,
    confidence: 0.9,
    modality: 'spoken',
    recogniser: 'test',
  });

  test.each([
    ['in the last second of a question that a yes answers', 202_500, 1],
    ['before', 201_500, 0],
  ])('a yes %s', (_when, endMs, answers) => {
    const bench = onBench();
    const greeting = bench.page({ kind: 'page_audible', data: {} });
    if (!greeting) throw new Error('no greeting');
    bench.interviewer.commit(greeting);
    bench.interviewer.replyBegun(greeting);
    expect(bench.interviewer.hear(yes(endMs))).toBe('backchannel');
    const said = { text: greeting.plannedText, ...times, interrupted: false };
    const late = bench.interviewer.replySaid(greeting, said);
    expect(late).toHaveLength(answers);
    const [turn] = late.map(({ eventId, text }) => ({ utteranceIds: [eventId], text, nowMs: 204_000 }));
    if (turn) expect(bench.interviewer.propose(turn).directive.act).toBe('give_prompt');
  });

  test('a nod to a question that wants words is none', async () => {
    const bench = await atMargin();
    const again = bench.interviewer.onCommand({ type: 'repeat' });
    if (!again) throw new Error('nothing to repeat');
    bench.interviewer.commit(again);
    bench.interviewer.replyBegun(again);
    expect(bench.interviewer.hear(yes(202_500, 'Okay.'))).toBe('backchannel');
    const said = { text: again.plannedText, ...times, interrupted: false };
    expect(bench.interviewer.replySaid(again, said)).toEqual([]);
  });
});

describe('rule 21: figures of the offline engine are confirmed on the screen', () => {
  async function stated() {
    const bench = await atMargin('demo');
    await bench.hear('So that is nine thousand dollars a month.');
    const figure = ofKind(bench.log.events, 'number_stated').findLast(({ data }) => data.is_answer);
    if (!figure) throw new Error('a figure should wait on the screen');
    return { bench, figure };
  }
  const confirm = (stated_id: string, value: number, right: boolean) =>
    ({ kind: 'number_confirmed', data: { stated_id, value, unit: 'USD/month', right } }) as const;

  test('a yes lets it count', async () => {
    const { bench, figure } = await stated();
    expect(figure.data.needs).toBe('confirmation');
    await bench.say(bench.page(confirm(figure.event_id, 9000, true)));
    expect(ofKind(bench.log.events, 'number_judged').at(-1)?.data).toMatchObject({
      verdict: 'right',
      value: 9000,
      credit: 5,
    });
  });

  test('a figure that was confirmed counts once, however late its tap is answered', async () => {
    const { bench, figure } = await stated();
    const event = bench.log.append('page', confirm(figure.event_id, 9000, true), 90_000);
    const [command] = bench.interviewer.absorb([event]).commands;
    if (!command) throw new Error('a tap is a command');
    await bench.say(bench.interviewer.onCommand(command));
    const late = bench.interviewer.onCommand(command);
    expect([late?.silent, late?.consequences]).toEqual([true, []]);
    expect(ofKind(bench.log.events, 'number_judged')).toHaveLength(1);
  });

  test('a correction counts in its place', async () => {
    const { bench, figure } = await stated();
    await bench.say(bench.page(confirm(figure.event_id, 8000, false)));
    expect(ofKind(bench.log.events, 'number_judged').at(-1)?.data).toMatchObject({
      verdict: 'wrong',
      value: 8000,
    });
  });

  test('a bare no counts for nothing and asks again', async () => {
    const { bench, figure } = await stated();
    const reply = bench.page(confirm(figure.event_id, 9000, false));
    expect(reply?.intent).toBe('deny');
    await bench.say(reply);
    expect(ofKind(bench.log.events, 'number_judged')).toEqual([]);
  });
});

describe('an interviewer that takes over from a lost one', () => {
  test('apologises, says where we were and asks again what was asked', async () => {
    const first = await atMargin();
    const second = onBench('talk', first.log.events);
    const proposal = second.interviewer.open();
    expect(proposal?.directive).toEqual({ act: 'apologise_lost' });
    const text = await second.say(proposal);
    expect(text).toContain('Numbers');
    expect(text).toContain('How much margin is left in a month?');
    expect(second.interviewer.state.phase?.id).toBe('sums');
    expect(second.interviewer.open()).toBeNull();
  });

  test('answers what was heard and not answered, and asks for it no second time', async () => {
    const first = await atMargin();
    const text = 'So that is nine thousand dollars a month.';
    const heard = { startMs: 90_000, endMs: 93_000, words: [], confidence: 0.9, recogniser: 'test' };
    first.interviewer.hear({
      eventId: '00000000-0000-7000-8000-000000777777',
      text,
      ...heard,
      modality: 'spoken',
    });
    const second = onBench('talk', first.log.events);
    await second.say(second.interviewer.open());
    expect(ofKind(second.log.events, 'turn_taken').map(({ data }) => data.text)).toEqual([text]);
    expect(ofKind(second.log.events, 'number_judged').at(-1)?.data.verdict).toBe('right');
    expect(second.interviewer.state.unanswered).toEqual([]);
  });

  test.each([
    ['talk', 'read_back'],
    ['demo', 'confirmation'],
  ] as const)('judges no doubtful figure that it has not heard itself (%s)', async (door, needs) => {
    const first = await atMargin(door);
    first.interviewer.hear({
      ...{ eventId: '00000000-0000-7000-8000-000000777777', text: 'So that is 8,000 dollars a month.' },
      ...{ startMs: 90_000, endMs: 93_000, words: [], confidence: 0.3, recogniser: 'test' },
      modality: 'spoken',
    });
    const second = onBench(door, first.log.events);
    const answer = second.interviewer.open();
    expect(answer?.directive.act).toBe('read_back');
    await second.say(answer);
    expect(ofKind(second.log.events, 'number_stated').map(({ data }) => data.needs)).toEqual([needs]);
    expect(ofKind(second.log.events, 'number_judged')).toEqual([]);
  });

  test('apologises in its answer when the candidate speaks first, and only there', async () => {
    const first = await atMargin();
    const second = onBench('talk', first.log.events);
    expect(second.interviewer.guessOpening()).not.toBeNull();
    const text = await second.hear('So that is nine thousand dollars a month.');
    expect(text).toMatch(/sorry|apolog/i);
    expect(ofKind(second.log.events, 'number_judged').at(-1)?.data.verdict).toBe('right');
    expect(second.interviewer.open()).toBeNull();
    expect(await second.hear('Shall we go on?')).not.toMatch(/sorry|apolog/i);
  });

  test('its timers run although the last one was lost', async () => {
    const first = await atMargin();
    first.log.append(
      'api',
      { kind: 'interviewer_lost', data: { job_id: 'a', reason: 'heartbeat' } },
      100_000,
    );
    const second = onBench('talk', first.log.events);
    await second.say(second.interviewer.open());
    expect(second.interviewer.nextTimerMs()).not.toBeNull();
  });
});

describe('a line that is being typed', () => {
  test('is no silence, asks for nothing, and is known to whoever comes after', async () => {
    const bench = await atMargin();
    const typedMs = (bench.interviewer.nextTimerMs() ?? 0) - 1_000;
    bench.at(typedMs);
    expect(bench.page({ kind: 'typing_noted', data: {} })).toBeNull();
    expect(bench.interviewer.nextTimerMs()).toBe(typedMs + 120_000);
    const second = onBench('talk', bench.log.events);
    expect(second.interviewer.state.typedMs).toBe(typedMs);
  });
});

describe('a pause', () => {
  test('stops every timer, and its time counts for no phase', async () => {
    const bench = await atMargin();
    const entered = bench.interviewer.state.phase?.excludedMs ?? 0;
    bench.at(100_000);
    bench.page({ kind: 'session_paused', data: { reason: 'candidate' } });
    expect(bench.interviewer.nextTimerMs()).toBeNull();
    bench.at(160_000);
    bench.page({ kind: 'session_resumed', data: {} });
    expect(bench.interviewer.state.phase?.excludedMs).toBe(entered + 60_000);
    expect(bench.interviewer.nextTimerMs()).not.toBeNull();
  });
});
