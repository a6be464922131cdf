import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../infra/simulators/fault.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from '../../../infra/simulators/openai.ts';
import { onBench } from '../interviewer/testing/bench.ts';
import { ofKind } from '../interviewer/testing/talk.ts';
import type { Proposal } from '../interviewer/port.ts';
import { chatModel } from './chat-model.ts';

let simulator: OpenaiSimulator;
let told: string[];
beforeEach(async () => {
  simulator = await startOpenaiSimulator({ tokensPerS: 200 });
  told = [];
});
afterEach(() => simulator.close());

/** An interviewer whose words come from the simulator, at the first question of its case. */
async function atQuestion() {
  const model = chatModel({
    ...{ baseUrl: simulator.url, apiKey: 'k', model: 'simulated-chat', allowed: () => true, onUsage() {} },
    onAway: (reason) => void told.push(reason),
    onBack: () => void told.push('back'),
  });
  const bench = onBench('talk', undefined, model);
  const greeting = bench.page({ kind: 'page_audible', data: {} });
  if (!greeting) throw new Error('a greeting is due');
  bench.interviewer.commit(greeting);
  bench.interviewer.replyBegun(greeting);
  bench.interviewer.replySaid(greeting, {
    text: greeting.plannedText,
    startMs: 0,
    endMs: 1,
    interrupted: false,
  });
  await bench.hear('Ready.');
  const ask = () =>
    bench.interviewer.propose({ utteranceIds: [], text: 'No further questions.', nowMs: 10_000 });
  return { ...bench, ask };
}
async function speak(run: Awaited<ReturnType<typeof atQuestion>>, proposal: Proposal, early = false) {
  const rehearsal = early ? run.interviewer.rehearse(proposal) : undefined;
  const begun = performance.now();
  const clauses: string[] = [];
  let firstMs = Number.NaN;
  for await (const clause of run.interviewer.speak(proposal, new AbortController().signal, rehearsal)) {
    if (clauses.length === 0) firstMs = performance.now() - begun;
    clauses.push(clause);
  }
  return { text: clauses.join(' '), firstMs };
}
const questions = (text: string) => text.match(/\?/g)?.length ?? 0;

describe('when the model fails, the case takes over in time, with its question once', () => {
  const faults: [string, FaultInput | null, string][] = [
    ['refused', { kind: 'refuse', status: 500 }, 'status_500'],
    ['busy', { kind: 'refuse', status: 429, retryAfterS: 20 }, 'busy'],
    ['slow', { kind: 'slow', delayMs: 10_000 }, 'late'],
    ['a black hole', { kind: 'black-hole' }, 'late'],
    ['empty', { kind: 'empty' }, 'empty'],
    ['garbage', { kind: 'garbage' }, 'empty'],
    ['cut in mid-stream', { kind: 'close' }, 'cut'],
  ];
  it.each(faults)('%s', async (_, fault, reason) => {
    const run = await atQuestion();
    simulator.replies.push({
      text: 'Thanks, that helps me to follow you here. Now we can go on to the next part.',
    });
    if (fault) simulator.faults.add({ ...fault, on: 'chat' });
    const proposal = run.ask();
    expect(questions(proposal.plannedText)).toBeGreaterThan(0);
    const { text, firstMs } = await speak(run, proposal);
    expect(questions(text)).toBe(questions(proposal.plannedText));
    expect(firstMs).toBeLessThan(3_000);
    await expect.poll(() => told).toEqual([reason]);
    // It is left alone: the next reply does not wait for it.
    const asked = simulator.requests.length;
    expect((await speak(run, run.ask())).firstMs).toBeLessThan(500);
    expect(simulator.requests).toHaveLength(asked);
  });
});

describe('words that are begun early', () => {
  it('leave no trace, and are spoken without another request', async () => {
    const run = await atQuestion();
    simulator.replies.push({ text: 'Thank you for that.', delayMs: 300 });
    const before = run.log.events.length;
    const first = run.interviewer.rehearse(run.ask());
    for await (const _ of first.words());
    expect(run.log.events).toHaveLength(before);
    const asked = simulator.requests.length;
    const clauses: string[] = [];
    const { signal } = new AbortController();
    for await (const clause of run.interviewer.speak(run.ask(), signal, first)) clauses.push(clause);
    expect(clauses[0]).toBe('Thank you for that.');
    expect(simulator.requests).toHaveLength(asked);
  });

  it('are guarded when they are said, and only then is it told what was stopped', async () => {
    const run = await atQuestion();
    simulator.replies.push({ text: 'The rent is 4711 dollars a month.' });
    const rehearsal = run.interviewer.rehearse(run.ask());
    const quiet: string[] = [];
    for await (const clause of rehearsal.words()) quiet.push(clause);
    expect(quiet.join(' ')).not.toContain('4711');
    expect(ofKind(run.log.events, 'guard_stopped')).toEqual([]);
    const { signal } = new AbortController();
    for await (const clause of run.interviewer.speak(run.ask(), signal, rehearsal))
      expect(clause).not.toContain('4711');
    expect(ofKind(run.log.events, 'guard_stopped')).toHaveLength(1);
  });

  it('end with their request when the candidate goes on, which is no fault of the model', async () => {
    const run = await atQuestion();
    simulator.faults.add({ kind: 'black-hole', on: 'chat' });
    const asked = simulator.requests.length;
    const rehearsal = run.interviewer.rehearse(run.ask());
    while (simulator.requests.length === asked) await new Promise((resolve) => setTimeout(resolve, 2));
    rehearsal.abort();
    while (simulator.requests.at(-1)?.outcome === undefined)
      await new Promise((resolve) => setTimeout(resolve, 2));
    expect(simulator.requests.at(-1)?.outcome).toBe('client-gone');
    expect(told).toEqual([]);
  });
});
