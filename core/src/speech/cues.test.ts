import { expect, test } from 'vitest';
import { findAnyCue, findCue, tokensOf } from './cues.ts';

const said = 'I would look at the fixed costs, mostly the rents, and at how we are pricing each cup.';

test('a cue is found in another inflection, at its place in the text', () => {
  const mention = findCue(tokensOf(said), 'fixed cost');
  expect(mention && said.slice(mention.start, mention.end)).toBe('fixed costs');
  expect(findCue(tokensOf(said), 'price')).toBeDefined();
  expect(findCue(tokensOf(said), 'rent')).toBeDefined();
});

test('a word inside another word is no mention', () => {
  expect(findCue(tokensOf('the current parent company'), 'rent')).toBeUndefined();
});

test('words of a cue may stand two words apart and no further', () => {
  expect(findCue(tokensOf('cost of the rent'), 'cost rent')).toBeDefined();
  expect(findCue(tokensOf('cost is one thing and later comes rent'), 'cost rent')).toBeUndefined();
});

test('any of several cues counts', () => {
  expect(findAnyCue(tokensOf(said), ['labour', 'rent'])).toBeDefined();
  expect(findAnyCue(tokensOf(said), ['labour'])).toBeUndefined();
});

test('no ending turns a word into a small word that it is not', () => {
  expect(findCue(tokensOf('everything depends on them'), 'theme')).toBeUndefined();
  expect(findCue(tokensOf('I would say the price decides'), 'say they')).toBeUndefined();
  expect(findCue(tokensOf('an evening with themes'), 'theme')).toBeDefined();
});
