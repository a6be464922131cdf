import { afterAll, beforeAll, expect, it } from 'vitest';
import { hearingAttribute } from '@caseroom/core/wire/room';
import { createInterview, until } from './rig/interview-client.ts';
import { type SpokenStack, startSpokenStack } from './rig/spoken-stack.ts';
import { joinAsCandidate } from './rig/synthetic-candidate.ts';

let rig: SpokenStack;
let deepgram: SpokenStack['deepgram'];
let stack: SpokenStack['stack'];
beforeAll(async () => {
  // Nobody listens there: every voice is away.
  rig = await startSpokenStack({ apps: ['api', 'agent'], env: { SPEECH_BASE_URL: 'http://127.0.0.1:9/v1' } });
  ({ deepgram, stack } = rig);
});
afterAll(() => rig?.stop());

it('goes on in writing while voice and recogniser are away, and hears again when one is back', async () => {
  deepgram.faults.add({ kind: 'refuse', status: 503 });
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await until(() => candidate.attribute(hearingAttribute) === 'away' || undefined, 15_000, 'hearing is away');
  const [greeting] = await interview.logged('reply_said');
  expect(greeting?.data.text.length).toBeGreaterThan(10);
  expect(candidate.heardSince(0)).toEqual([]);
  const shown = () => candidate.captions.some(({ text }) => text === greeting?.data.text) || undefined;
  await until(shown, 3_000, 'the greeting is written');
  const begun = async (state: 'away' | 'back') =>
    (await interview.logged('reply_begun')).find(
      ({ data: { directive } }) => directive.act === 'hearing_trouble' && directive.state === state,
    );
  await until(() => begun('away'), 15_000, 'the interviewer says that it cannot hear');
  await interview.command({ command: 'say', text: 'Yes, please go ahead.' });
  await until(
    async () => (await interview.logged('turn_taken', 0)).length > 0 || undefined,
    15_000,
    'the typed line is answered',
  );
  const switched = (await interview.logged('provider_switched', 2)).map(({ data }) => data.role);
  expect(new Set(switched)).toEqual(new Set(['voice', 'recogniser']));

  deepgram.faults.clear();
  await until(() => candidate.attribute(hearingAttribute) === 'ok' || undefined, 20_000, 'hearing is back');
  await until(() => begun('back'), 15_000, 'the interviewer says that it hears again');
  deepgram.script.say({ text: 'How many seats does the rooftop have?' });
  await candidate.say('How many seats does the rooftop have?');
  const heard = await interview.logged('utterance_heard', 2);
  expect(heard.map(({ data }) => data.modality)).toEqual(['typed', 'spoken']);
  await interview.logged('turn_taken', 2);
  await interview.end();
  await candidate.leave();
});

it('loses no word when the connection to the recogniser breaks in mid-sentence', async () => {
  const interview = await createInterview(stack, { caseId: 'rooftop-cinema', door: 'talk' });
  const candidate = await joinAsCandidate(await interview.start());
  await interview.command({ command: 'audible' });
  await interview.logged('reply_said');
  await until(() => candidate.attribute(hearingAttribute) === 'ok' || undefined, 10_000, 'hearing is ok');
  const sentence = 'Before we begin I would like to know what the owner wants to reach.';
  deepgram.script.push([{ text: sentence }]);
  const speaking = candidate.say(sentence);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  deepgram.faults.add({ kind: 'close', closeCode: 1011, afterMs: 0, count: 1 });
  await speaking;
  const [heard] = await interview.logged('utterance_heard');
  expect(heard?.data.text).toBe(sentence);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await interview.logged('utterance_heard')).toHaveLength(1);
  await interview.end();
  await candidate.leave();
});
