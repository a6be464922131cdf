import { loudness } from '../speech/pcm.ts';

export const frameMs = 10;
const bytesPerSample = 2;
/** -45 dBFS, as everywhere where speech is measured here. */
const loudThreshold = 10 ** (-45 / 20);
/** A click is no speech: so much of it within the window makes a beginning. */
const onsetMs = 30;

export interface Burst {
  /** On the clock of the audio received: 0 is its first sample. */
  startMs: number;
  /** End of the last loud frame so far. */
  lastSpeechMs: number;
  /** How loud each frame of 10 ms was since the beginning (root mean square, 0 to 1). */
  levels: number[];
}

/** Hears where speech begins and goes on in a stream of 16 bit mono PCM, by its energy. */
export class SpeechDetector {
  readonly #frameBytes: number;
  #rest: Buffer = Buffer.alloc(0);
  #heardMs = 0;
  #onsetStartMs: number | undefined;
  #loudMs = 0;
  #onsetLevels: number[] = [];
  #burst: Burst | undefined;

  constructor(rateHz: number) {
    this.#frameBytes = Math.round((rateHz * frameMs) / 1000) * bytesPerSample;
  }

  /** How much audio has come so far. */
  get heardMs(): number {
    return this.#heardMs;
  }

  /** The speech that goes on, until `end` is called. */
  get burst(): Burst | undefined {
    return this.#burst;
  }

  push(audio: Buffer): void {
    let buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, audio]) : audio;
    while (buffer.length >= this.#frameBytes) {
      this.#frame(loudness(buffer.subarray(0, this.#frameBytes)));
      buffer = buffer.subarray(this.#frameBytes);
    }
    this.#rest = Buffer.from(buffer);
  }

  /** The silence since the last loud frame of the burst. */
  get silentMs(): number {
    return this.#burst ? this.#heardMs - this.#burst.lastSpeechMs : 0;
  }

  end(): void {
    this.#burst = undefined;
    this.#forgetOnset();
  }

  #forgetOnset(): void {
    this.#onsetStartMs = undefined;
    this.#loudMs = 0;
    this.#onsetLevels = [];
  }

  #frame(level: number): void {
    const loud = level > loudThreshold;
    const startMs = this.#heardMs;
    this.#heardMs += frameMs;
    if (this.#burst) {
      this.#burst.levels.push(level);
      if (loud) this.#burst.lastSpeechMs = this.#heardMs;
      return;
    }
    if (!loud) return this.#forgetOnset();
    this.#onsetStartMs ??= startMs;
    this.#loudMs += frameMs;
    this.#onsetLevels.push(level);
    if (this.#loudMs < onsetMs) return;
    this.#burst = { startMs: this.#onsetStartMs, lastSpeechMs: this.#heardMs, levels: this.#onsetLevels };
  }
}
