import { playChime } from './chime.ts';
import { measureSound, type SoundMeasure } from './echo.ts';
import { startCapture } from './record.ts';

/** Enough of the room alone to know its noise. */
const ALONE_MS = 500;
const MOST_MS = 4_000;

/** Plays the test sound; with a microphone, tells what of it came back, and how noisy the room is. */
export async function chimeAndListen(
  sinkId: string | null,
  microphone: MediaStream | null,
): Promise<SoundMeasure | null> {
  if (!microphone) {
    await playChime(sinkId);
    return null;
  }
  const capture = await startCapture(microphone, MOST_MS);
  try {
    await new Promise((resolve) => setTimeout(resolve, ALONE_MS));
    await playChime(sinkId);
  } catch (error) {
    capture.cancel();
    throw error;
  }
  const { samples, rateHz } = await capture.stop();
  const alone = Math.round((rateHz * ALONE_MS) / 1000);
  return measureSound(samples.subarray(0, alone), samples.subarray(alone), rateHz);
}
