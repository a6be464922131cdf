import { expect, it } from 'vitest';
import { versionArguments } from './recognise.ts';

it('speaks to the recogniser as its version understands', () => {
  expect(versionArguments('0.8+5prealpha+1-15')).toEqual(['-remove_silence', 'no']);
  expect(versionArguments('5.0.4-2')).toEqual(['-loglevel', 'INFO']);
  expect(versionArguments(undefined)).toEqual(['-loglevel', 'INFO']);
});
