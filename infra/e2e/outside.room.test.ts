import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../api/src/database/database.ts';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';

let rig: SpokenStack;
beforeAll(async () => {
  rig = await startSpokenStack();
});
afterAll(() => rig?.stop());

/** The lease of the interview's interviewer, with what its last heartbeat said. */
async function findLease({ sessionId }: InterviewClient) {
  const db = openDatabase(rig.stack.env.DATABASE_URL ?? '');
  const row = await db
    .selectFrom('leases')
    .select(['agent_state', 'away_since'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  await db.destroy();
  return row;
}

it('interviews in writing who never gets into the room, for as long as the page is open', async () => {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'type' });
  await interview.start();
  const page = interview.openPage();
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  await interview.command({ command: 'say', text: 'Yes, I am ready.' });
  await interview.logged('reply_said', 2);
  const [turn] = await interview.logged('turn_taken');
  expect(turn?.data.text).toBe('Yes, I am ready.');
  // It takes two that are not answered for a page to be gone.
  await until(() => page.answers >= 3 || undefined, 40_000, 'the page is asked three times');
  expect(await findLease(interview)).toMatchObject({ agent_state: 'live', away_since: null });
  expect((await interview.log()).map(({ kind }) => kind)).not.toContain('connection_lost');
  page.close();
  await interview.logged('connection_lost');
  const away = async () => (await findLease(interview))?.away_since ?? undefined;
  await until(away, 5_000, 'the candidate is missed');
  await interview.end();
});

it('answers in writing what is typed outside of the room of a spoken interview, and greets nobody before', async () => {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'talk' });
  await interview.start();
  const page = interview.openPage();
  await interview.logged('interviewer_joined');
  const beats = async () => (await findLease(interview))?.agent_state ?? undefined;
  await until(beats, 10_000, 'the interviewer knows of the page');
  expect((await interview.log()).map(({ kind }) => kind)).not.toContain('reply_begun');
  await interview.command({ command: 'say', text: 'Hello, I cannot get into the room.' });
  const [greeting, answer] = await interview.logged('reply_said', 2);
  expect(greeting?.data.text).not.toBe('');
  expect(answer?.data.text).not.toBe('');
  const { lines } = await interview.view();
  expect(lines.filter(({ speaker }) => speaker === 'interviewer')).toHaveLength(2);
  page.close();
  await interview.end();
});
