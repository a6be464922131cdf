import type { voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';

export type OutputTap = {
  played: (frame: AudioFrame, startMs: number) => void;
  /** What was captured after this moment is not heard. */
  cleared: (atMs: number) => void;
};

/**
 * Listens in on what the interviewer says. The two methods are wrapped in place: an output put into the chain would
 * have to mirror how the framework counts its segments, or a reply that was interrupted early would hang for ever.
 */
export function tapOutput(output: voice.AudioOutput, tap: OutputTap): void {
  const capture = output.captureFrame.bind(output);
  const clear = output.clearBuffer.bind(output);
  let generation = 0;
  let endMs = 0;
  output.captureFrame = async (frame) => {
    const born = generation;
    // Capturing waits until there is room, so it returns about when the frame is due.
    await capture(frame);
    if (born !== generation) return;
    const startMs = Math.max(Date.now(), endMs);
    endMs = startMs + (frame.samplesPerChannel / frame.sampleRate) * 1000;
    tap.played(frame, startMs);
  };
  output.clearBuffer = () => {
    generation++;
    endMs = 0;
    tap.cleared(Date.now());
    clear();
  };
}
