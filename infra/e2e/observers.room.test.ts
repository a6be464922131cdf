import { AudioSource, LocalAudioTrack, type Room, TrackPublishOptions } from '@livekit/rtc-node';
import { candidateIdentityOf, epochTopic, logTopic, transcriptionTopic } from '@caseroom/core/wire/room';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { comeByLink, type GuestListener, untilPutOut } from './rig/guest-listener.ts';
import { createInterview, type InterviewClient, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';
import { joinAsCandidate, type SyntheticCandidate, talkedOn } from './rig/synthetic-candidate.ts';

let rig: SpokenStack;
let deepgram: SpokenStack['deepgram'];
let stack: SpokenStack['stack'];
beforeAll(async () => {
  // The worker sweeps: who was put out and comes back with the token of before.
  rig = await startSpokenStack({ apps: ['api', 'worker', 'agent', 'speech'] });
  ({ deepgram, stack } = rig);
});
afterAll(() => rig?.stop());

const prepare = () => createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
const here = (room: Room) => [...room.remoteParticipants.keys()];

/** Begins the interview with the listener in the room before its candidate. */
async function beginWith(interview: InterviewClient, guest: GuestListener) {
  const grant = await interview.start();
  const listening = await guest.join();
  return { ...listening, candidate: await joinAsCandidate(grant) };
}

async function goOn(interview: InterviewClient, candidate: SyntheticCandidate, text: string): Promise<void> {
  await candidate.silence();
  deepgram.script.say({ text });
  await candidate.say(text);
  await interview.logged('utterance_heard');
}

it('comes first, changes nothing, hears both, and is neither seen nor heard by candidate and interviewer', async () => {
  const interview = await prepare();
  const { token } = await interview.createLink();
  const guest = await comeByLink(stack.url, token, 'Ana');
  await expect(guest.grant()).rejects.toThrow('409');
  const { room, ear, candidate } = await beginWith(interview, guest);
  await until(async () => here(room).length === 2 || undefined, 10_000, 'both are there');
  expect(here(room)).toContain(candidateIdentityOf(interview.sessionId));
  await interview.logged('interviewer_joined');
  await interview.command({ command: 'audible' });
  await candidate.hearsSomething(30_000);
  await until(() => ear.loud.last(), 5_000, 'the listener hears the interviewer');
  expect(candidate.interviewers()).toBe(1);

  const refused = publish(room);
  await whisper(room);
  expect(await refused).toBe('refused');

  await interview.logged('reply_said');
  await candidate.silence();
  const from = performance.now();
  await goOn(interview, candidate, 'Yes, please go ahead.');
  expect(ear.loud.firstAfter(from)).toBeDefined();
  const heard = await interview.logged('utterance_heard');
  expect(heard.map(({ data }) => data.text)).toEqual(['Yes, please go ahead.']);
  expect(candidate.interviewers()).toBe(1);
  // Captions and the api's packets came, so that others would have come too.
  const topics = candidate.received.map(({ topic }) => topic);
  expect(topics).toEqual(expect.arrayContaining([transcriptionTopic, logTopic]));
  const texts = candidate.received.map(({ text }) => text).join('\n');
  for (const { text } of whispers) expect(texts).not.toContain(text);
  const [joined] = await interview.logged('coach_joined');
  expect(joined?.data).toMatchObject({ by_link: true, name: 'Ana' });
  expect((await interview.view()).notices).toEqual([{ id: 'coaches', text: '1 is listening: Ana' }]);
  await guest.leave();
  await interview.logged('coach_left', 1, 20_000);
  await candidate.leave();
  await interview.end();
});

it('hears nothing of another session, and nothing more once the link is revoked, by whatever token', async () => {
  const [interview, other] = [await prepare(), await prepare()];
  const links = [await interview.createLink(), await other.createLink()] as const;
  const guest = await comeByLink(stack.url, links[0].token, 'Ana');
  const stranger = await comeByLink(stack.url, links[1].token, 'Ben');
  const { room, candidate } = await beginWith(interview, guest);
  await other.start();
  const elsewhere = await stranger.join();
  expect(here(elsewhere.room)).not.toContain(candidateIdentityOf(interview.sessionId));

  const token = await guest.grant();
  const out = untilPutOut(room, 3_000);
  await links[0].revoke();
  expect(await out).toBe(true);
  await expect(guest.grant()).rejects.toThrow('404');
  const again = await guest.join(token);
  expect(await untilPutOut(again.room, 15_000)).toBe(true);
  expect((await interview.view()).notices).toEqual([]);
  await stranger.leave();
  await candidate.leave();
  for (const each of [interview, other]) await each.end();
});

it('twenty of them hear the candidate at once, who sees none of them', async () => {
  const interview = await prepare();
  const { token } = await interview.createLink();
  const candidate = await joinAsCandidate(await interview.start());
  const guests: GuestListener[] = [];
  const joined: Awaited<ReturnType<GuestListener['join']>>[] = [];
  while (joined.length < 20) {
    const guest = await comeByLink(stack.url, token, `Guest ${joined.length + 1}`);
    guests.push(guest);
    joined.push(await guest.join());
  }
  const candidateIdentity = candidateIdentityOf(interview.sessionId);
  await until(
    () => joined.every(({ room }) => here(room).includes(candidateIdentity)) || undefined,
    10_000,
    'all twenty see the candidate',
  );
  const from = performance.now();
  const heardBy = () => joined.filter(({ ear }) => ear.loud.firstAfter(from) !== undefined).length;
  await candidate.say('I would like to know how many seats the rooftop has, and what a ticket costs.');
  await until(() => heardBy() === 20 || undefined, 10_000, 'all twenty hear').catch(() => undefined);
  expect(heardBy()).toBe(20);
  for (const { room } of joined)
    expect(here(room).filter((identity) => identity.startsWith('observer_'))).toEqual([]);
  expect(candidate.interviewers()).toBeLessThanOrEqual(1);
  expect((await interview.view()).notices.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^20 are listening: /),
  );
  for (const guest of guests) await guest.leave();
  await candidate.leave();
  await interview.end();
});

/** What a listener says where a page would show it, and what an interviewer would obey if it came from the api. */
const whispers = [
  ...talkedOn.map((topic) => ({ topic, text: 'psst, it has 120 seats' })),
  { topic: logTopic, text: JSON.stringify({ seq: 999_999 }) },
  { topic: epochTopic, text: JSON.stringify({ epoch: 999_999 }) },
];

/** Tries to be read in the room. Whether client or media server refuses it is all the same. */
async function whisper({ localParticipant: listener }: Room): Promise<void> {
  if (!listener) throw new Error('the listener is not in the room');
  const sent = whispers.flatMap(({ topic, text }): Promise<unknown>[] => [
    listener.publishData(new TextEncoder().encode(text), { reliable: true, topic }),
    listener.sendText(text, { topic }),
  ]);
  await Promise.allSettled(sent);
}

/** Tries to speak into the room. The client gives up by itself when the media server does not take the track. */
async function publish(room: Room): Promise<'published' | 'refused'> {
  const track = LocalAudioTrack.createAudioTrack('intruder', new AudioSource(16_000, 1, 50));
  const published = room.localParticipant?.publishTrack(track, new TrackPublishOptions());
  return (
    published?.then(
      () => 'published',
      () => 'refused',
    ) ?? 'refused'
  );
}
