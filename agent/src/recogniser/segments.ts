import {
  VADEventType,
  mergeFrames,
  normalizeLanguage,
  stt,
  type VAD,
  createTimedString,
} from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { durationMsOf } from './loudness.ts';
import { RecogniserFailure } from './recogniser-failure.ts';
import type { Recogniser, RecogniserSigns } from './recogniser.ts';
import {
  answers,
  transcribe,
  type Transcription,
  type TranscriptionEndpoint,
} from './transcription-client.ts';
import { wavOf } from './wav.ts';

const SAMPLE_RATE = 16_000;
/** After so long without an answer the candidate is told that it may take a while. */
const SLOW_MS = 3_000;

/** A recogniser behind OpenAI's transcription protocol: it is sent one stretch of speech after the other. */
export function segmentRecogniser(name: string, endpoint: TranscriptionEndpoint, vad: VAD): Recogniser {
  return {
    name: `${name}/${endpoint.model}`,
    provider: name,
    model: endpoint.model,
    paid: endpoint.paid,
    interims: false,
    open: (signs) => new SegmentStt(endpoint, vad, signs),
    isWell: (signal) =>
      answers(endpoint, signal).then(
        () => true,
        () => false,
      ),
  };
}

class SegmentStt extends stt.STT {
  readonly label = 'caseroom.segments';
  readonly #endpoint: TranscriptionEndpoint;
  readonly #vad: VAD;
  readonly #signs: RecogniserSigns;

  constructor(endpoint: TranscriptionEndpoint, vad: VAD, signs: RecogniserSigns) {
    super({ streaming: true, interimResults: false, alignedTranscript: 'word' });
    this.#endpoint = endpoint;
    this.#vad = vad;
    this.#signs = signs;
  }

  override stream(): stt.SpeechStream {
    return new SegmentStream(this, this.#endpoint, this.#vad, this.#signs);
  }

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('segments are recognised by stream() only');
  }
}

class SegmentStream extends stt.SpeechStream {
  readonly label = 'caseroom.segments.stream';
  readonly #endpoint: TranscriptionEndpoint;
  readonly #vad: VAD;
  readonly #signs: RecogniserSigns;
  #pushedMs = 0;

  constructor(owner: stt.STT, endpoint: TranscriptionEndpoint, vad: VAD, signs: RecogniserSigns) {
    super(owner, SAMPLE_RATE, { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 });
    this.#endpoint = endpoint;
    this.#vad = vad;
    this.#signs = signs;
  }

  protected override async run(): Promise<void> {
    await answers(this.#endpoint, this.abortSignal);
    this.#signs.connected();
    const speech = this.#vad.stream();
    let isClosed = false;
    // A second close, and `endInput` at any time, are rejections of the framework's that nobody could catch.
    const close = () => {
      if (!isClosed) speech.close();
      isClosed = true;
    };
    const pump = async () => {
      for await (const frame of this.input) {
        if (typeof frame === 'symbol') continue;
        this.#pushedMs += durationMsOf(frame);
        if (isClosed) return;
        speech.pushFrame(frame);
      }
      close();
    };
    // One after the other, so that finals come in the order in which they were said.
    let last = Promise.resolve();
    const listen = async () => {
      for await (const event of speech) {
        if (event.type !== VADEventType.END_OF_SPEECH || event.frames.length === 0) continue;
        const segment = { frame: mergeFrames(event.frames), endMs: this.#pushedMs, endedAt: Date.now() };
        const silenceMs = event.silenceDuration;
        last = last.then(() => this.#recognise(segment.frame, segment.endMs, segment.endedAt - silenceMs));
        last.catch(close);
      }
      await last;
    };
    try {
      await Promise.all([pump(), listen()]);
    } finally {
      close();
    }
  }

  async #recognise(frame: AudioFrame, endMs: number, speechEndTime: number): Promise<void> {
    const durationMs = durationMsOf(frame);
    const wav = wavOf(frame.data, frame.sampleRate);
    const slow = setTimeout(this.#signs.slow, SLOW_MS);
    const heard = await recognised(() =>
      transcribe(this.#endpoint, { wav, durationMs }, this.abortSignal),
    ).finally(() => clearTimeout(slow));
    this.#signs.alive();
    this.queue.put({
      type: stt.SpeechEventType.RECOGNITION_USAGE,
      requestId: '',
      recognitionUsage: { audioDuration: durationMs / 1000 },
    });
    if (!heard?.text.trim() || this.queue.closed) return;
    const startSec = Math.max(0, endMs - durationMs) / 1000;
    this.queue.put({
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      speechEndTime,
      alternatives: [speechData(heard, startSec, startSec + durationMs / 1000)],
    });
  }
}

function speechData(heard: Transcription, startSec: number, endSec: number): stt.SpeechData {
  const words = heard.words ?? [];
  const confidences = words.flatMap(({ probability }) => (probability === undefined ? [] : [probability]));
  const mean = confidences.reduce((sum, value) => sum + value, 0) / (confidences.length || 1);
  return {
    language: normalizeLanguage('en'),
    text: heard.text,
    startTime: startSec,
    endTime: endSec,
    confidence: mean,
    words: words.map(({ word, start, end, probability }) =>
      createTimedString({
        text: word,
        startTime: startSec + start,
        endTime: startSec + end,
        ...(probability === undefined ? {} : { confidence: probability }),
      }),
    ),
  };
}

/**
 * Once more after a quick hiccup; sound that the server calls bad would be as bad the second time, and one that let us
 * wait until the end is not asked to do so again.
 */
async function recognised(attempt: () => Promise<Transcription>): Promise<Transcription | undefined> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof RecogniserFailure)) throw error;
    if (error.reason === 'refused 400') return undefined;
    if (error.refusesUs || error.retryAfterMs !== null || error.reason === 'timeout') throw error;
    return attempt();
  }
}
