import { expect, it } from 'vitest';
import { createEar, type KnownLine } from './ear.ts';

/** Syllables of 100 to 250 ms, each with its own loudness, as speech has them. */
function line(text: string, seed: number): KnownLine {
  let state = seed;
  const draw = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const levels = text.split(/(?=[aeiou])/).flatMap(() => {
    const [frames, loud] = [10 + Math.floor(draw() * 15), 0.05 + draw() * 0.4];
    return Array.from({ length: frames }, (_, index) => loud * Math.sin((Math.PI * (index + 0.5)) / frames));
  });
  return { text, levels };
}

const lines = [
  line('how many seats does the rooftop have', 1),
  line('what does it cost to open for a night', 2),
  line('the season runs from late may on', 3),
];
const ear = createEar(() => lines);
const [seats, cost] = lines;
const noisy = (levels: readonly number[]) =>
  levels.map((level, index) => level * 0.7 + 0.01 * Math.abs(Math.sin(index * 7)));

it('tells which line was spoken, whatever the codec makes of it', () => {
  for (const one of lines) expect(ear(noisy(one.levels))?.text).toBe(one.text);
});

it('hears the words that are in the sound and no others', () => {
  const levels = noisy(seats?.levels ?? []);
  const tail = ear(levels.slice(Math.floor(levels.length * 0.45)));
  expect(tail?.text).toBe('does the rooftop have');
  expect(tail?.words?.[0]?.startMs).toBeLessThan(150);
  const head = ear(levels.slice(0, Math.floor(levels.length * 0.4)));
  expect(head?.text).toBe('how many seats');
});

it('knows only what this client may be saying, and no other sound', () => {
  const private_ = createEar((client) => (client === 'one' && cost ? [cost] : []));
  expect(private_(noisy(cost?.levels ?? []), 'one')?.text).toBe(cost?.text);
  expect(private_(noisy(cost?.levels ?? []), 'two')).toBeUndefined();
  expect(ear(Array.from({ length: 200 }, () => 0.2))).toBeUndefined();
  expect(ear([0.3, 0.3])).toBeUndefined();
});
