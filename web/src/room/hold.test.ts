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
  hold.away();
  await hold.taken();
  await hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold', 'resume']);
});

it('ends a rest that is told of only after the microphone came back, unless it has gone again', async () => {
  const { hold, sent } = rig();
  hold.away();
  await hold.taken();
  await hold.back();
  expect(sent).toEqual(['hold']);
  await hold.see('paused');
  expect(sent).toEqual(['hold', 'resume']);
  await hold.see('live');
  hold.away();
  await hold.taken();
  await hold.back();
  hold.away();
  await hold.see('paused');
  expect(sent).toEqual(['hold', 'resume', 'hold']);
  await hold.back();
  expect(sent).toEqual(['hold', 'resume', 'hold', 'resume']);
});

it('leaves a pause of the candidate alone, also after a rest that they ended by hand', async () => {
  const { hold, sent } = rig();
  await hold.see('paused');
  await hold.back();
  expect(sent).toEqual([]);
  await hold.see('live');
  hold.away();
  await hold.taken();
  await hold.see('paused');
  await hold.see('live');
  await hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold']);
});

it('takes no rest for its own that the server did not take', async () => {
  const { hold, sent } = rig(false);
  hold.away();
  await hold.taken();
  await hold.see('paused');
  await hold.back();
  expect(sent).toEqual(['hold']);
});

it('asks for no rest of an interview that rests already', async () => {
  const { hold, sent } = rig();
  await hold.see('paused');
  hold.away();
  await hold.taken();
  expect(sent).toEqual([]);
});
