import { expect, it } from 'vitest';
import type { Segment } from './replay.ts';
import { playableOf, soundOf } from './sound.ts';

const segment = (state?: 'ready' | 'making' | 'none', durationMs = 1_000): Segment => ({
  ...{ segment_id: 'a', started_ms: 0, duration_ms: durationMs, url: '/ogg', content_type: 'audio/ogg' },
  ...(state ? { aac: { state, url: '/aac' } } : {}),
});
const everything = () => true;
const noOgg = (type: string) => !type.includes('ogg');

it('takes the original wherever it plays', () => {
  expect(playableOf(segment('ready'), everything).source).toBe('/ogg');
});

it.each([
  ['ready', '/aac'],
  ['making', null],
  ['none', null],
  [undefined, null],
] as const)('takes the second form where the original does not play: %s', (state, source) => {
  expect(playableOf(segment(state), noOgg).source).toBe(source);
});

it.each([
  ['plays', [segment('ready'), segment('ready')]],
  ['making', [segment('ready'), segment('making')]],
  ['none', [segment('none'), segment('ready')]],
  ['plays', [segment('ready'), segment('none', 0)]],
  ['plays', []],
])('says of all segments: %s', (sound, segments) => {
  expect(soundOf(segments.map((each) => playableOf(each, noOgg)))).toBe(sound);
});
