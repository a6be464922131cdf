import { normalizeLanguage, stt, type VAD, createTimedString } from '@livekit/agents';
import type { Recogniser, RecogniserSigns } from './recogniser.ts';
import { createSpeechWindows, type SpeechWindow } from './speech-windows.ts';
import { createStreamSound } from './stream-sound.ts';
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
/** A replay comes all at once, up to 90 s of it, and the longest sentence may be open before it. */
const KEPT_MS = 120_000;

/** A recogniser behind OpenAI's transcription protocol: it is sent one stretch of speech after the other. */
export function segmentRecogniser(name: string, endpoint: TranscriptionEndpoint, vad: VAD): Recogniser {
  return {
    name: `${name}/${endpoint.model}`,
    provider: name,
    model: endpoint.model,
    paid: endpoint.paid,
    interims: false,
    open: (signs) => new SegmentStt(endpoint, vad, signs),
    isWell: (signal) => answers(endpoint, signal).catch(() => false),
  };
}

/** The end of the segment in the stream, and of its speech as `Date.now()` counts. */
type Segment = { samples: Int16Array; endMs: number; speechEndTime: number };

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
  readonly #windows = createSpeechWindows();
  readonly #sound = createStreamSound(SAMPLE_RATE, KEPT_MS);

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
        if (isClosed) return;
        this.#sound.push(frame.data);
        speech.pushFrame(frame);
      }
      close();
    };
    // One after the other, so that finals come in the order in which they were said.
    let last = Promise.resolve();
    let pending = 0;
    const count = (change: number) => this.#signs.pending((pending += change));
    const listen = async () => {
      for await (const event of speech) {
        const window = this.#windows.take(event);
        if (window) {
          const segment = this.#segmentOf(window);
          count(1);
          last = last.then(() => this.#recognise(segment));
          last.then(() => count(-1), close);
        }
        this.#sound.dropBefore(this.#windows.neededFromMs);
      }
      await last;
    };
    try {
      await Promise.all([pump(), listen()]);
    } finally {
      close();
    }
  }

  /**
   * Cut out of the stream's own sound: the detector's buffer begins where it has heard 500 ms, and is written over while
   * its event is on the way.
   */
  #segmentOf({ fromMs, toMs, speechEndMs }: SpeechWindow): Segment {
    const samples = this.#sound.cut(fromMs, toMs);
    // What is sent now has been heard now, and what lies before it, as in a replay, so much earlier.
    const speechEndTime = Date.now() - (this.#sound.lengthMs - speechEndMs);
    return { samples, endMs: toMs, speechEndTime };
  }

  async #recognise({ samples, endMs, speechEndTime }: Segment): Promise<void> {
    const durationMs = (samples.length / SAMPLE_RATE) * 1000;
    const wav = wavOf(samples, SAMPLE_RATE);
    const slow = setTimeout(this.#signs.slow, SLOW_MS);
    const heard = await transcribe(this.#endpoint, { wav, durationMs }, this.abortSignal).finally(() =>
      clearTimeout(slow),
    );
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
