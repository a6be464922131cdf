import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InterviewState } from '@caseroom/core/interview/state';
import type { EventBody, EventData } from '@caseroom/core/log/event';
import { onBench } from '../interviewer/testing/bench.ts';
import { ConversationBench } from './testing/conversation-bench.ts';

let bench: ConversationBench;
beforeEach(() => {
  vi.useFakeTimers();
  bench = new ConversationBench();
});
afterEach(() => {
  bench.conversation.close();
  vi.useRealTimers();
});

/** Heard by the interviewer before this one. */
const left = (id: string, text: string) =>
  ({ id, text, endMs: 0, modality: 'spoken', confidence: null }) as const;

it('greets once, and not before the candidate is there', async () => {
  bench.interviewer.opening = bench.interviewer.proposal('hello', 'open');
  bench.here = false;
  bench.conversation.start(bench.mouth);
  await bench.pass(1_000);
  expect(bench.lines).toEqual([]);
  bench.here = true;
  await bench.pass(300);
  expect(bench.ids()).toEqual(['hello']);
  bench.speak();
  await bench.pass(2_000);
  expect(bench.lines).toEqual([]);
});

it('commits a turn when its answer begins, with everything said since the last reply', async () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.hear(bench.utterance('twelve'));
  const thrownAway = bench.conversation.answer();
  bench.conversation.hear(bench.utterance('million'));
  const line = bench.conversation.answer();
  expect(bench.interviewer.calls).toEqual(['hear twelve', 'hear million']);
  if (!line || !thrownAway) throw new Error('no answer');
  bench.conversation.lineEvents.dropped(thrownAway);
  bench.conversation.lineEvents.begun(line, bench.now);
  expect(bench.interviewer.calls.slice(2)).toEqual([
    'commit re: twelve million (2)',
    'begun re: twelve million',
  ]);
  expect(bench.conversation.answer()).toBeNull();
});

it('keeps a backchannel out of the turn', () => {
  expect(bench.conversation.hear(bench.utterance('mm-hm'))).toBe('backchannel');
  expect(bench.conversation.answer()).toBeNull();
});

it('commits a silent answer at once, and says nothing', () => {
  bench.interviewer.silent = true;
  bench.conversation.hear(bench.utterance('well'));
  expect(bench.conversation.answer()).toBeNull();
  expect(bench.interviewer.calls).toEqual(['hear well', 'commit re: well (1)']);
});

it('answers what was left unanswered', async () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.hear(bench.utterance('so what now'));
  await bench.pass(3_500);
  expect(bench.lines).toEqual([]);
  await bench.pass(1_000);
  expect(bench.ids()).toEqual(['re: so what now']);
});

it('lets a timer wait while the candidate speaks, while a reply is under way and while the interview rests', async () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.timerMs = 100;
  bench.speaking = true;
  await bench.pass(2_000);
  expect(bench.lines).toEqual([]);
  bench.speaking = false;
  bench.interviewer.state = { ...bench.interviewer.state, status: 'paused' };
  await bench.pass(2_000);
  expect(bench.lines).toEqual([]);
  bench.interviewer.state = { ...bench.interviewer.state, status: 'live' };
  await bench.pass(300);
  expect(bench.ids()).toEqual(['check in']);
});

it('breaks off for a command, and does not lose it when it is talked over', async () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.absorb = () => ({ turns: [], commands: [{ type: 'repeat' }] });
  bench.conversation.absorb([]);
  expect(bench.hushed).toBe(1);
  const line = bench.lines.shift();
  expect(line?.proposal.id).toBe('repeat');
  if (line) bench.conversation.lineEvents.dropped(line);
  await bench.pass(300);
  expect(bench.ids()).toEqual(['repeat']);
});

it('breaks nothing off for a line that is only being typed', () => {
  const { interviewer, log } = onBench();
  bench.conversation = bench.begin(interviewer);
  const page = (body: EventBody) => bench.conversation.absorb([log.append('page', body, bench.now)]);
  bench.conversation.start(bench.mouth);
  page({ kind: 'page_audible', data: {} });
  expect(bench.lines).toHaveLength(1);
  page({ kind: 'typing_noted', data: {} });
  expect(bench.hushed).toBe(0);
  expect(bench.lines).toHaveLength(1);
});

it('answers a typed line at once', async () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.absorb = () => ({ turns: [bench.utterance('typed')], commands: [] });
  bench.conversation.absorb([]);
  expect(bench.ids()).toEqual(['re: typed']);
});

it('answers who has got no further than the page what is typed there, after a greeting, and nothing else', async () => {
  bench.here = false;
  bench.onlyReads = true;
  bench.interviewer.state = { ...bench.interviewer.state, audible: false };
  bench.interviewer.opening = bench.interviewer.proposal('hello', 'open');
  bench.conversation.start(bench.mouth);
  bench.interviewer.timerMs = 100;
  await bench.pass(5_000);
  expect(bench.lines).toEqual([]);
  bench.interviewer.absorb = () => ({ turns: [bench.utterance('typed')], commands: [] });
  bench.conversation.absorb([]);
  expect(bench.ids()).toEqual(['hello']);
  bench.speak();
  await bench.pass(300);
  expect(bench.ids()).toEqual(['re: typed']);
  bench.speak();
  bench.conversation.hear(bench.utterance('said before the network went'));
  await bench.pass(5_000);
  expect(bench.lines).toEqual([]);
  bench.interviewer.absorb = () => ({ turns: [], commands: [{ type: 'repeat' }] });
  bench.conversation.absorb([]);
  expect(bench.ids()).toEqual(['repeat']);
});

it('leaves after its goodbye, and stays when the goodbye is talked over', async () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.hear(bench.utterance('bye'));
  await bench.pass(4_500);
  bench.speak(true);
  expect(bench.ended).toBe(0);
  bench.conversation.hear(bench.utterance('good bye'));
  await bench.pass(4_500);
  bench.speak();
  await bench.pass(300);
  expect(bench.ended).toBe(1);
  expect(bench.lines).toEqual([]);
});

it('says that nobody hears, drops that when somebody does, and is silent about it where words are waiting', async () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.tellHearing('away');
  await bench.pass(200);
  expect(bench.ids()).toEqual(['hearing away']);
  bench.conversation.tellHearing('back');
  bench.conversation.tellHearing(null);
  bench.speak();
  await bench.pass(500);
  expect(bench.lines).toEqual([]);
  bench.conversation.hear(bench.utterance('what I said meanwhile'));
  bench.conversation.tellHearing('back');
  await bench.pass(4_500);
  expect(bench.ids()).toEqual(['re: what I said meanwhile']);
});

it('answers nobody while a turn by key is under way, and at once when its last words are there', async () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.timerMs = 100;
  bench.interviewer.state = { ...bench.interviewer.state, byKey: true, keyTurn: { startedMs: 0 } };
  bench.conversation.hear(bench.utterance('my first thought'));
  await bench.pass(6_000);
  expect([bench.lines, bench.conversation.answer()]).toEqual([[], null]);
  let lastWords = () => {};
  bench.conversation.waitFor(new Promise((resolve) => void (lastWords = resolve)));
  bench.interviewer.state = { ...bench.interviewer.state, keyTurn: null };
  await bench.pass(1_000);
  expect(bench.lines).toEqual([]);
  bench.conversation.hear(bench.utterance('and my second'));
  lastWords();
  await bench.pass(50);
  expect(bench.ids()).toEqual(['re: my first thought and my second']);
});

it('leaves a turn that was taken back unanswered, and nothing of what was said before it', async () => {
  const { interviewer, log } = onBench();
  bench.conversation = bench.begin(interviewer);
  const page = (body: EventBody) => bench.conversation.absorb([log.append('page', body, bench.now)]);
  const key = (act: EventData<'turn_key'>['act']) => page({ kind: 'turn_key', data: { act } });
  bench.conversation.start(bench.mouth);
  page({ kind: 'page_audible', data: {} });
  bench.speak();
  key('on');
  key('start');
  bench.now = 1_000;
  const first = bench.utterance('I would look at revenue');
  bench.conversation.hear(first);
  bench.now = 2_000;
  const late = bench.utterance('and at costs');
  key('end');
  bench.now = 2_500;
  key('start');
  // Its final comes when the key is down again.
  bench.conversation.hear(late);
  bench.now = 4_000;
  bench.conversation.hear(bench.utterance('no, forget that'));
  key('cancel');
  await bench.pass(5_000);
  expect(bench.lines.map(({ turn }) => turn?.text)).toEqual(['I would look at revenue and at costs']);
});

it('says no first words any more that were put off for a turn, but the question of a moment sat again', async () => {
  for (const [intent, after] of [
    ['resume', []],
    ['redo', ['sorry']],
  ] as const) {
    bench.interviewer.opening = { ...bench.interviewer.proposal('sorry', 'open'), intent };
    bench.conversation.start(bench.mouth);
    await bench.pass(1_000);
    const [first] = bench.lines.splice(0);
    if (!first) throw new Error('nothing was to be said first');
    bench.conversation.lineEvents.dropped(first);
    bench.conversation.hear(bench.utterance('are you there'));
    const answer = bench.conversation.answer();
    if (answer) bench.conversation.lineEvents.begun(answer, bench.now);
    await bench.pass(1_000);
    expect(bench.lines.splice(0).map(({ proposal }) => proposal.plannedText)).toEqual(after);
    bench.conversation.close();
    bench.conversation = bench.begin();
  }
});

it('answers what the last interviewer heard, with what is said now', async () => {
  bench.interviewer.state = {
    ...bench.interviewer.state,
    unanswered: [left('before', 'about twelve million')],
  };
  bench.interviewer.opening = bench.interviewer.proposal('sorry', 'open');
  bench.conversation.start(bench.mouth);
  await bench.pass(200);
  const [first] = bench.lines.splice(0);
  if (first) bench.conversation.lineEvents.dropped(first);
  bench.conversation.hear(bench.utterance('hello?'));
  expect(bench.conversation.answer()?.turn).toEqual({
    utteranceIds: ['before', 'hello?'],
    text: 'about twelve million hello?',
  });
});

it('does after its first words what was asked of the last interviewer, and answers what it heard after that', async () => {
  const { interviewer } = bench;
  interviewer.state = { ...interviewer.state, unanswered: [left('before', 'about twelve million')] };
  interviewer.opening = interviewer.proposal('sorry', 'open');
  interviewer.owed = [{ type: 'ask_time', askedMs: 60_000 }];
  interviewer.onCommand = ({ type }) => ({ ...interviewer.proposal(type, 'command'), thinkingMs: 60_000 });
  bench.conversation.start(bench.mouth);
  expect(bench.ids()).toEqual(['sorry']);
  bench.speak();
  await bench.pass(300);
  expect(bench.ids()).toEqual(['ask_time']);
  const thinking = { askedAtMs: bench.now, grantedMs: 60_000, endsMs: 60_000, unclear: false };
  interviewer.state = { ...interviewer.state, thinking };
  bench.speak();
  await bench.pass(20_000);
  expect(bench.lines).toEqual([]);
  interviewer.state = { ...interviewer.state, thinking: null };
  await bench.pass(300);
  expect(bench.ids()).toEqual(['re: about twelve million']);
});

it('leaves what came before it alone in a moment that is sat again', async () => {
  const redo = { put: false } as NonNullable<InterviewState['redo']>;
  bench.interviewer.state = {
    ...bench.interviewer.state,
    redo,
    unanswered: [left('before', 'the old answer')],
  };
  bench.conversation.start(bench.mouth);
  await bench.pass(5_000);
  expect(bench.lines).toEqual([]);
});

it('breaks off when the interview is paused or a coach takes the microphone, once', () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.absorb = () => {
    bench.interviewer.state = { ...bench.interviewer.state, status: 'paused' };
    return { turns: [], commands: [] };
  };
  bench.conversation.absorb([]);
  bench.conversation.absorb([]);
  expect(bench.hushed).toBe(1);
});

it('leaves what was said before granted time alone, and answers it with what comes next', async () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.hear(bench.utterance('so I would first look at'));
  const grant = { ...bench.interviewer.proposal('take your time', 'command'), thinkingMs: 60_000 };
  bench.interviewer.onCommand = () => grant;
  bench.interviewer.absorb = () => ({ turns: [], commands: [{ type: 'ask_time', askedMs: null }] });
  bench.conversation.absorb([]);
  const thinking = { askedAtMs: bench.now, grantedMs: 60_000, endsMs: 60_000, unclear: false };
  bench.interviewer.state = { ...bench.interviewer.state, thinking };
  bench.speak();
  await bench.pass(20_000);
  expect([bench.lines, bench.conversation.answer(), bench.conversation.guess(null)]).toEqual([
    [],
    null,
    null,
  ]);
  bench.conversation.hear(bench.utterance('may I ask something'));
  expect(bench.conversation.answer()?.turn?.text).toBe('so I would first look at may I ask something');
});

it('does not go on answering when the candidate has left the room', () => {
  bench.conversation.start(bench.mouth);
  bench.conversation.hear(bench.utterance('that is my answer'));
  bench.here = false;
  expect(bench.conversation.answer()).toBeNull();
  bench.here = true;
  expect(bench.conversation.answer()).not.toBeNull();
});

it('does what it is asked one after the other, and decides each when its turn comes', async () => {
  bench.conversation.start(bench.mouth);
  bench.speaking = true;
  const confirmed = { statedId: 's', questionId: 'q', heard: 12, value: 12, unit: null, right: true };
  bench.interviewer.absorb = () => ({
    turns: [],
    commands: [{ type: 'confirm_figure', confirmed }, { type: 'repeat' }],
  });
  bench.conversation.absorb([]);
  expect(bench.lines).toEqual([]);
  const { onCommand } = bench.interviewer;
  // Said aloud meanwhile.
  bench.interviewer.onCommand = (command) => {
    const proposal = onCommand(command);
    return command.type === 'confirm_figure' && proposal ? { ...proposal, silent: true } : proposal;
  };
  bench.speaking = false;
  await bench.pass(300);
  expect(bench.ids()).toEqual(['repeat']);
  expect(bench.interviewer.calls).toEqual([]);
});

it('greets even when a key was pressed before the first word', async () => {
  bench.interviewer.state = { ...bench.interviewer.state, audible: false };
  bench.conversation.start(bench.mouth);
  bench.interviewer.absorb = () => {
    bench.interviewer.state = { ...bench.interviewer.state, audible: true };
    return { turns: [], commands: [{ type: 'open' }, { type: 'repeat' }] };
  };
  bench.interviewer.opening = bench.interviewer.proposal('hello', 'open');
  bench.conversation.absorb([]);
  expect(bench.ids()).toEqual(['hello']);
  bench.speak();
  await bench.pass(300);
  expect(bench.ids()).toEqual(['repeat']);
});

it('takes a yes that came too early for an answer, when nothing follows it', async () => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.timerMs = 100;
  await bench.pass(300);
  bench.interviewer.earlyYes = [bench.utterance('yes')];
  bench.speak();
  await bench.pass(800);
  expect(bench.lines).toEqual([]);
  await bench.pass(500);
  expect(bench.ids()).toEqual(['re: yes']);
});

it('has a word once that was both left and brought by the log', () => {
  bench.interviewer.state = {
    ...bench.interviewer.state,
    unanswered: [left('twelve', 'twelve')],
  };
  bench.interviewer.absorb = () => ({ turns: [bench.utterance('twelve')], commands: [] });
  bench.conversation.absorb([]);
  bench.conversation.start(bench.mouth);
  expect(bench.lines[0]?.turn?.text ?? bench.conversation.answer()?.turn?.text).toBe('twelve');
});
