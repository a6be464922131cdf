import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hearingAttribute, recordingAttribute } from '@caseroom/core/wire/room';
import { createInterview, until, type InterviewClient } from './rig/interview-client.ts';
import { joinAsCandidate, type SyntheticCandidate } from './rig/synthetic-candidate.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';

let rig: SpokenStack;
let deepgram: SpokenStack['deepgram'];
let stack: SpokenStack['stack'];
beforeAll(async () => {
  rig = await startSpokenStack();
  ({ deepgram, stack } = rig);
});
afterAll(() => rig?.stop());
beforeEach(() => deepgram.script.clear());

/** The recogniser hears exactly what is said. */
const speaking = (candidate: SyntheticCandidate) => (text: string) => {
  deepgram.script.say({ text });
  return candidate.say(text);
};

async function begin(
  recording = false,
): Promise<{ interview: InterviewClient; candidate: SyntheticCandidate }> {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk', recording });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.logged('interviewer_joined');
  return { interview, candidate };
}

it('speaks once the page is audible, hears, answers, stops when it is interrupted, and is recorded', async () => {
  const { interview, candidate } = await begin(true);
  const say = speaking(candidate);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(candidate.heardSince(0)).toEqual([]);
  await interview.command({ command: 'audible' });
  await candidate.hearsSomething();
  const [greeting] = await interview.logged('reply_said');
  expect(candidate.attribute(hearingAttribute)).toBe('ok');
  expect(candidate.attribute(recordingAttribute)).toBe('on');

  await candidate.silence();
  const spoken = await say('Yes, please go ahead.');
  const [heard] = await interview.logged('utterance_heard');
  const [joined] = await interview.logged('interviewer_joined');
  expect(heard?.data).toMatchObject({ text: 'Yes, please go ahead.', modality: 'spoken', role: 'turn' });
  // The clip begins with 100 ms of silence; the room adds its own delay.
  const offset = joined?.data.offset_ms ?? 0;
  expect((heard?.data.start_ms ?? 0) - (spoken.startedAt + offset)).toBeGreaterThan(0);
  expect((heard?.data.start_ms ?? 0) - (spoken.startedAt + offset)).toBeLessThan(700);
  expect(heard?.data.words).toHaveLength(4);

  await interview.logged('reply_begun', 2);
  await candidate.hearsSomething();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const over = await say('Sorry, wait a second, I have a question about the client.');
  const [cut] = await interview.logged('interrupted');
  const lastWords = candidate.heardSince(over.startedAt).filter((at) => at < over.endedAt);
  expect((lastWords.at(-1) ?? over.startedAt) - over.startedAt).toBeLessThan(1_200);
  const said = (await interview.logged('reply_said', 2)).find(
    (event) => event.data.reply_id === cut?.data.reply_id,
  );
  const begun = (await interview.logged('reply_begun', 2)).find(
    (event) => event.data.reply_id === cut?.data.reply_id,
  );
  expect(said?.data.interrupted).toBe(true);
  expect(said?.data.text.length).toBeLessThan(begun?.data.planned_text.length ?? 0);
  expect(begun?.data.planned_text.replace(/\s/g, '')).toContain(said?.data.text.replace(/\s/g, ''));
  expect(greeting?.data.interrupted).toBe(false);

  await candidate.silence();
  await interview.end();
  await until(() => candidate.interviewers() === 0 || undefined, 5_000, 'the interviewer leaves');
  const [stored] = await interview.logged('recording_segment_stored', 1, 15_000);
  expect(stored?.data.complete).toBe(true);
  expect(stored?.data.duration_ms).toBeGreaterThan(8_000);
  const sound = await interview.recording(stored?.data.segment_id ?? '');
  const bytes = Buffer.from(await sound.arrayBuffer());
  expect(bytes.subarray(0, 4).toString()).toBe('OggS');
  expect(bytes.length).toBe(stored?.data.bytes);
  const logged = readFileSync(join(stack.folder, 'agent.log'), 'utf8');
  for (const text of ['please go ahead', 'question about', greeting?.data.text ?? ''])
    expect(logged).not.toContain(text);
  await candidate.leave();
});

it('leaves the candidate alone in granted thinking time, and answers when it is addressed again', async () => {
  const { interview, candidate } = await begin();
  const say = speaking(candidate);
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  await candidate.silence();
  await say('Yes, please go ahead.');
  await interview.logged('reply_said', 2, 40_000);
  await candidate.silence();
  await say('May I take a minute to think about it?');
  const [granted] = await interview.logged('thinking_granted');
  await interview.logged('reply_said', 3);
  await candidate.silence();
  const alone = Date.now();
  await say('hmm, so seats times price');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await say('minus the rent and the films');
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(candidate.heardSince(alone)).toEqual([]);
  await say('Okay, I am ready now.');
  const [ended] = await interview.logged('thinking_ended');
  expect(ended?.data.by).toBe('address');
  expect(ended?.data.used_ms).toBeLessThan(granted?.data.granted_ms ?? 0);
  await interview.logged('reply_said', 4);
  const roles = (await interview.logged('utterance_heard', 5)).map((event) => event.data.role);
  expect(roles).toEqual(['turn', 'turn', 'thinking', 'thinking', 'turn']);
  await candidate.leave();
  await interview.end();
});

it('goes on over an "mm-hm", and over an api that is away', async () => {
  const { interview, candidate } = await begin();
  const say = speaking(candidate);
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1);
  await candidate.silence();
  await say('Yes, please go ahead.');
  await interview.logged('reply_begun', 2);
  await candidate.hearsSomething();
  await say('mm-hm');
  const said = await interview.logged('reply_said', 2, 40_000);
  const heard = await interview.logged('utterance_heard', 2);
  expect(heard.map(({ data }) => data.role)).toEqual(['turn', 'backchannel']);
  expect(said.map(({ data }) => data.interrupted)).toEqual([false, false]);

  await candidate.silence();
  process.kill(stack.pid('api'), 'SIGKILL');
  const away = Date.now();
  await say('How many seats does the rooftop have?');
  await candidate.hearsSomething();
  await stack.restart('api');
  const answered = await interview.logged('reply_said', 3);
  const [, , asked] = await interview.logged('utterance_heard', 3);
  expect(asked?.data.text).toBe('How many seats does the rooftop have?');
  expect(candidate.heardSince(away).length).toBeGreaterThan(0);
  expect(new Set(answered.map(({ event_id }) => event_id)).size).toBe(answered.length);
  await interview.end();
  await candidate.leave();
});
