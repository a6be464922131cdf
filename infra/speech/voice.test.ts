import { expect, it } from 'vitest';
import { findVoice, splitSentences } from './voice.ts';

it('splits at sentences, never inside a figure, and drops what cannot be said', () => {
  expect(splitSentences('It is 12.5 million. Go on! "Why?"')).toEqual([
    'It is 12.5 million.',
    'Go on!',
    '"Why?"',
  ]);
  expect(splitSentences(' ... ')).toEqual([]);
});

it("knows its own voices and OpenAI's names", () => {
  expect(findVoice('slt')).toBe('slt');
  expect(findVoice('onyx')).toBe('rms');
  expect(findVoice('nobody')).toBeUndefined();
});
