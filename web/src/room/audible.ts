import { encodeWav } from '../sound/wav.ts';

/**
 * Whether this page may play sound now, found out by playing a short silence: a browser that waits for a touch refuses.
 * The media client itself cannot tell before the interviewer's first track has come.
 */
export async function mayPlaySound(): Promise<boolean> {
  const url = URL.createObjectURL(encodeWav(new Float32Array(800), 8_000));
  const silence = new Audio(url);
  try {
    await silence.play();
    return true;
  } catch (error) {
    // Anything but a refusal (no audio device, odd codec) is no reason to keep the interviewer waiting.
    return !(error instanceof Error && error.name === 'NotAllowedError');
  } finally {
    silence.pause();
    URL.revokeObjectURL(url);
  }
}
