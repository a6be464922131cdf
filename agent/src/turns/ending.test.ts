import { expect, it } from 'vitest';
import { endingOf } from './ending.ts';

it.each([
  'I would say that',
  'We should, like,',
  'We take the guests and then, so,',
  'Well, it is, um,',
  'Nine hundred divided by',
  'Twenty minus three',
  'If we open on Mondays',
  'Could you tell me',
  'There are three parts',
  'First, the guests.',
  'I would cut the price. And',
  'On one hand the revenue.',
])('hears that more must come after "%s"', (text) => expect(endingOf(text)).toBe('open'));

it.each([
  'I would look at the guests and what they spend.',
  'How many seats does the cinema offer?',
  'If we open on Mondays other nights will lose some guests.',
  'I would do that',
  'I think so, that is what I would do',
  'What would success look like for her?',
  'The bar has to be open as well',
])('hears that nothing need come after "%s"', (text) => expect(endingOf(text)).toBe('whole'));

it.each([
  '',
  'Fifteen.',
  'The bar.',
  'So the ticket is twelve',
  'Twenty minus three is seventeen',
  'How many',
])('leaves "%s" to the melody', (text) => expect(endingOf(text)).toBe('unclear'));

it('reads the last sentence, and no points', () => {
  expect(endingOf('I would start with the guests. And then there is')).toBe('open');
  expect(endingOf('I would look at.')).toBe('open');
});
