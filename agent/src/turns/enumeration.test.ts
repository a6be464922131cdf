import { expect, it } from 'vitest';
import { endingOf } from './ending.ts';

it.each([
  'There are two things that matter.',
  'There are two things that matter. The first is demand.',
  'I see three drivers here. One is price. Two is the volume that we sell.',
  'I would look at three areas. First, who comes to us. Second, what they spend.',
])('waits for what was announced in "%s"', (text) => expect(endingOf(text)).toBe('open'));

it.each([
  'My first bucket is the revenue of a night.',
  'First I would look at demand. Then I would look at the margin.',
])('takes "%s" for a beginning', (text) => expect(endingOf(text)).toBe('unclear'));

it.each([
  'There are two things that matter, the price and the people.',
  'I see two parts. The first is demand. The second is what it costs us.',
  'I see three parts. First is demand. And finally there is the cost.',
  'Of the two options I would take the second one.',
  'First I would look at demand. Second I would look at the margin.',
])('hears that "%s" is complete', (text) => expect(endingOf(text)).toBe('whole'));
