import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { newId } from './new-id.ts';

afterEach(() => void vi.restoreAllMocks());

it.each([0x00, 0xff])('is a UUID of version 4, also of bytes that are all %i', (byte) => {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    if (into instanceof Uint8Array) into.fill(byte);
    return into;
  });
  expect(z.uuidv4().safeParse(newId()).success).toBe(true);
});

it('is another one each time', () => {
  expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
});
