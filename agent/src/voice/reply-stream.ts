import { AsyncIterableQueue, shortuuid, tts } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { pause } from '../life/backoff.ts';
import { createLeadIn } from './lead-in.ts';
import { createFramer } from './pcm.ts';
import type { PieceSound, SoundItem } from './piece-sound.ts';
import { piecesOf } from './pieces.ts';
import type { ReplyTrack } from './reply-track.ts';
import type { ReplyVoice } from './reply-voice.ts';
import { SIGN_OF_LIFE_MS } from './sign-of-life.ts';

/** The candidate hears or reads a reply within 4 s: what has no sound by now is written, which takes half a second. */
export const SOUND_BY_MS = 3_400;
/** How soon it is tried again to give a sign of life when the candidate was speaking. */
const SIGN_AGAIN_MS = 250;

export type ReplyStreamDeps = {
  voice: ReplyVoice;
  /** A short line that can sound at once; null when there is none, or when it would be over the candidate's words. */
  signOfLife: () => string | null;
};

/** One reply in the making: text goes in clause by clause, frames come out as the voices bring them. */
export class ReplyStream extends tts.SynthesizeStream {
  readonly label = 'caseroom.voice.reply';
  readonly #track: ReplyTrack;
  readonly #deps: ReplyStreamDeps;
  readonly #framer = createFramer();
  readonly #lead = createLeadIn();
  readonly #id = shortuuid();
  readonly #asked = new AsyncIterableQueue<PieceSound>();
  /** Where each piece begins in the sound, told when it begins to come. */
  readonly #starts: number[] = [];
  #stirred = Promise.withResolvers<void>();
  #firstFrameAt: number | null = null;
  #isLost = false;
  #hasWords = false;
  #making = new Set<PieceSound>();

  constructor(owner: tts.TTS, track: ReplyTrack, deps: ReplyStreamDeps) {
    super(owner, { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 });
    this.#track = track;
    this.#deps = deps;
    track.stop = () => this.close();
    this.abortSignal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  protected override async run(): Promise<void> {
    const life = new AbortController();
    const sign = this.#giveSignOfLife(AbortSignal.any([life.signal, this.abortSignal]));
    try {
      await Promise.all([this.#ask(), this.#play()]);
    } finally {
      life.abort();
      await sign;
    }
  }

  /**
   * The piece after the one that sounds is asked for while it sounds, and none after that: a reply may be cut short,
   * and what nobody hears is paid for as well. Nor does a second request hold up the first sound.
   */
  async #ask(): Promise<void> {
    let count = 0;
    for await (const text of piecesOf(textsOf(this.input))) {
      if (count === 1) await this.#until(() => this.#hasWords);
      if (count >= 2) await this.#untilSounds(count - 1);
      if (this.abortSignal.aborted) break;
      // No voice is left: what comes now is written.
      if (this.#isLost) continue;
      this.#asked.put(this.#take(text));
      count += 1;
    }
    if (!this.#asked.closed) this.#asked.close();
  }

  #take(text: string): PieceSound {
    // From here on the framework's own measure of the first byte counts.
    this.markStarted();
    const isFirst = this.#starts.length === 0;
    const soundBy = isFirst ? this.#track.takenAt + SOUND_BY_MS : Number.POSITIVE_INFINITY;
    const sound = this.#deps.voice.take(text, soundBy);
    this.#making.add(sound);
    return sound;
  }

  /** Until the playout has come to a piece, by the clock: pauses make it later, which does no harm. */
  async #untilSounds(index: number): Promise<void> {
    await this.#until(() => this.#starts[index] !== undefined);
    const startMs = this.#starts[index] ?? 0;
    const sinceMs = performance.now() - (this.#firstFrameAt ?? performance.now());
    if (!this.#isLost) await pause(startMs - sinceMs, this.abortSignal);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo() && !this.#isLost && !this.abortSignal.aborted) await this.#stirred.promise;
  }

  async #play(): Promise<void> {
    for await (const sound of this.#asked) {
      if (this.abortSignal.aborted) return;
      if (this.#isLost) {
        sound.abort();
        continue;
      }
      this.#starts.push(this.#track.durationMs);
      this.#stir();
      for await (const item of sound.read()) {
        if (this.abortSignal.aborted || this.queue.closed) return;
        this.#playItem(item);
      }
      this.#put(this.#framer.flush());
      this.#track.end();
      this.#making.delete(sound);
      if (sound.unsaid === '') continue;
      this.#isLost = true;
      this.#stir();
    }
  }

  #playItem(item: SoundItem): void {
    switch (item.kind) {
      case 'words':
        this.#hasWords = true;
        this.#track.begin(item.text, false);
        return this.#stir();
      case 'pcm':
        return this.#put(this.#framer.push(this.#lead(item.pcm)));
      case 'broke_off':
        this.#put(this.#framer.flush());
        return this.#track.breakOff(item.said);
      default:
        return item satisfies never;
    }
  }

  #put(frames: readonly AudioFrame[]): void {
    for (const frame of frames) {
      this.#firstFrameAt ??= performance.now();
      this.queue.put({ requestId: this.#id, segmentId: this.#id, frame, final: false });
      this.#track.grow((frame.samplesPerChannel / frame.sampleRate) * 1000);
    }
  }

  #stir(): void {
    const { resolve } = this.#stirred;
    this.#stirred = Promise.withResolvers();
    resolve();
  }

  /** In front of a reply that is late, whole before anything of the reply, and once. */
  async #giveSignOfLife(signal: AbortSignal): Promise<void> {
    if (!this.#track.answersTurn) return;
    const waitMs = SIGN_OF_LIFE_MS - (performance.now() - this.#track.takenAt);
    for (await pause(waitMs, signal); !signal.aborted; await pause(SIGN_AGAIN_MS, signal)) {
      // Words that have begun to come sound within this moment.
      if (this.#hasWords || this.queue.closed) return;
      const line = this.#deps.signOfLife();
      const pcm = line && this.#deps.voice.held(line);
      if (!line || !pcm) continue;
      this.#track.begin(line, true);
      const framer = createFramer();
      this.#put([...framer.push(pcm), ...framer.flush()]);
      this.#track.end();
      return;
    }
  }

  /** The candidate speaks, or the reply is not wanted: requests end in this moment. */
  #stop(): void {
    for (const sound of this.#making) sound.abort();
    this.#making.clear();
    if (!this.#asked.closed) this.#asked.close();
    this.#stir();
  }
}

async function* textsOf(input: AsyncIterable<string | symbol>): AsyncGenerator<string> {
  for await (const text of input) if (typeof text === 'string') yield text;
}
