import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInterview } from './rig/interview-client.ts';
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
