import type { Utterance } from './script.ts';

/** What a client asks for in the query of `/v1/listen`; the parameters the simulator obeys. */
export interface ListenParameters {
  rateHz: number;
  interimResults: boolean;
  vadEvents: boolean;
  formatted: boolean;
  endpointing: boolean;
  utteranceEndMs: number | undefined;
  model: string;
  language: string;
}

export interface TimedWord {
  word: string;
  punctuated_word: string;
  start: number;
  end: number;
  confidence: number;
}

const defaultConfidence = 0.99;
/** Speech for which neither times nor length are known: about 15 letters a second. */
const msPerLetter = 65;

/**
 * The words of an utterance in seconds on the connection's audio clock: as scripted, or spread
 * over the speech by their length.
 */
export function timeWords(
  utterance: Utterance,
  speech: { startMs: number; durationMs: number },
): TimedWord[] {
  const confidence = utterance.confidence ?? defaultConfidence;
  if (utterance.words) {
    return utterance.words.map((word) =>
      timedWord(
        word.word,
        speech.startMs + word.startMs,
        speech.startMs + word.endMs,
        word.confidence ?? confidence,
      ),
    );
  }
  const words = utterance.text.split(/\s+/).filter(Boolean);
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  let spokenLetters = 0;
  return words.map((word) => {
    const startMs = speech.startMs + (spokenLetters / letters) * speech.durationMs;
    spokenLetters += word.length + 1;
    const endMs = speech.startMs + ((spokenLetters - 0.5) / letters) * speech.durationMs;
    return timedWord(word, startMs, endMs, confidence);
  });
}

/** How long the speech of a line is likely to be. */
export function expectedDurationMs(utterance: Utterance): number {
  return utterance.durationMs ?? utterance.words?.at(-1)?.endMs ?? utterance.text.length * msPerLetter;
}

/** The words of each part, by the number of words in it; the last takes what is left. */
export function splitWords(words: TimedWord[], parts: string[]): TimedWord[][] {
  let from = 0;
  return parts.map((part, index) => {
    const count = part.split(/\s+/).filter(Boolean).length;
    const to = index === parts.length - 1 ? words.length : from + count;
    const slice = words.slice(from, to);
    from = to;
    return slice;
  });
}

function timedWord(text: string, startMs: number, endMs: number, confidence: number): TimedWord {
  const word = text.toLowerCase().replace(/[^\p{L}\p{N}'’.-]|[.]+$/gu, '');
  return { word, punctuated_word: text, start: seconds(startMs), end: seconds(endMs), confidence };
}

export interface ResultsOptions {
  words: TimedWord[];
  startMs: number;
  durationMs: number;
  isFinal: boolean;
  speechFinal: boolean;
  fromFinalize: boolean;
  formatted: boolean;
  requestId: string;
  model: string;
}

/** Deepgram's `Results`; formatted means that punctuation or smart format was asked for. */
export function resultsMessage(options: ResultsOptions) {
  const { words, formatted } = options;
  const transcript = words.map((word) => (formatted ? word.punctuated_word : word.word)).join(' ');
  const sum = words.reduce((total, word) => total + word.confidence, 0);
  return {
    type: 'Results',
    channel_index: [0, 1],
    duration: seconds(options.durationMs),
    start: seconds(options.startMs),
    is_final: options.isFinal,
    speech_final: options.speechFinal,
    channel: {
      alternatives: [
        {
          transcript,
          confidence: words.length > 0 ? sum / words.length : 0,
          words: formatted
            ? words
            : words.map(({ word, start, end, confidence }) => ({ word, start, end, confidence })),
        },
      ],
    },
    metadata: {
      request_id: options.requestId,
      model_info: { name: options.model, version: 'simulator', arch: 'nova-3' },
      model_uuid: '00000000-0000-4000-8000-000000000000',
    },
    from_finalize: options.fromFinalize,
  };
}

export function speechStartedMessage(startMs: number) {
  return { type: 'SpeechStarted', channel: [0, 1], timestamp: seconds(startMs) };
}

export function utteranceEndMessage(lastWordEndMs: number) {
  return { type: 'UtteranceEnd', channel: [0, 1], last_word_end: seconds(lastWordEndMs) };
}

export function metadataMessage(options: { requestId: string; durationMs: number }) {
  return {
    type: 'Metadata',
    transaction_key: 'deprecated',
    request_id: options.requestId,
    sha256: '',
    created: new Date().toISOString(),
    duration: seconds(options.durationMs),
    channels: 1,
  };
}

/** Reads the query; a sentence instead of parameters when the simulator cannot serve it. */
export function parseListenQuery(query: URLSearchParams): ListenParameters | string {
  const encoding = query.get('encoding');
  if (encoding !== 'linear16') return `encoding must be linear16, not ${encoding ?? 'left out'}`;
  const rateHz = Number(query.get('sample_rate'));
  if (!Number.isInteger(rateHz) || rateHz < 8_000) return 'sample_rate must be 8000 or more';
  if ((query.get('channels') ?? '1') !== '1') return 'only one channel is simulated';
  const utteranceEndMs = Number(query.get('utterance_end_ms') ?? 0);
  return {
    rateHz,
    interimResults: query.get('interim_results') === 'true',
    vadEvents: query.get('vad_events') === 'true',
    formatted: query.get('punctuate') === 'true' || query.get('smart_format') === 'true',
    endpointing: query.get('endpointing') !== 'false',
    utteranceEndMs: utteranceEndMs > 0 ? utteranceEndMs : undefined,
    model: query.get('model') ?? 'nova-3',
    language: query.get('language') ?? 'en',
  };
}

function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}
