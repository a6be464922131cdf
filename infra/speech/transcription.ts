import type { HeardSegment } from './hypothesis.ts';

const formats = ['json', 'text', 'verbose_json'] as const;
export type TranscriptionFormat = (typeof formats)[number];

export function findFormat(name: string): TranscriptionFormat | undefined {
  return formats.find((format) => format === name);
}

/** The plain text: OpenAI's shape puts a blank between segments. */
export function transcriptText(segments: HeardSegment[]): string {
  return segments.map(({ text }) => text).join(' ');
}

/** OpenAI's `json` form. */
export function plainTranscription(segments: HeardSegment[], audioMs: number) {
  return { text: transcriptText(segments), usage: usage(audioMs) };
}

/**
 * OpenAI's `verbose_json` form, times in seconds. Each word carries its `confidence` besides
 * (the recogniser's posterior), which OpenAI's own server does not tell.
 */
export function verboseTranscription(
  segments: HeardSegment[],
  audioMs: number,
  granularities: { word: boolean; segment: boolean },
) {
  return {
    task: 'transcribe',
    language: 'english',
    duration: seconds(audioMs),
    text: transcriptText(segments),
    ...(granularities.word ? { words: segments.flatMap(verboseWords) } : {}),
    ...(granularities.segment ? { segments: segments.map(verboseSegment) } : {}),
    usage: usage(audioMs),
  };
}

function verboseWords(segment: HeardSegment) {
  return segment.words.map((word) => ({
    word: word.word,
    start: seconds(word.startMs),
    end: seconds(word.endMs),
    confidence: word.confidence,
  }));
}

/** What only Whisper can know (tokens, seek, compression) is there as its neutral value. */
function verboseSegment(segment: HeardSegment, id: number) {
  const logProbabilities = segment.words.map(({ confidence }) => Math.log(Math.max(confidence, 1e-6)));
  const sum = logProbabilities.reduce((total, value) => total + value, 0);
  return {
    id,
    seek: 0,
    start: seconds(segment.words[0]?.startMs ?? 0),
    end: seconds(segment.words.at(-1)?.endMs ?? 0),
    text: segment.text,
    tokens: [],
    temperature: 0,
    avg_logprob: sum / Math.max(1, logProbabilities.length),
    compression_ratio: 1,
    no_speech_prob: 0,
  };
}

function usage(audioMs: number) {
  return { type: 'duration', seconds: Math.ceil(audioMs / 1000) };
}

function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}
