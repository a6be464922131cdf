/** First and last byte, both counted from 0 and included. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a `Range` header against a size. `undefined`: send everything (no header, or one that we do not read, such
 * as several ranges, which may be ignored by RFC 9110). `null`: not to be had (416).
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (!match || (first === '' && last === '')) return undefined;
  if (first === '') {
    const suffix = Math.min(Number(last), size);
    return suffix === 0 ? null : { start: size - suffix, end: size - 1 };
  }
  const range = { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
  if (last !== '' && Number(last) < range.start) return undefined;
  return range.start >= size ? null : range;
}
