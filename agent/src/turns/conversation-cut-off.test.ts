/** What the interviewer broke off by itself. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Line } from './mouth.ts';
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

const cut = async (waits?: Line) => {
  bench.conversation.start(bench.mouth);
  bench.interviewer.timerMs = 100;
  await bench.pass(300);
  const [line] = bench.lines;
  if (!line) throw new Error('there is nothing to be cut off');
  bench.conversation.lineEvents.begun(line, bench.now);
  bench.conversation.hush();
  bench.lines = [];
  if (waits) bench.conversation.lineEvents.dropped(waits);
  bench.conversation.lineEvents.said(line, {
    text: 'x',
    startMs: bench.now,
    endMs: bench.now,
    interrupted: true,
  });
};

it('is taken up when it has the word again, before a timer', async () => {
  await cut();
  await bench.pass(300);
  expect(bench.ids()).toEqual(['go_on']);
});

it('is taken up although another line, which waited behind it, was dropped before its end was told', async () => {
  await cut({ proposal: bench.interviewer.proposal('waits', 'timer'), turn: null });
  await bench.pass(300);
  expect(bench.ids()).toEqual(['go_on']);
});

it('waits for a page that comes back to take the sound in again', async () => {
  await cut();
  bench.here = false;
  await bench.pass(5_000);
  bench.here = true;
  await bench.pass(1_000);
  expect(bench.lines).toEqual([]);
  await bench.pass(1_000);
  expect(bench.ids()).toEqual(['go_on']);
});

it('stays when it was about to be taken up and was broken off once more', async () => {
  await cut();
  await bench.pass(300);
  const line = bench.lines.shift();
  if (line) bench.conversation.lineEvents.dropped(line);
  await bench.pass(300);
  expect(bench.ids()).toEqual(['go_on']);
});

it('is left to the answer where the candidate speaks first, and to the candidate who broke it off', async () => {
  await cut();
  bench.conversation.hear(bench.utterance('just a second'));
  await bench.pass(5_000);
  expect(bench.ids()).toEqual(['re: just a second']);
  bench.speak();
  // Nothing was being said that could be broken off.
  bench.conversation.hush();
  bench.interviewer.timerMs = 100;
  await bench.pass(300);
  bench.speak(true);
  await bench.pass(3_000);
  expect(bench.lines).toEqual([]);
});

it('is taken up after something that was said in passing', async () => {
  await cut();
  const line = { proposal: { ...bench.interviewer.proposal('a minute', 'command') }, turn: null };
  bench.conversation.lineEvents.begun(line, bench.now);
  const said = { text: 'a minute', startMs: bench.now, endMs: bench.now, interrupted: false };
  bench.conversation.lineEvents.said(line, said);
  await bench.pass(300);
  expect(bench.ids()).toEqual(['go_on']);
});

it('is silent while the candidate thinks', async () => {
  await cut();
  bench.interviewer.state = { ...bench.interviewer.state, graceUntilMs: 60_000 };
  await bench.pass(3_000);
  expect(bench.lines).toEqual([]);
});

it('is taken up by the next interviewer, once nobody thinks any more', async () => {
  bench.interviewer.state = { ...bench.interviewer.state, unheard: 'How would you?', graceUntilMs: 60_000 };
  bench.conversation.start(bench.mouth);
  await bench.pass(3_000);
  expect(bench.lines).toEqual([]);
  bench.interviewer.state = { ...bench.interviewer.state, graceUntilMs: null };
  await bench.pass(300);
  expect(bench.ids()).toEqual(['go_on']);
});
