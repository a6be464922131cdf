import { afterEach, beforeEach, expect, it } from 'vitest';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';
import { joinAsCandidate, type SyntheticCandidate } from './rig/synthetic-candidate.ts';

const SEATS = 4;
/** The worker tells the media server its load every 2.5 s: who comes later than that is weighed by it. */
const LOAD_TOLD_MS = 3_000;

let rig: SpokenStack;
// For each try: what the last one left would hold its seats.
beforeEach(async () => {
  rig = await startSpokenStack({ env: { AGENT_SEATS: String(SEATS), AGENT_WARM: '2' } });
});
afterEach(() => rig?.stop());

type Live = { interview: InterviewClient; candidate: SyntheticCandidate };

async function sit(interview: InterviewClient): Promise<Live> {
  const grant = await until(() => interview.start().catch(() => undefined), 30_000, 'a seat is free');
  const candidate = await joinAsCandidate(grant);
  await interview.command({ command: 'audible' });
  await interview.logged('reply_begun', 1, 30_000);
  return { interview, candidate };
}

const book = () => createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'talk' });

it('gives an interviewer to every seat of a worker, and to who waited for one', async () => {
  const seated: Live[] = await Promise.all(Array.from({ length: SEATS - 1 }, async () => sit(await book())));
  await new Promise((resolve) => setTimeout(resolve, LOAD_TOLD_MS));
  seated.push(await sit(await book()));
  await new Promise((resolve) => setTimeout(resolve, LOAD_TOLD_MS));
  const waiting = await book();
  await expect(waiting.start()).rejects.toThrow('seats_taken');
  await seated[0]?.interview.end();
  seated.push(await sit(waiting));
  for (const { interview } of seated) {
    expect(await interview.logged('interviewer_joined')).toHaveLength(1);
    expect((await interview.log()).map(({ kind }) => kind)).not.toContain('interviewer_lost');
  }
  for (const { interview } of seated.slice(1)) await interview.end();
  await Promise.all(seated.map(({ candidate }) => candidate.leave()));
});
