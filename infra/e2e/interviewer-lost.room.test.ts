import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOutboxes } from '@caseroom/agent/log/outbox-files';
import { processTree } from '../audio-truth/process-memory.ts';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { joinAsCandidate, type SyntheticCandidate } from './rig/synthetic-candidate.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';

/** The goal is 8 s at the 95th of a hundred; a shared machine that stalls is not what is tested here. */
const BACK_WITHIN_MS = 15_000;
/** One that has only come and falls silent is given twelve seconds; nobody is to wait for those where a death is told. */
const SOON_MS = 10_000;

let rig: SpokenStack;
let stack: SpokenStack['stack'];
beforeAll(async () => {
  rig = await startSpokenStack();
  ({ stack } = rig);
});
afterAll(() => rig?.stop());

/** The process of the job that holds a session: its outbox is named after it. */
function jobPid(sessionId: string): number {
  const pid = listOutboxes(stack.env.OUTBOX_DIR ?? '', sessionId).at(-1)?.pid;
  if (!pid) throw new Error('no job has an outbox for this session');
  return pid;
}

type Talk = { interview: InterviewClient; candidate: SyntheticCandidate };

/** An interview in which the interviewer is speaking. */
async function whileItSpeaks(): Promise<Talk> {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await candidate.hearsSomething();
  return { interview, candidate };
}

/** Milliseconds from a moment until the next interviewer is heard. */
async function heardAgain({ interview, candidate }: Talk, since: number): Promise<number> {
  const spoken = async () =>
    (await interview.log()).find((event) => event.kind === 'reply_begun' && event.epoch > 1);
  await until(async () => spoken(), BACK_WITHIN_MS, 'another interviewer speaks');
  const begun = Date.now();
  const first = await until(
    () => candidate.heardSince(begun - 400)[0],
    BACK_WITHIN_MS,
    'another interviewer is heard',
  );
  return first - since;
}

async function finish({ interview, candidate }: Talk): Promise<void> {
  await interview.end();
  await candidate.leave();
}

const show = (what: string, ms: number) => process.stdout.write(`heard again after ${what}: ${ms} ms\n`);

it('is back in context after its job was killed', async () => {
  const talk = await whileItSpeaks();
  const at = Date.now();
  process.kill(jobPid(talk.interview.sessionId), 'SIGKILL');
  const lost = await talk.interview.logged('interviewer_lost');
  const ms = await heardAgain(talk, at);
  show('kill -9 of the job', ms);
  expect(ms).toBeLessThan(BACK_WITHIN_MS);
  expect(lost[0]?.data.reason).toBe('job_died');
  const begun = await talk.interview.logged('reply_begun', 2);
  expect(begun.at(-1)?.data.directive.act).toBe('apologise_lost');
  await talk.interview.logged('interviewer_restored');
  expect((await talk.interview.view()).interviewer).toBe('present');
  await finish(talk);
});

it('is followed soon by another one when its job dies before it has said a word', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const grant = await interview.start();
  await interview.command({ command: 'audible' });
  const at = Date.now();
  // Whichever of them has the call, and those that stand ready.
  for (const { pid, role } of processTree(stack.pid('agent')))
    if (role === 'job') process.kill(pid, 'SIGKILL');
  const candidate = await joinAsCandidate(grant);
  const ms = (await candidate.hearsSomething(SOON_MS)) - at;
  show('kill -9 of a job that had just begun', ms);
  expect(ms).toBeLessThan(SOON_MS);
  await finish({ interview, candidate });
});

it('replaces an interviewer that stands still, which never speaks again', async () => {
  const talk = await whileItSpeaks();
  const pid = jobPid(talk.interview.sessionId);
  const at = Date.now();
  process.kill(pid, 'SIGSTOP');
  const ms = await heardAgain(talk, at);
  show('SIGSTOP of the job', ms);
  process.kill(pid, 'SIGCONT');
  const wokeUp = () => readFileSync(join(stack.folder, 'agent.log'), 'utf8').includes('stood still');
  await until(() => wokeUp() || undefined, 20_000, 'the one that stood still wakes up');
  await talk.candidate.silence();
  const before = (await talk.interview.logged('reply_begun')).length;
  await talk.interview.command({ command: 'say', text: 'Could you say that once more, please?' });
  const begun = await talk.interview.logged('reply_begun', before + 1);
  expect(begun.filter(({ epoch }) => epoch === 1)).toHaveLength(1);
  expect(talk.candidate.interviewers()).toBe(1);
  await finish(talk);
});

it('meets the candidate in a new room after the media server was started again', async () => {
  const talk = await whileItSpeaks();
  const at = Date.now();
  await stack.restartMedia();
  const up = Date.now();
  // As the page does: it gives the old room up, and asks for a new grant.
  talk.candidate.leave().catch(() => {});
  const back = await joinAsCandidate(await talk.interview.start());
  const ms = await heardAgain({ ...talk, candidate: back }, at);
  show(`a restart of the media server (up again after ${up - at} ms)`, ms);
  expect((await talk.interview.view()).interviewer).toBe('present');
  await finish({ ...talk, candidate: back });
});
