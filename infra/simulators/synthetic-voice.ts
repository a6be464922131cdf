/** 65 ms a letter is a calm pace, 150 words a minute. */
const msPerLetter = 65;
const pitchHz = 120;
const syllableHz = 4;
/** Resonances of an open vowel. */
const formantsHz = [700, 1_200];
const resonance = 0.97;
const peak = 9_000;

/**
 * Something that detectors take for a voice, where no voice is installed: pulses at the pitch of a
 * man through two resonances, swelling four times a second. No words can be made out. The same
 * text always gives the same samples (mono, 16 bit).
 */
export function syntheticVoice(text: string, rateHz: number): Buffer {
  const samples = Math.round((text.length * msPerLetter * rateHz) / 1000);
  const filters = formantsHz.map((hz) => createResonator(hz, rateHz));
  const pcm = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index += 1) {
    const phase = (index * pitchHz) / rateHz;
    const pulse = 1 - 2 * (phase - Math.floor(phase));
    // It is heard from its first moment on, as a voice cut to its words is.
    const swell = Math.cos((Math.PI * index * syllableHz) / rateHz) ** 2;
    const value = filters.reduce((sum, filter) => sum + filter(pulse), 0) / filters.length;
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * swell * peak), index * 2);
  }
  return pcm;
}

function createResonator(hz: number, rateHz: number): (input: number) => number {
  const cosine = 2 * resonance * Math.cos((2 * Math.PI * hz) / rateHz);
  const gain = 1 - resonance;
  let last = 0;
  let beforeLast = 0;
  return (input) => {
    const output = gain * input + cosine * last - resonance * resonance * beforeLast;
    beforeLast = last;
    last = output;
    return output;
  };
}
