import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStack, type Stack } from '../testing/stack.ts';
import { createInterview } from './rig/interview-client.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ apps: ['api', 'agent', 'speech'], pages: false });
});
afterAll(() => stack?.stop());

it('really recognises what is said with the offline engines, without a key', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'demo' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1, 60_000);
  await candidate.silence();
  const { startedAt } = await candidate.say('yes I would like to hear the case');
  const [heard] = await interview.logged('utterance_heard', 1, 60_000);
  const [joined] = await interview.logged('interviewer_joined');
  expect(heard?.data).toMatchObject({ modality: 'spoken', recogniser: expect.stringMatching(/^offline/) });
  expect(heard?.data.words.length).toBeGreaterThan(3);
  const late = (heard?.data.start_ms ?? 0) - (startedAt + (joined?.data.offset_ms ?? 0));
  expect(Math.abs(late)).toBeLessThan(1_000);
  await interview.logged('reply_said', 2, 60_000);
  await interview.end();
  await candidate.leave();
});
