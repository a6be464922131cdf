/** Silence as WAV, one channel, eight bits a sample. */
export function silentWav(seconds: number, rateHz: number): Buffer<ArrayBuffer> {
  const data = seconds * rateHz;
  const wav = Buffer.alloc(44 + data, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + data, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rateHz, 24);
  wav.writeUInt32LE(rateHz, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(data, 40);
  return wav;
}
