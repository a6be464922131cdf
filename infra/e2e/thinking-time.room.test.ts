import { afterAll, beforeAll, expect, it } from 'vitest';
import { synthesise } from '../speech/clips.ts';
import { createInterview, type InterviewClient } from './rig/interview-client.ts';
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

const all = [
  { ask: 'May I take thirty seconds to think?', grantedMs: 30_000 },
  { ask: 'May I take a minute to think?', grantedMs: 60_000 },
  { ask: 'May I take two minutes to think?', grantedMs: 120_000 },
];
/** CI has forty minutes for everything: there the two minutes are left out. */
const spans = process.env.CI ? all.slice(0, 2) : all;
const mutterings = ['hmm', 'so tickets and the bar', 'minus the staff and the films', 'uh, let me see'];
const address = 'Okay, so here is my structure. I would look at revenue and costs.';
const mutterEveryMs = 6_000;
/** One speaks up again before the time is over: a last muttering and the address itself take most of this. */
const speaksUpBeforeEndMs = 14_000;
/** The address ends the thinking time this soon after its last word. */
const maxAddressMs = 1_000;

type Seat = { interview: InterviewClient; candidate: SyntheticCandidate };

async function sitDown(): Promise<Seat> {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.logged('interviewer_joined');
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said', 1, 40_000);
  return { interview, candidate };
}

/** Says a line and waits until it is in the log. */
async function speak({ interview, candidate }: Seat, text: string): Promise<void> {
  const before = (await interview.log()).filter(({ kind }) => kind === 'utterance_heard').length;
  const clip = await synthesise(text, { rateHz: 16_000 });
  deepgram.script.say({ text, durationMs: clip.lastSpeechSampleMs - clip.firstSpeechSampleMs });
  await candidate.say(text);
  await interview.logged('utterance_heard', before + 1);
}

/** Says a line and lets the interviewer answer it to its end. */
async function converse(seat: Seat, text: string): Promise<void> {
  const before = (await seat.interview.log()).filter(({ kind }) => kind === 'reply_said').length;
  await speak(seat, text);
  await seat.interview.logged('reply_said', before + 1, 60_000);
  await seat.candidate.silence();
}

async function think(seat: Seat, { ask, grantedMs }: (typeof all)[number]): Promise<void> {
  const { interview, candidate } = seat;
  await converse(seat, ask);
  const granted = (await interview.logged('thinking_granted')).at(-1);
  expect(granted?.data.granted_ms).toBe(grantedMs);
  const from = Date.now();
  const until = from + grantedMs - speaksUpBeforeEndMs;
  for (let next = 0; Date.now() < until; next += 1) {
    await speak(seat, mutterings[next % mutterings.length] ?? 'hmm');
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, Math.min(mutterEveryMs, until - Date.now()))),
    );
  }
  expect(candidate.heardSince(from).length, 'frames of speech heard').toBe(0);
  const before = (await interview.log()).filter(({ kind }) => kind === 'thinking_ended').length;
  await speak(seat, address);
  const ended = (await interview.logged('thinking_ended', before + 1)).at(-1);
  const said = (await interview.logged('utterance_heard')).at(-1);
  expect(ended?.data.by).toBe('address');
  expect((ended?.occurred_ms ?? 0) - (said?.data.end_ms ?? 0)).toBeLessThan(maxAddressMs);
  await candidate.hearsSomething();
  await candidate.silence();
}

it('rule 13: says nothing in 30, 60 and (but in CI) 120 s of granted thinking time, and answers when it is addressed', async () => {
  const seat = await sitDown();
  await seat.candidate.silence();
  await converse(seat, 'Yes, please go ahead.');
  for (const span of spans) await think(seat, span);
  await seat.candidate.leave();
  await seat.interview.end();
}, 360_000);
