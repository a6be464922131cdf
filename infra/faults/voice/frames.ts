/** 16 bit samples in pieces of one length, the last one filled up with silence. */
export function framesOf(pcm: Buffer, samples: number): Int16Array[] {
  const all = new Int16Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length));
  return Array.from({ length: Math.ceil(all.length / samples) }, (_, index) => {
    const frame = new Int16Array(samples);
    frame.set(all.subarray(index * samples, (index + 1) * samples));
    return frame;
  });
}
