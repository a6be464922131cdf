import { expect, it } from 'vitest';
import { createHold } from './hold.ts';

function rig(sends = true) {
  const sent: string[] = [];
  const hold = createHold(async ({ command }) => {
    sent.push(command);
    return sends;
  }, 'live');
  return { hold, sent };
}

it('lets an interview rest while the microphone is away, and go on when it is back', async () => {
  const { hold, sent } = rig();
  await hold.taken();
  hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold', 'resume']);
});

it('leaves a pause of the candidate alone, also after a rest that they ended by hand', async () => {
  const { hold, sent } = rig();
  hold.see('paused');
  await hold.back();
  expect(sent).toEqual([]);
  hold.see('live');
  await hold.taken();
  hold.see('paused');
  hold.see('live');
  hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold']);
});

it('takes no rest for its own that the server did not take', async () => {
  const { hold, sent } = rig(false);
  await hold.taken();
  hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold']);
});

it('asks for no rest of an interview that rests already', async () => {
  const { hold, sent } = rig();
  hold.see('paused');
  await hold.taken();
  expect(sent).toEqual([]);
});
