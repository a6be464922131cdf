import { createRateChange, voiceRateHz } from './pcm.ts';
import { VoiceFault } from './voice-fault.ts';

/** Before so many bytes nothing can be told: a WAV header has 44 at least. */
const headerBytes = 12;
/** A header larger than this is none. */
const mostHeaderBytes = 64 * 1024;
/** How other sound formats and pages begin. */
const foreign = ['ID3', 'OggS', 'fLaC', '<htm', '<!DO', '<!do', '{"er'];
/** Types that are certainly not the PCM that was asked for. */
const foreignTypes =
  /^(?:text\/|application\/(?:json|xml|problem)|audio\/(?:mpeg|mp3|ogg|opus|aac|flac|webm))/;

/**
 * Reads the body of an answer as PCM of the voices' rate: takes off the header of a WAV file where a server sends one,
 * keeps samples whole over odd boundaries, and throws a `VoiceFault` at what is no sound.
 */
export type SoundReader = { push(bytes: Buffer): Buffer; flush(): Buffer };

export function createSoundReader(contentType: string): SoundReader {
  if (foreignTypes.test(contentType)) throw new VoiceFault('garbage');
  let head: Buffer | null = Buffer.alloc(0);
  let odd = Buffer.alloc(0);
  let change: ReturnType<typeof createRateChange> | undefined;
  const samplesOf = (bytes: Buffer): Buffer => {
    const joined = odd.length > 0 ? Buffer.concat([odd, bytes]) : bytes;
    const whole = joined.length - (joined.length % 2);
    odd = Buffer.from(joined.subarray(whole));
    return change ? change.push(joined.subarray(0, whole)) : joined.subarray(0, whole);
  };
  const begin = (bytes: Buffer, isLast: boolean): Buffer => {
    const start = startOf(bytes);
    if (start === null && !isLast) return Buffer.alloc(0);
    if (start === null) throw new VoiceFault('garbage');
    head = null;
    if (start.rateHz !== voiceRateHz) change = createRateChange(start.rateHz);
    return samplesOf(bytes.subarray(start.at));
  };
  return {
    push(bytes) {
      if (head === null) return samplesOf(bytes);
      head = Buffer.concat([head, bytes]);
      return head.length < headerBytes ? Buffer.alloc(0) : begin(head, false);
    },
    flush() {
      const early = head !== null && head.length > 0 ? begin(head, true) : Buffer.alloc(0);
      return change ? Buffer.concat([early, change.flush()]) : early;
    },
  };
}

/** Where the samples begin, and their rate; null while a header is not whole. */
function startOf(bytes: Buffer): { at: number; rateHz: number } | null {
  const text = bytes.subarray(0, headerBytes).toString('latin1');
  if (foreign.some((mark) => text.startsWith(mark))) throw new VoiceFault('garbage');
  if (!text.startsWith('RIFF') || text.slice(8) !== 'WAVE') return { at: 0, rateHz: voiceRateHz };
  let rateHz = voiceRateHz;
  for (let at = headerBytes; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'data') return { at: at + 8, rateHz };
    if (name === 'fmt ' && at + 24 <= bytes.length) rateHz = rateOf(bytes.subarray(at + 8));
    at += 8 + size + (size % 2);
    if (at > mostHeaderBytes) throw new VoiceFault('garbage');
  }
  if (bytes.length > mostHeaderBytes) throw new VoiceFault('garbage');
  return null;
}

/** Only plain 16 bit PCM of one channel can be what was asked for. */
function rateOf(format: Buffer): number {
  const [coding, channels, rateHz, bits] = [
    format.readUInt16LE(0),
    format.readUInt16LE(2),
    format.readUInt32LE(4),
    format.readUInt16LE(14),
  ];
  const isPcm = coding === 1 || coding === 0xfffe;
  if (!isPcm || channels !== 1 || bits !== 16 || rateHz < 8_000 || rateHz > 48_000)
    throw new VoiceFault('garbage');
  return rateHz;
}
