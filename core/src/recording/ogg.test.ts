import { expect, it } from 'vitest';
import { oggDurationMs } from './ogg.ts';

/** The head of a page that ends at a position, 0xff in every byte of it for one that does not tell. */
function page(position: number | 'unknown', content = ''): number[] {
  const bytes = new Uint8Array(27);
  bytes.set(new TextEncoder().encode('OggS'));
  const ends = position === 'unknown' ? 0xffff_ffff_ffff_ffffn : BigInt(position);
  new DataView(bytes.buffer).setBigUint64(6, ends, true);
  return [...bytes, ...new TextEncoder().encode(content)];
}
const leadIn = [0x38, 0x01]; // 312
const head = [...page(0, 'OpusHead'), 1, 2, ...leadIn];
const file = (...parts: number[][]) => Uint8Array.from(parts.flat());

it.each([
  ['the last page, less the lead-in', file(head, page(24_312), page(48_312)), 1_000],
  ['the last page that tells', file(head, page(24_312), page('unknown')), 500],
  ['the last page whose head is whole', file(head, page(24_312), page(48_312).slice(0, 10)), 500],
  ['nothing: no page', file([1, 2, 3]), 0],
  ['nothing: no bytes', file(), 0],
])('reads how long it plays from %s', (_what, bytes, ms) => {
  expect(oggDurationMs(bytes)).toBe(ms);
});
