import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { comeByLink } from '../e2e/rig/guest-listener.ts';
import { createInterview } from '../e2e/rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from '../e2e/rig/spoken-stack.ts';
import { joinAsCandidate } from '../e2e/rig/synthetic-candidate.ts';
import { type LoadClients, startLoadClients } from './load-clients.ts';

/** The first time on a machine the program is built. */
const BUILD_MS = 180_000;
/** A jitter buffer and the decoding of a frame are between the packet and the ear. */
const BESIDE_MS = 400;
const SILENT_MS = 1_500;

let rig: SpokenStack;
let clients: LoadClients;
beforeAll(async () => {
  clients = await startLoadClients();
  rig = await startSpokenStack({ apps: ['api', 'agent', 'speech'] });
}, BUILD_MS);
afterAll(async () => {
  await clients?.close();
  await rig?.stop();
});

it('takes an open microphone for silence, and hears a voice when an ear in the room hears it', async () => {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const grant = await interview.start();
  const { token } = await interview.createLink();
  const guest = await comeByLink(rig.stack.url, token, 'Ana');
  const listener = await clients.join(await guest.grant());
  const candidate = await joinAsCandidate(grant);
  await interview.logged('interviewer_joined');
  await wait(SILENT_MS);
  expect(listener.hasHeard()).toBe(false);

  const from = Date.now();
  await interview.command({ command: 'audible' });
  const byWire = listener.heard(30_000);
  const byEar = candidate.hearsSomething(30_000);
  expect(Math.abs((await byWire) - (await byEar))).toBeLessThan(BESIDE_MS);
  expect(await byWire).toBeGreaterThan(from);
  await listener.leave();
  await guest.leave();
  await candidate.leave();
  await interview.end();
});

it('is itself a candidate with an open microphone, to whom the interviewer speaks', async () => {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await clients.join(await interview.start(), { microphone: true });
  await interview.logged('interviewer_joined');
  await wait(SILENT_MS);
  expect(candidate.hasHeard()).toBe(false);
  await interview.command({ command: 'audible' });
  await candidate.heard(30_000);
  await interview.logged('reply_said');
  await candidate.leave();
  await interview.logged('connection_lost');
  await interview.end();
});

it('says why a token opens nothing', async () => {
  const refused = clients.join({ server_url: rig.stack.env.LIVEKIT_URL ?? '', participant_token: 'none' });
  await expect(refused).rejects.toThrow(/could not join/);
});
