import type { WebSocket } from 'ws';
import {
  type ListenParameters,
  expectedDurationMs,
  metadataMessage,
  resultsMessage,
  speechStartedMessage,
  splitWords,
  type TimedWord,
  timeWords,
  utteranceEndMessage,
} from './deepgram-messages.ts';
import type { Ear } from './ear.ts';
import type { ListenRecord } from './listen-record.ts';
import { type Delay, drawMs, pause } from './pacing.ts';
import type { Script, Utterance } from './script.ts';
import { type Burst, SpeechDetector } from './speech-detector.ts';

export interface DeepgramTiming {
  /** From the last speech to the final, unless the line says otherwise. */
  delayMs: Delay;
  /** Silence after which speech has ended, when the line does not tell how long it is. */
  endOfSpeechMs: number;
  interimEveryMs: number;
  interimDelayMs: Delay;
  /** Without audio or KeepAlive for so long the connection is closed with 1011. */
  idleMs: number;
}

/** Silence that ends an utterance whose length is known and has been reached. */
const knownEndMs = 40;
/** So long without a new word, and the interim is sent again: a client sees that somebody is there. */
const sameInterimMs = 1_000;
/** How far the measured speech may fall short of the known length. */
const lengthToleranceMs = 150;

export interface SessionDeps {
  socket: WebSocket;
  parameters: ListenParameters;
  script: Script;
  /** Hears what the sound says instead of reading the script. */
  ear?: Ear | undefined;
  timing: DeepgramTiming;
  record: ListenRecord;
  /** Looked at before each message: what a fault does to it. */
  mangle: () => { extraDelayMs: number; drop: boolean; garbage: boolean };
}

/** One listening connection: takes audio, sends what the script says was said in it. */
export class DeepgramSession {
  readonly #deps: SessionDeps;
  readonly #detector: SpeechDetector;
  readonly #gone = new AbortController();
  #sending: Promise<void> = Promise.resolve();
  #announced: Burst | undefined;
  #lastSpeechArrivedAt = 0;
  #lastInterimMs = 0;
  #interimSentMs = 0;
  #interimWords = 0;
  #finalisedMs = 0;
  #utteranceEnd: NodeJS.Timeout | undefined;
  readonly #idle: NodeJS.Timeout;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    this.#detector = new SpeechDetector(deps.parameters.rateHz);
    deps.socket.on('message', (data, isBinary) => this.#onMessage(toBuffer(data), isBinary));
    deps.socket.on('close', (code) => this.#onClose(code));
    deps.socket.on('error', () => deps.socket.terminate());
    this.#idle = setTimeout(
      () => deps.socket.close(1011, 'NET-0001: no audio and no message in time'),
      deps.timing.idleMs,
    );
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    this.#idle.refresh();
    if (isBinary) this.#onAudio(data);
    else this.#onControl(data.toString());
  }

  #onAudio(audio: Buffer): void {
    const before = this.#detector.burst?.lastSpeechMs;
    this.#detector.push(audio);
    this.#deps.record.audioMs = this.#detector.heardMs;
    const burst = this.#detector.burst;
    if (!burst) return;
    if (burst.lastSpeechMs !== before) this.#lastSpeechArrivedAt = performance.now();
    this.#announce(burst);
    this.#interim(burst);
    if (this.#hasEnded(burst)) this.#finish(burst, false);
  }

  #onControl(text: string): void {
    const kind = messageKind(text);
    this.#deps.record.messages.push(kind);
    if (kind === 'Finalize' || kind === 'CloseStream') this.#finalize();
    if (kind === 'CloseStream') this.#closeStream();
  }

  /** The words so far, now, and from now on a new utterance. */
  #finalize(): void {
    const burst = this.#detector.burst;
    if (burst) this.#finish(burst, true);
    else this.#sendResults([], this.#finalisedMs, this.#detector.heardMs, { fromFinalize: true });
  }

  #closeStream(): void {
    const { record, socket } = this.#deps;
    const durationMs = this.#detector.heardMs;
    this.#send(metadataMessage({ requestId: record.requestId, durationMs }), 0);
    this.#sending = this.#sending.then(() => socket.close(1000));
  }

  #announce(burst: Burst): void {
    if (this.#announced === burst) return;
    this.#announced = burst;
    this.#interimWords = 0;
    this.#lastInterimMs = burst.startMs;
    this.#interimSentMs = burst.startMs;
    clearTimeout(this.#utteranceEnd);
    if (!this.#deps.parameters.vadEvents) return;
    this.#send(speechStartedMessage(burst.startMs), drawMs(this.#deps.timing.interimDelayMs));
  }

  #interim(burst: Burst): void {
    const { parameters, timing, script, record } = this.#deps;
    const heardMs = this.#detector.heardMs;
    if (!parameters.interimResults || heardMs - this.#lastInterimMs < timing.interimEveryMs) return;
    this.#lastInterimMs = heardMs;
    const utterance = this.#line(burst) ?? script.current(record.key);
    const words = utterance ? wordsUntil(heardMs, utterance, burst.startMs) : [];
    if (words.length <= this.#interimWords && heardMs - this.#interimSentMs < sameInterimMs) return;
    this.#interimWords = words.length;
    this.#interimSentMs = heardMs;
    const message = this.#results(words, burst.startMs, heardMs, {});
    this.#send(message, drawMs(timing.interimDelayMs));
  }

  #line(burst: Burst): Utterance | undefined {
    const { ear, record } = this.#deps;
    return ear?.(burst.levels, record.client);
  }

  #hasEnded(burst: Burst): boolean {
    const { script, timing, record } = this.#deps;
    const silentMs = this.#detector.silentMs;
    const lengthMs = script.current(record.key)?.durationMs;
    const spokenMs = burst.lastSpeechMs - burst.startMs;
    const whole = lengthMs !== undefined && spokenMs >= lengthMs - lengthToleranceMs;
    return silentMs >= (whole ? knownEndMs : timing.endOfSpeechMs);
  }

  #finish(burst: Burst, fromFinalize: boolean): void {
    const { script, record, timing } = this.#deps;
    const utterance = this.#deps.ear ? this.#line(burst) : script.take(record.key);
    const startMs = this.#finalisedMs;
    const endMs = this.#detector.heardMs;
    this.#detector.end();
    this.#finalisedMs = endMs;
    if (!utterance) record.unscripted += 1;
    const delayMs = utterance?.delayMs ?? drawMs(timing.delayMs);
    const sinceSpeechMs = performance.now() - this.#lastSpeechArrivedAt;
    const waitMs = fromFinalize ? 0 : Math.max(0, delayMs - sinceSpeechMs);
    this.#sendFinals(utterance, burst, { startMs, endMs, waitMs, fromFinalize });
    this.#armUtteranceEnd(burst);
  }

  #sendFinals(
    utterance: Utterance | undefined,
    burst: Burst,
    final: { startMs: number; endMs: number; waitMs: number; fromFinalize: boolean },
  ): void {
    const { record, script } = this.#deps;
    const speech = { startMs: burst.startMs, durationMs: burst.lastSpeechMs - burst.startMs };
    const words = utterance && !utterance.retracted ? timeWords(utterance, speech) : [];
    const parts = utterance?.parts ? splitWords(words, utterance.parts) : [words];
    parts.forEach((part, index) => {
      const last = index === parts.length - 1;
      const state = {
        isFinal: true,
        speechFinal: last && !final.fromFinalize,
        fromFinalize: last && final.fromFinalize,
      };
      const message = this.#results(part, final.startMs, final.endMs, state);
      this.#send(message, index === 0 ? final.waitMs : 0, () => {
        record.finals.push(message.channel.alternatives[0]?.transcript ?? '');
        record.finalsAt.push(Date.now());
      });
    });
    if (!utterance || this.#deps.ear) return;
    const finalsBefore = record.finals.length;
    this.#sending = this.#sending.then(() => {
      // Nobody has heard it: whoever connects next is to hear it instead.
      if (record.finals.length === finalsBefore) script.putBack(record.key, utterance);
    });
  }

  #armUtteranceEnd(burst: Burst): void {
    const afterMs = this.#deps.parameters.utteranceEndMs;
    if (afterMs === undefined) return;
    const sinceSpeechMs = performance.now() - this.#lastSpeechArrivedAt;
    this.#utteranceEnd = setTimeout(
      () => this.#send(utteranceEndMessage(burst.lastSpeechMs), 0),
      Math.max(0, afterMs - sinceSpeechMs),
    );
  }

  #results(
    words: TimedWord[],
    startMs: number,
    endMs: number,
    state: { isFinal?: boolean; speechFinal?: boolean; fromFinalize?: boolean },
  ) {
    const { parameters, record } = this.#deps;
    return resultsMessage({
      words,
      startMs,
      durationMs: endMs - startMs,
      isFinal: state.isFinal ?? false,
      speechFinal: (state.speechFinal ?? false) && parameters.endpointing,
      fromFinalize: state.fromFinalize ?? false,
      formatted: parameters.formatted,
      requestId: record.requestId,
      model: parameters.model,
    });
  }

  #sendResults(words: TimedWord[], startMs: number, endMs: number, state: { fromFinalize: boolean }) {
    this.#send(this.#results(words, startMs, endMs, { isFinal: true, ...state }), 0);
  }

  /** One after the other, each when it is due: a later message never overtakes an earlier one. */
  #send(message: object, waitMs: number, onSent?: () => void): void {
    const dueAt = performance.now() + waitMs;
    this.#sending = this.#sending.then(async () => {
      const { extraDelayMs, drop, garbage } = this.#deps.mangle();
      await pause(dueAt + extraDelayMs - performance.now(), this.#gone.signal);
      if (drop || this.#deps.socket.readyState !== this.#deps.socket.OPEN) return;
      this.#deps.socket.send(garbage ? '{"type":"Results","channel":' : JSON.stringify(message));
      if (!garbage) onSent?.();
    });
  }

  #onClose(code: number): void {
    this.#gone.abort();
    clearTimeout(this.#idle);
    clearTimeout(this.#utteranceEnd);
    this.#deps.record.closeCode = code;
  }
}

function wordsUntil(heardMs: number, utterance: Utterance, startMs: number): TimedWord[] {
  const speech = { startMs, durationMs: expectedDurationMs(utterance) };
  return timeWords(utterance, speech).filter((word) => word.end * 1000 <= heardMs);
}

function messageKind(text: string): string {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message === 'object' && message !== null && 'type' in message) return String(message.type);
  } catch {
    // Deepgram ignores what it cannot read; the record shows it.
  }
  return 'unreadable';
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
