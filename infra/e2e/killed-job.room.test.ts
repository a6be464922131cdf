import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOutboxes } from '@caseroom/agent/log/outbox-files';
import { createInterview, until } from './rig/interview-client.ts';
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

/** The process of the job that holds a session: its outbox is named after it. */
function jobPid(sessionId: string): number {
  const pid = listOutboxes(stack.env.OUTBOX_DIR ?? '', sessionId)[0]?.pid;
  if (!pid) throw new Error('no job has an outbox for this session');
  return pid;
}

it('goes on in the same phase after its job was killed, and has every sentence once, in order', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk', recording: true });
  const candidate = await joinAsCandidate(await interview.start());
  const said: string[] = [];
  const say = (text: string) => {
    said.push(text);
    deepgram.script.say({ text });
    return candidate.say(text);
  };
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  await candidate.silence();
  await say('Yes, please go ahead.');
  await interview.logged('reply_said', 2, 40_000);
  const [measured] = await interview.logged('turn_measured');
  expect(measured?.data.gap_ms).toBeGreaterThan(0);
  await candidate.silence();
  await say('How many seats does the rooftop have?');
  // In the middle of the answer.
  await interview.logged('reply_begun', 3);
  await candidate.hearsSomething();
  const before = await interview.view();
  const deathAt = Date.now();
  process.kill(jobPid(interview.sessionId), 'SIGKILL');

  await interview.logged('interviewer_joined', 2, 30_000);
  await until(
    async () => {
      const spoken = (await interview.log()).filter(
        (event) => event.kind === 'reply_begun' && event.epoch === 2,
      );
      return spoken.length > 0 || undefined;
    },
    20_000,
    'the new interviewer speaks',
  );
  await candidate.hearsSomething();
  const after = await interview.view();
  expect(after.phase?.id).toBe(before.phase?.id);
  await candidate.silence();
  await say('Thank you. I have no more questions.');
  const heard = await interview.logged('utterance_heard', 3);
  expect(heard.map((event) => event.data.text)).toEqual(said);
  expect(after.interviewer).toBe('present');

  const segments = await interview.logged('recording_segment_started', 2);
  const [stored] = await interview.logged('recording_segment_stored', 1, 20_000);
  expect(stored?.data).toMatchObject({ segment_id: segments[0]?.data.segment_id, complete: false });
  const [joined] = await interview.logged('interviewer_joined');
  const diedMs = deathAt + (joined?.data.offset_ms ?? 0);
  const coveredMs = (segments[0]?.data.started_ms ?? 0) + (stored?.data.duration_ms ?? 0);
  expect(diedMs - coveredMs).toBeLessThan(5_000);
  await interview.end();
  await candidate.leave();
});
