import { z } from 'zod';

/** The verbose form gives word times; servers that do not know it answer with the text alone. */
const transcription = z.object({
  text: z.string(),
  words: z
    .array(
      z.object({
        word: z.string(),
        start: z.number(),
        end: z.number(),
        probability: z.number().optional(),
      }),
    )
    .nullish(),
});
export type Transcription = z.infer<typeof transcription>;

export type TranscriptionEndpoint = {
  /** With `/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  locale: string;
  paid: boolean;
};

/** A segment is at most a minute of speech; a slow machine needs a third of its length to recognise it. */
const TIMEOUT_MS = 25_000;
const PROBE_MS = 4_000;

export async function transcribe(
  endpoint: TranscriptionEndpoint,
  wav: Buffer,
  signal: AbortSignal,
): Promise<Transcription> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(wav)], { type: 'audio/wav' }), 'speech.wav');
  form.set('model', endpoint.model);
  form.set('language', endpoint.locale.split('-')[0] ?? 'en');
  if (knowsWordTimes(endpoint.model)) {
    form.set('response_format', 'verbose_json');
    form.append('timestamp_granularities[]', 'word');
  }
  const response = await fetch(`${endpoint.baseUrl}/audio/transcriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${endpoint.apiKey}` },
    body: form,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!response.ok) throw new TranscriptionRefused(response.status);
  return transcription.parse(await response.json());
}

/** Throws when nobody is there: without it, a server that is away would be noticed at the first sentence only. */
export async function answers(baseUrl: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(`${baseUrl}/models`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
  });
  await response.body?.cancel();
}

export class TranscriptionRefused extends Error {
  override readonly name = 'TranscriptionRefused';
  readonly status: number;

  constructor(status: number) {
    super(`the transcription was refused with status ${status}`);
    this.status = status;
  }
}

const knowsWordTimes = (model: string): boolean => !model.startsWith('gpt-');
