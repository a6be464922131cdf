import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';

let rig: SpokenStack;
beforeAll(async () => {
  rig = await startSpokenStack();
});
afterAll(() => rig?.stop());

const wrong = 'Nine hundred over twenty dollars, so that is 45 guests.';
const explained = 'I took what a guest leaves behind and divided the cost of the night by it';
const right = 'nine hundred dollars divided by fifteen dollars a guest so that is sixty guests';

/** Types until the break-even has been asked, says a wrong figure, stays with it and ends. */
async function firstTake(): Promise<InterviewClient> {
  const interview = await createInterview(rig.stack, { caseId: 'rooftop-cinema', door: 'type' });
  const candidate = await joinAsCandidate(await interview.start(), { microphone: false });
  await interview.command({ command: 'audible' });
  const cut =
    'I would look at the guests first because they decide, then at what each spends, at the cost of a night and at other nights.';
  const asked = async () =>
    (await interview.log()).some(
      ({ kind, data }) =>
        kind === 'reply_begun' && JSON.stringify(data).includes('"question_id":"break-even"'),
    );
  let replies = 1;
  await interview.logged('reply_said', replies);
  for (const text of ['Yes, please.', 'No further questions.', cut, cut, cut, cut]) {
    if (await asked()) break;
    await interview.command({ command: 'say', text });
    replies += 1;
    await interview.logged('reply_said', replies);
  }
  await interview.command({ command: 'say', text: wrong });
  await interview.logged('number_judged');
  await interview.logged('reply_said', replies + 1);
  // A wrong figure counts once there was a second try.
  await interview.command({ command: 'say', text: explained });
  await interview.logged('reply_said', replies + 2);
  await interview.end();
  await candidate.leave();
  return interview;
}

it('a moment is redone by voice: the question again, no apology, and a close by itself', async () => {
  const interview = await firstTake();
  const again = await interview.redo('break-even', 'talk');
  const copied = (await again.log()).length;
  const { view, now_ms, ...grant } = await again.start();
  expect(view).toMatchObject({ redo: true, status: 'live' });
  const candidate = await joinAsCandidate(grant);
  const [reopened] = await again.logged('moment_reopened');
  expect(reopened?.seq).toBe(copied + 1);
  expect(now_ms).toBeGreaterThanOrEqual(reopened?.occurred_ms ?? 0);
  await again.command({ command: 'audible' });
  await candidate.hearsSomething();
  const sinceThen = async () => (await again.log()).filter(({ seq }) => seq > copied);
  const opening = await until(
    async () => (await sinceThen()).find((event) => event.kind === 'reply_said'),
    40_000,
    'the question is put again',
  );
  expect(opening.data.text).toMatch(/moment/);
  expect(opening.data.text).toContain('How many guests does a Monday need');
  await candidate.silence();

  // A figure may be read back, and gone through, right or wrong.
  for (let turn = 0; turn < 4 && (await again.view()).status !== 'ended'; turn += 1) {
    const act = (await again.logged('reply_begun')).at(-1)?.data.directive.act;
    const text = act === 'ask' ? right : act === 'read_back' ? 'yes that is right' : explained;
    const before = (await again.logged('reply_said')).length;
    rig.deepgram.script.say({ text });
    await candidate.say(text);
    await again.logged('reply_said', before + 1, 60_000);
    await candidate.silence();
  }
  await again.logged('session_ended', 1, 30_000);
  await until(() => candidate.interviewers() === 0 || undefined, 8_000, 'the interviewer leaves');

  const events = await sinceThen();
  const acts = events.flatMap((event) => (event.kind === 'reply_begun' ? [event.data.directive.act] : []));
  expect(acts[0]).toBe('ask');
  expect(acts.at(-1)).toBe('goodbye');
  expect(acts).not.toContain('apologise_lost');
  const times = (await again.log()).map(({ occurred_ms }) => occurred_ms);
  expect(times.slice(copied).every((at) => at >= (reopened?.occurred_ms ?? 0))).toBe(true);

  const takes = await until(
    async () => {
      const read = await again.takes();
      return read.after.recording.length > 0 ? read : undefined;
    },
    20_000,
    'the recording of the take',
  );
  expect(takes.before?.question?.verdict).toBe('wrong');
  expect(takes.after.question?.verdict).toBe('right');
  expect(takes.after.recording[0]?.started_ms).toBeGreaterThanOrEqual(reopened?.occurred_ms ?? 0);
  expect(takes.changes.map(({ tone }) => tone)).toContain('better');
  await candidate.leave();
});
