import { expect, it } from 'vitest';
import { spreadOf } from '../bench/percentiles.ts';
import { drawDelays, type ProfileName } from './profiles.ts';

const many = (name: ProfileName, seed = 1) =>
  Array.from({ length: 4_000 }, (_, turn) => drawDelays(name, seed, 'seat-1', turn));
const spreadOfPart = (name: ProfileName, part: 'recognitionMs' | 'modelMs' | 'voiceMs') =>
  spreadOf(many(name).map((delays) => delays[part]));

it('draws constant delays as they stand', () => {
  expect(new Set(many('FAST').map((delays) => JSON.stringify(delays)))).toEqual(
    new Set([JSON.stringify({ recognitionMs: 150, modelMs: 300, voiceMs: 100 })]),
  );
  const { recognitionMs, modelMs, voiceMs } = drawDelays('PEERS', 1, 'any');
  expect(recognitionMs + modelMs + voiceMs).toBe(470);
});

it('draws lognormal delays round their medians, each part by itself', () => {
  const model = spreadOfPart('PROD', 'modelMs');
  expect(model.p50).toBeGreaterThan(410);
  expect(model.p50).toBeLessThan(436);
  expect(model.p95 / model.p50).toBeGreaterThan(1.5);
  expect(model.p95 / model.p50).toBeLessThan(1.7);
  expect(spreadOfPart('PROD', 'voiceMs').p50).toBeCloseTo(138, -1);
});

it('makes one in twenty four times slower', () => {
  const prod = many('PROD');
  const ratios = many('TAIL').map((delays, turn) => Math.round(delays.modelMs / (prod[turn]?.modelMs ?? 1)));
  const slow = ratios.filter((ratio) => ratio === 4).length / ratios.length;
  expect(slow).toBeGreaterThan(0.035);
  expect(slow).toBeLessThan(0.065);
});

it('draws the same again for the same seed, and others for another', () => {
  expect(many('PROD')).toEqual(many('PROD'));
  expect(many('PROD', 2)).not.toEqual(many('PROD', 1));
});
