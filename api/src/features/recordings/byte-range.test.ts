import { expect, it } from 'vitest';
import { readByteRange } from './byte-range.ts';

it.each([
  [undefined, undefined],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-5', { start: 95, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=-0', null],
  ['bytes=100-', null],
  ['bytes=20-10', undefined],
  ['bytes=0-1,5-6', undefined],
  ['pages=1-2', undefined],
])('reads %s of 100 bytes', (header, range) => {
  expect(readByteRange(header, 100)).toEqual(range);
});
