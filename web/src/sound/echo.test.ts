import { expect, it } from 'vitest';
import { chimeHz } from './chime.ts';
import { measureSound, NOISY_DB } from './echo.ts';

const rate = 16_000;
const noise = (seconds: number, amplitude: number) =>
  Float32Array.from({ length: rate * seconds }, (_, n) => amplitude * Math.sin(n * n * 0.37));
const withNotes = (room: Float32Array, amplitude: number) =>
  room.map((sample, n) => sample + amplitude * Math.sin((2 * Math.PI * chimeHz[0] * n) / rate));

it('finds its notes in the microphone, and how loud they are there', () => {
  const loud = measureSound(noise(0.5, 0.001), withNotes(noise(1.5, 0.001), 0.022), rate);
  expect(loud.echo).toBe('much');
  expect(loud.echoDb).toBeGreaterThan(-22);
  expect(loud.echoDb).toBeLessThan(-18);
  expect(loud.noiseDb).toBeLessThan(NOISY_DB);
});

it('has none with headphones, and takes a noisy room for what it is', () => {
  expect(measureSound(noise(0.5, 0.001), noise(1.5, 0.001), rate)).toMatchObject({
    echo: 'none',
    echoDb: null,
  });
  const noisy = measureSound(noise(0.5, 0.05), noise(1.5, 0.05), rate);
  expect(noisy).toMatchObject({ echo: 'none', echoDb: null });
  expect(noisy.noiseDb).toBeGreaterThan(NOISY_DB);
});

it('lets an echo pass that is too weak to be taken for speech', () => {
  const weak = measureSound(noise(0.5, 0), withNotes(noise(1.5, 0), 0.0005), rate);
  expect(weak.echo).toBe('none');
  expect(weak.echoDb).toBeLessThan(-40);
});
