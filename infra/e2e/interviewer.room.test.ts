import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@caseroom/core/wire/routes';
import { startOpenaiSimulator, type OpenaiSimulator } from '../simulators/openai.ts';
import { startStack, type Stack } from '../testing/stack.ts';
import { createInterview, until } from './rig/interview-client.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';

let openai: OpenaiSimulator;
let stack: Stack;
beforeAll(async () => {
  openai = await startOpenaiSimulator({
    reply: () => ({ text: 'I follow you. Please carry on from there.' }),
  });
  const env = { SPEECH_BASE_URL: '', OPENAI_API_KEY: 'simulated', OPENAI_BASE_URL: openai.url };
  stack = await startStack({ apps: ['api', 'agent'], pages: false, env });
});
afterAll(async () => {
  await stack?.stop();
  await openai?.close();
});

const turns = [
  'Yes, please go ahead.',
  'No further questions, thank you.',
  'I would look at three areas: revenue on Mondays, the extra costs, and what it does to the other evenings.',
  'I would begin with revenue, because it decides whether the evening is worth opening at all.',
  'Costs come second, since staff and film rights are paid for each evening.',
];

it('speaks with the model’s words, and with the case’s own when it fails', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'type' });
  const candidate = await joinAsCandidate(await interview.start(), { microphone: false });
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  for (const [index, text] of turns.entries()) {
    await interview.command({ command: 'say', text });
    await interview.logged('reply_said', index + 2);
  }
  const said = await interview.logged('reply_said');
  const byModel = said.filter(({ data }) => data.source === 'model');
  expect(byModel.length).toBeGreaterThan(0);
  for (const { data } of byModel) expect(data.text).toContain('I follow you.');

  openai.faults.add({ kind: 'refuse', on: 'chat', status: 500 });
  const asked = said.length;
  await interview.command({ command: 'say', text: 'The margin of a ticket also depends on the snacks.' });
  const after = (await interview.logged('reply_said', asked + 1)).slice(asked);
  expect(after.map(({ data }) => data.source)).toEqual(['case']);
  openai.faults.clear();
  await interview.end();
  await candidate.leave();
});

it('leaves without a word when another interviewer has taken over', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'type' });
  const candidate = await joinAsCandidate(await interview.start(), { microphone: false });
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  const path = routes.takeLease.path.replace(':sessionId', interview.sessionId);
  const taken = await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.env.AGENT_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ job_id: 'another' }),
  });
  expect(taken.status).toBe(201);
  await until(() => candidate.interviewers() === 0 || undefined, 8_000, 'the interviewer leaves');
  expect(await interview.logged('reply_said')).toHaveLength(1);
  await candidate.leave();
  await interview.end();
});

it('finishes its interviews before a worker that is told to stop goes', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'type' });
  const candidate = await joinAsCandidate(await interview.start(), { microphone: false });
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  process.kill(stack.pid('agent'), 'SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await interview.command({ command: 'say', text: 'Yes, please go ahead.' });
  await interview.logged('reply_said', 2);
  await interview.end();
  await until(() => candidate.interviewers() === 0 || undefined, 5_000, 'the interviewer leaves');
  await candidate.leave();
});

it('writes nothing that was said into the service’s logs', () => {
  const logged = readFileSync(join(stack.folder, 'agent.log'), 'utf8');
  for (const text of [...turns, 'I follow you', 'Skylight']) expect(logged).not.toContain(text);
});
