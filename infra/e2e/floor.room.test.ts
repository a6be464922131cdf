import { afterEach, describe, expect, it } from 'vitest';
import { type FloorSession, openFloorSession } from './rig/floor-session.ts';

const long =
  'Our client runs a rooftop cinema in the middle of the city. It shows films on five evenings of the week, and wonders whether it should open on Mondays as well. What would you want to know before you answer that?';
const short = 'Our client runs a rooftop cinema in the middle of the city, and shows films.';
let open: FloorSession[] = [];
afterEach(async () => {
  for (const session of open) await session.close();
  open = [];
});
async function session(echo: 'none' | 'much' | null): Promise<FloorSession> {
  const fresh = await openFloorSession(echo);
  open.push(fresh);
  return fresh;
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** 240 ms are usual with a free processor (p50 of eight); CI's have other things to do. */
const SILENT_WITHIN_MS = 700;
/** From the candidate's first sound to the last sound of the interviewer after it. */
const lastSoundMs = ({ loop }: FloorSession, from: number) =>
  Math.max(0, ...loop.audible.filter((at) => at > from).map((at) => at - from));

describe('who has the floor', { timeout: 60_000 }, () => {
  it('falls silent for a candidate who speaks up, and stops for good at words', async () => {
    const one = await session('none');
    const { ended } = await one.reply(long);
    await pause(2_000);
    const { from } = await one.say('sorry wait a second I have a question');
    expect(await ended).toEqual({ interrupted: true });
    expect(lastSoundMs(one, from)).toBeLessThan(SILENT_WITHIN_MS);
  });

  it('does not stop for an "mm-hm", and is back within a second of it', async () => {
    const one = await session('none');
    const { ended } = await one.reply(long);
    await pause(2_000);
    const { to } = await one.say('mm hm', 'mm-hm');
    expect(await ended).toEqual({ interrupted: false });
    expect((one.loop.audible.find((at) => at > to) ?? to) - to).toBeLessThan(1_000);
    expect(one.heard).toEqual([{ text: 'mm-hm', role: 'backchannel' }]);
  });

  it.each([
    [-10, 'much'],
    [-10, null],
    [-20, null],
    [-30, 'much'],
    [-30, null],
  ] as const)('does not interrupt itself with an echo of %i dB, measured as %s', async (echoDb, measured) => {
    const one = await session(measured);
    one.loop.echoDb = echoDb;
    one.deepgram.script.say({ text: short });
    const { ended } = await one.reply(short);
    expect(await ended).toEqual({ interrupted: false });
    await pause(1_500);
    expect(one.heard.filter(({ role }) => role !== 'echo')).toEqual([]);
    expect(one.turns).toBe(0);
  });

  it('stops for words over its own echo, and keeps them', async () => {
    const one = await session('much');
    one.loop.echoDb = -20;
    const { ended } = await one.reply(long);
    await pause(1_500);
    await one.say('sorry wait a second I have a question');
    expect(await ended).toEqual({ interrupted: true });
    await expect
      .poll(() => one.heard.filter(({ role }) => role === 'turn'), { timeout: 8_000 })
      .toHaveLength(1);
  });

  it('takes a turn by key as one turn, and hears nothing before and after it', async () => {
    const one = await session('none');
    one.key('on');
    await one.say('somebody else is talking in this room', null);
    await pause(1_500);
    expect([one.heard, one.deepgram.connections[0]?.unscripted]).toEqual([[], 0]);
    const { ended } = await one.reply(short);
    await one.say('still talking', null);
    one.key('start');
    expect(await ended).toEqual({ interrupted: true });
    await one.say('first I would look at the costs');
    await pause(1_500);
    await one.say('and then at revenue');
    expect(one.keyTurns).toBe(0);
    one.key('end');
    await expect.poll(() => one.keyTurns, { timeout: 4_000 }).toBe(1);
    await one.say('somebody else again', null);
    await pause(1_000);
    expect(one.heard).toEqual([
      { text: 'first I would look at the costs', role: 'turn' },
      { text: 'and then at revenue', role: 'turn' },
    ]);
    expect(one.turns).toBe(0);
    one.key('start');
    await one.say('no that is wrong');
    one.key('cancel');
    await expect.poll(() => one.heard.length, { timeout: 4_000 }).toBe(3);
    expect(one.heard.at(-1)?.role).toBe('backchannel');
    one.key('off');
    await one.say('now I talk without it');
    await expect.poll(() => one.turns, { timeout: 8_000 }).toBeGreaterThan(0);
  });
});
