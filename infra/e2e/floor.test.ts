import { afterEach, describe, expect, it } from 'vitest';
import { type FloorSession, openFloorSession } from './rig/floor-session.ts';

const long =
  'Our client runs a rooftop cinema in the middle of the city. It shows films on five evenings of the week, and wonders whether it should open on Mondays as well. What would you want to know before you answer that?';
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
/** From the candidate's first sound to the last sound of the interviewer after it. */
const stopMs = ({ loop }: FloorSession, from: number, until = Number.POSITIVE_INFINITY) =>
  Math.max(0, ...loop.audible.filter((at) => at > from && at < until).map((at) => at - from));

describe('who has the floor', { timeout: 60_000 }, () => {
  it('falls silent for a candidate who speaks up, and stops for good at words', async () => {
    const one = await session('none');
    const { ended } = await one.reply(long);
    await pause(2_000);
    const { from } = await one.say('sorry wait a second I have a question');
    expect(await ended).toEqual({ interrupted: true });
    console.info('barge-in', stopMs(one, from));
    expect(stopMs(one, from)).toBeLessThan(350);
  });

  it('does not stop for an "mm-hm"', async () => {
    const one = await session('none');
    const { ended } = await one.reply(long);
    await pause(2_000);
    const { from, to } = await one.say('mm hm', 'mm-hm');
    expect(await ended).toEqual({ interrupted: false });
    const quiet = one.loop.audible.find((at) => at > to) ?? 0;
    console.info('mm-hm lasts', to - from, 'voice back after', quiet - to);
    expect(quiet - to).toBeLessThan(1_000);
  });

  it.each([-10, -20, -30])(
    'does not interrupt itself with an echo of %i dB, measured or not',
    async (echoDb) => {
      for (const measured of ['much', null] as const) {
        const one = await session(measured);
        one.loop.echoDb = echoDb;
        one.deepgram.script.say({ text: long });
        const from = performance.now();
        const { ended } = await one.reply(long);
        expect(await ended).toEqual({ interrupted: false });
        const gaps = one.loop.audible.filter((at) => at > from).map((at, n, all) => at - (all[n - 1] ?? at));
        console.info(measured, echoDb, 'longest gap', Math.max(...gaps));
        await pause(1_500);
        expect(one.heard.filter(({ role }) => role !== 'echo')).toEqual([]);
        expect(one.turns).toBe(0);
        await one.close();
        open = [];
      }
    },
  );
});
