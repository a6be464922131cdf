import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInterview, type InterviewClient } from './rig/interview-client.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';

let rig: SpokenStack;
let deepgram: SpokenStack['deepgram'];
let stack: SpokenStack['stack'];
beforeAll(async () => {
  rig = await startSpokenStack();
  ({ deepgram, stack } = rig);
});
afterAll(() => rig?.stop());

it('stays with the candidate over a reload of the page', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const first = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said');
  await first.leave();
  await interview.logged('connection_lost');

  const back = Date.now();
  const second = await joinAsCandidate(await interview.start());
  await interview.logged('connection_restored');
  deepgram.script.say({ text: 'I am back, please go ahead.' });
  await second.say('I am back, please go ahead.');
  await interview.logged('utterance_heard');
  await interview.logged('reply_said', 2);
  expect(second.heardSince(back).length).toBeGreaterThan(0);
  expect(await interview.logged('interviewer_joined')).toHaveLength(1);
  await interview.end();
  await second.leave();
});

/** The greeting asks whether it may begin; of it, so much is heard before it is broken off. */
const HEARD_MS = 700;

async function midGreeting() {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await candidate.hearsSomething();
  await wait(HEARD_MS);
  return { interview, candidate };
}

/** The second of the replies says what was not heard of the first, and nobody had to ask for it. */
async function takenUp(interview: InterviewClient): Promise<void> {
  const [cut, rest] = await interview.logged('reply_said', 2, 20_000);
  expect(cut?.data.interrupted).toBe(true);
  expect(rest?.data.text).toContain('May I give you the case?');
  expect(await interview.log()).not.toContainEqual(expect.objectContaining({ kind: 'utterance_heard' }));
}

it('takes up the question that a reload cut off', async () => {
  const { interview, candidate } = await midGreeting();
  await candidate.leave();
  await interview.logged('connection_lost');
  const back = Date.now();
  const second = await joinAsCandidate(await interview.start());
  await takenUp(interview);
  expect(second.heardSince(back).length).toBeGreaterThan(0);
  await interview.end();
  await second.leave();
});

it('takes up the question that a pause cut off', async () => {
  const { interview, candidate } = await midGreeting();
  await interview.command({ command: 'pause' });
  await interview.logged('session_paused');
  await candidate.silence();
  await interview.command({ command: 'resume' });
  await takenUp(interview);
  await interview.end();
  await candidate.leave();
});
