/** The notes, and how loud each is at its loudest: what the echo is measured against. */
export const chimeHz = [392, 493.88, 587.33] as const;
const peak = 0.22;
/** Root mean square of a note, in dBFS. */
export const chimeLevelDb = 20 * Math.log10(peak / Math.SQRT2);

/** Three soft notes for the loudspeaker test, on the chosen output where the browser lets one choose. */
export async function playChime(sinkId: string | null): Promise<void> {
  const context = new AudioContext();
  if (sinkId && 'setSinkId' in context && typeof context.setSinkId === 'function') {
    await context.setSinkId(sinkId).catch(() => undefined);
  }
  await context.resume();
  chimeHz.forEach((hz, index) => playNote(context, hz, context.currentTime + index * 0.28));
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  await context.close();
}

function playNote(context: AudioContext, hz: number, at: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(peak, at + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + 1);
}
