import { afterEach, describe, expect, it } from 'vitest';
import { type FloorSession, openFloorSession } from './rig/floor-session.ts';
import { RATE } from './rig/sound-loop.ts';
import { synthesise } from '../speech/clips.ts';
import { until } from './rig/interview-client.ts';

let one: FloorSession;
afterEach(() => one?.close());
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const samplesOf = async (text: string) => {
  const { pcm } = await synthesise(text, { rateHz: RATE, leadMs: 0, tailMs: 0 });
  return new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
};
const seconds = (count: number, at: (index: number) => number) =>
  Int16Array.from({ length: RATE * count }, (_, index) => at(index) * 0x7fff);
/** The same noise each time. */
function hiss(amplitude: number) {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return amplitude * (seed / 2 ** 30 - 1);
  };
}
const chord = (index: number) =>
  0.12 *
  [220, 277, 330, 440].reduce((sum, hz, n) => sum + Math.sin((2 * Math.PI * hz * index) / RATE + n), 0) *
  (0.5 + 0.5 * Math.abs(Math.sin((Math.PI * 2 * index) / RATE)));
/** It still hears, and still has the floor to give: the proof that nothing hangs. */
async function stillHears(session: FloorSession): Promise<void> {
  await session.say('are you still there');
  const heard = () => session.heard.some(({ text }) => text === 'are you still there') || undefined;
  await until(heard, 8_000, 'a sentence is heard');
}

describe('bad audio', { timeout: 60_000 }, () => {
  it.each([
    ['silence', () => seconds(4, () => 0)],
    ['noise', () => seconds(4, hiss(0.05))],
    ['music', () => seconds(4, chord)],
    ['sound at its limit', () => seconds(3, (index) => Math.sign(Math.sin(index / 9)))],
  ])('makes no turn of %s, and does not stop the interviewer for good', async (_, sound) => {
    one = await openFloorSession('none');
    const { ended } = await one.reply('Our client runs a rooftop cinema. It wonders about Mondays.');
    await one.loop.speak(sound());
    expect(await ended).toEqual({ interrupted: false });
    expect(one.heard).toEqual([]);
    expect(one.turns).toBe(0);
    await stillHears(one);
  });

  it('tells of speech without words, and takes turns again when it is over', async () => {
    one = await openFloorSession('none');
    const babble = await samplesOf('seven lazy foxes and a very long story that never ends');
    one.loop.noise = babble.map((sample) => sample * 0.5);
    await until(() => one.hearing.includes('unclear') || undefined, 12_000, 'the page is told');
    one.loop.noise = undefined;
    await until(() => one.hearing.at(-1) === 'ok' || undefined, 5_000, 'it is over');
    one.deepgram.script.clear();
    await stillHears(one);
    await until(() => one.turns > 0 || undefined, 8_000, 'the turn is over');
  });

  it('hears two people as one turn, clipped speech as speech, and a telephone', async () => {
    one = await openFloorSession('none');
    const [loud, other] = await Promise.all([
      samplesOf('I would start with the costs'),
      samplesOf('no begin with revenue'),
    ]);
    const both = loud.map((sample, index) =>
      Math.max(-32_768, Math.min(32_767, sample + (other[index] ?? 0))),
    );
    const clipped = loud.map((sample) => Math.max(-32_768, Math.min(32_767, sample * 12)));
    // Every second sample twice: what is left of a line of 8 kHz.
    const telephone = loud.map((_, index) => loud[index - (index % 2)] ?? 0);
    for (const [text, sound] of [
      ['two', both],
      ['clipped', clipped],
      ['telephone', telephone],
    ] as const) {
      one.deepgram.script.say({ text });
      await one.loop.speak(sound);
      await until(() => one.heard.some((each) => each.text === text) || undefined, 8_000, text);
      await pause(500);
    }
    expect(one.heard.map(({ role }) => role)).toEqual(['turn', 'turn', 'turn']);
  });
});
