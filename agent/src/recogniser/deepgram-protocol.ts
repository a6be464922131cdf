import { createTimedString, normalizeLanguage, stt } from '@livekit/agents';
import { z } from 'zod';

/** Deepgram's messages of live recognition, as far as they are read: https://developers.deepgram.com/docs/live-streaming-audio */
const results = z.object({
  type: z.literal('Results'),
  start: z.number(),
  duration: z.number(),
  is_final: z.boolean(),
  channel: z.object({
    alternatives: z
      .array(
        z.object({
          transcript: z.string(),
          confidence: z.number().default(0),
          words: z
            .array(
              z.object({
                word: z.string(),
                punctuated_word: z.string().optional(),
                start: z.number(),
                end: z.number(),
                confidence: z.number().optional(),
              }),
            )
            .default([]),
        }),
      )
      .min(1),
  }),
});

/** Metadata, the beginning and the end of speech, and whatever comes to be: anything that names its type. */
const other = z.looseObject({ type: z.string().refine((type) => type !== 'Results' && type !== 'Error') });

export type DeepgramOptions = {
  apiKey: string;
  baseUrl: string;
  model: string;
  locale: string;
  keyterms: readonly string[];
};

/** How long a silence makes a final, in milliseconds: shorter cuts figures in two, longer delays every reply. */
const ENDPOINTING_MS = 300;

export function listenUrl(options: DeepgramOptions, sampleRate: number): URL {
  const url = new URL(`${options.baseUrl.replace(/\/+$/, '')}/v1/listen`);
  const query = {
    model: options.model,
    language: options.locale.includes('-') ? options.locale : 'en-US',
    encoding: 'linear16',
    sample_rate: String(sampleRate),
    channels: '1',
    interim_results: 'true',
    punctuate: 'true',
    // Figures stay as they were said: the interviewer reads spoken numbers itself.
    smart_format: 'false',
    // Fillers are measured; without this they are taken out before anybody can count them.
    filler_words: 'true',
    endpointing: String(ENDPOINTING_MS),
    no_delay: 'true',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  for (const term of options.keyterms) url.searchParams.append('keyterm', term);
  return url;
}

/** A message as the framework's event, without text where nothing was said; `other` says nothing about the sound. */
export function readMessage(text: string): stt.SpeechEvent | 'other' | 'unreadable' {
  const json = parseJson(text);
  const message = results.safeParse(json).data;
  const best = message?.channel.alternatives[0];
  if (!message || !best) return other.safeParse(json).success ? 'other' : 'unreadable';
  const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT } = stt.SpeechEventType;
  return {
    type: message.is_final ? FINAL_TRANSCRIPT : INTERIM_TRANSCRIPT,
    alternatives: [
      {
        language: normalizeLanguage('en'),
        text: best.transcript,
        confidence: best.confidence,
        startTime: message.start,
        endTime: message.start + message.duration,
        words: best.words.map((word) =>
          createTimedString({
            text: word.punctuated_word ?? word.word,
            startTime: word.start,
            endTime: word.end,
            ...(word.confidence === undefined ? {} : { confidence: word.confidence }),
          }),
        ),
      },
    ],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
