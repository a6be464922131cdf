import { afterAll, beforeAll, expect, it } from 'vitest';
import { hearingAttribute } from '@caseroom/core/wire/room';
import { startStack, type Stack } from '../testing/stack.ts';
import { createInterview, until } from './rig/interview-client.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';

let stack: Stack;
beforeAll(async () => {
  // No speech engine at all: the typed interview needs none.
  stack = await startStack({ apps: ['api', 'agent'], pages: false, env: { SPEECH_BASE_URL: '' } });
});
afterAll(() => stack?.stop());

it('interviews in writing, in the room and in the log', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'type' });
  const candidate = await joinAsCandidate(await interview.start(), { microphone: false });
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  await interview.command({ command: 'say', text: 'Yes, I am ready.' });
  const [greeting, answer] = await interview.logged('reply_said', 2);
  expect(answer?.data).toMatchObject({ interrupted: false, source: 'case' });
  const [turn] = await interview.logged('turn_taken');
  expect(turn?.data.text).toBe('Yes, I am ready.');
  await until(() => candidate.captions.length >= 2 || undefined, 3_000, 'two captions');
  expect(candidate.captions.map(({ text }) => text)).toEqual([greeting?.data.text, answer?.data.text]);
  expect(candidate.attribute(hearingAttribute)).toBe('none');
  const [heard] = await interview.logged('utterance_heard');
  expect((answer?.data.start_ms ?? 0) - (heard?.occurred_ms ?? 0)).toBeLessThan(2_000);

  const ending = Date.now();
  await interview.end();
  await until(() => candidate.interviewers() === 0 || undefined, 5_000, 'the interviewer leaves');
  expect(Date.now() - ending).toBeLessThan(2_500);
  await candidate.leave();
});
