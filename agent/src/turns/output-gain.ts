import { setTimeout as delay } from 'node:timers/promises';
import type { voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { levelDb } from '../recogniser/loudness.ts';

/** Lowers the interviewer's voice, lets a reply begin only into silence, and knows when it sounds. */
export type OutputGain = {
  /** True: as quiet as somebody who lets another speak. */
  duck(on: boolean): void;
  /** Goes on from a pause at once: what made it was nothing. */
  goOn(): void;
};

export type OutputGainDeps = {
  /** A stretch of audible voice sounds from `fromMs` on, as `Date.now()` counts. */
  onSound: (fromMs: number, durationMs: number) => void;
  /** What was still to sound is dropped. */
  onCut: () => void;
  /** False: what was paused stays so for now, though the framework would go on. Asked again until it may. */
  mayResume: () => boolean;
  /** Somebody begins to speak: a reply that is beginning waits until that is over, or until it is interrupted. */
  isTaken: () => boolean;
};

/** Small pieces, so that the gain changes within a syllable. */
const PIECE_MS = 20;
/** -30 dB: a voice at its ordinary level falls below what counts as silence, and nobody talks against it. */
const DUCKED = 10 ** (-30 / 20);
/** A step would click. */
const RAMP_SAMPLES = 240;
/** Pauses between words are no sound. */
const AUDIBLE_DB = -50;
const ASK_AGAIN_MS = 50;
/** So much of a reply is its beginning: who speaks then had not heard it when they began to. */
const BEGINNING_MS = 300;
/** Speech of 400 ms interrupts; what goes on for longer without that is no speech. */
const HELD_MS = 1_500;
/**
 * What waits in the output's queue would still sound at full height: a pause of two pieces drops it. With it the
 * voice is down 80 ms sooner, and what is dropped would not have been heard.
 */
const DROP_MS = 2 * PIECE_MS;

/**
 * The output's methods are wrapped in place, as for the recording: one put into the chain would have to mirror how the
 * framework counts its segments.
 */
export function createOutputGain(output: voice.AudioOutput, deps: OutputGainDeps): OutputGain {
  const capture = output.captureFrame.bind(output);
  const clear = output.clearBuffer.bind(output);
  const resume = output.resume.bind(output);
  const pause = output.pause.bind(output);
  const flush = output.flush.bind(output);
  let wanted = 1;
  let gain = 1;
  let generation = 0;
  let waiting: NodeJS.Timeout | undefined;
  let isPaused = false;
  let begunMs = 0;
  let heldMs = 0;
  const fresh = () => {
    [begunMs, heldMs] = [0, 0];
  };
  const untilFree = async (isOver: () => boolean) => {
    while (deps.isTaken() && !isOver() && heldMs < HELD_MS) {
      await delay(PIECE_MS);
      heldMs += PIECE_MS;
    }
  };
  const dropQueue = () => {
    if (isPaused) return;
    // What comes next follows on silence: lowered by degrees it would be heard once more, after the pause.
    gain = DUCKED;
    pause();
    setTimeout(() => !isPaused && resume(), DROP_MS);
  };
  output.captureFrame = async (frame) => {
    const born = generation;
    for (const piece of piecesOf(frame)) {
      if (begunMs < BEGINNING_MS) await untilFree(() => born !== generation);
      if (born !== generation) return;
      begunMs += PIECE_MS;
      const from = gain;
      gain = wanted;
      const isAudible = levelDb(piece.data) > AUDIBLE_DB;
      await capture(scaled(piece, from, gain));
      if (isAudible && born === generation) deps.onSound(Date.now(), PIECE_MS);
    }
  };
  output.flush = () => {
    fresh();
    flush();
  };
  output.clearBuffer = () => {
    generation += 1;
    fresh();
    deps.onCut();
    clear();
  };
  output.pause = () => {
    clearTimeout(waiting);
    isPaused = true;
    deps.onCut();
    pause();
  };
  output.resume = () => {
    clearTimeout(waiting);
    if (!deps.mayResume()) {
      waiting = setTimeout(() => output.resume(), ASK_AGAIN_MS);
      return;
    }
    isPaused = false;
    resume();
  };
  return {
    duck(on) {
      if (on && wanted === 1) dropQueue();
      wanted = on ? DUCKED : 1;
    },
    goOn() {
      if (!isPaused) return;
      clearTimeout(waiting);
      isPaused = false;
      resume();
    },
  };
}

function* piecesOf(frame: AudioFrame): Iterable<AudioFrame> {
  const { data, sampleRate, channels, samplesPerChannel } = frame;
  const step = (sampleRate / 1000) * PIECE_MS;
  if (channels !== 1 || samplesPerChannel <= step) return void (yield frame);
  for (let at = 0; at < samplesPerChannel; at += step) {
    const samples = data.slice(at, at + step);
    yield new AudioFrame(samples, sampleRate, 1, samples.length);
  }
}

function scaled(frame: AudioFrame, from: number, to: number): AudioFrame {
  if (from === 1 && to === 1) return frame;
  const samples = frame.data.map((sample, index) => {
    const share = Math.min(1, index / RAMP_SAMPLES);
    return Math.round(sample * (from + (to - from) * share));
  });
  return new AudioFrame(samples, frame.sampleRate, frame.channels, frame.samplesPerChannel);
}
