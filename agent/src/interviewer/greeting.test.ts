import { expect, test } from 'vitest';
import { greetByName } from './greeting.ts';

test.each([
  ['Hello and welcome. I am here.', 'Ana', 'Hello, Ana, and welcome. I am here.'],
  ['Hello, and welcome.', 'Ana', 'Hello, Ana, and welcome.'],
  ['Welcome, it is good to have you here.', 'Ana', 'Welcome, Ana, it is good to have you here.'],
  ['Good to meet you.', 'Ana', 'Good to meet you.'],
  ['Hello there.', ' ', 'Hello there.'],
  ['Hello and welcome.', 'A+$1', 'Hello, A+$1, and welcome.'],
])('%s', (welcome, name, greeting) => {
  expect(greetByName(welcome, name)).toBe(greeting);
});
