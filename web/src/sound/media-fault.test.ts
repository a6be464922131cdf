import { describe, expect, it } from 'vitest';
import { mediaFaultOf } from './media-fault.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('a microphone that does not start', () => {
  it.each([
    ['NotAllowedError', /may not use/, /allow the microphone/],
    ['NotFoundError', /No microphone/, /Plug one in/],
    ['NotReadableError', /does not start/, /Another program/],
    ['OverconstrainedError', /is gone/, /another one/],
    ['TypeError', /may not use/, /https/],
    ['Unheard', /does not start/, /reload/],
  ])('says why and what to do: %s', (name, title, cure) => {
    const fault = mediaFaultOf(named(name), 'microphone');
    expect(fault.title).toMatch(title);
    expect(fault.cure).toMatch(cure);
  });
});
