/** Length of a WAV in milliseconds by its header; undefined when it is not a WAV of PCM that we can read. */
export function wavDurationMs(bytes: Buffer): number | undefined {
  if (
    bytes.length < 44 ||
    bytes.toString('latin1', 0, 4) !== 'RIFF' ||
    bytes.toString('latin1', 8, 12) !== 'WAVE'
  )
    return undefined;
  let byteRate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (id === 'fmt ' && at + 20 <= bytes.length) byteRate = bytes.readUInt32LE(at + 16);
    // Recorders that stream write 0xFFFFFFFF, as they do not know the length yet.
    if (id === 'data' && byteRate > 0) return (Math.min(size, bytes.length - at - 8) / byteRate) * 1000;
    at += 8 + size + (size % 2);
  }
  return undefined;
}
