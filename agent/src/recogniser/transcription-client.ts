import { z } from 'zod';
import { RecogniserFailure, refusal } from './recogniser-failure.ts';

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

/** A server that is there answers within this, and a slow machine needs a third of the speech's length on top. */
const ANSWER_MS = 5_000;
const PER_SPOKEN_MS = 0.5;
const PROBE_MS = 2_000;

type Recording = { wav: Buffer; durationMs: number };

/**
 * Once more after a quick hiccup; sound that the server calls bad would be as bad the second time, and is undefined, and
 * one that let us wait until the end is not asked to do so again. Throws a `RecogniserFailure`.
 */
export async function transcribe(
  endpoint: TranscriptionEndpoint,
  recording: Recording,
  signal: AbortSignal,
): Promise<Transcription | undefined> {
  try {
    return await transcribeOnce(endpoint, recording, signal);
  } catch (error) {
    if (!(error instanceof RecogniserFailure)) throw error;
    if (error.reason === 'refused 400') return undefined;
    if (error.refusesUs || error.retryAfterMs !== null || error.reason === 'timeout') throw error;
    return transcribeOnce(endpoint, recording, signal);
  }
}

async function transcribeOnce(
  endpoint: TranscriptionEndpoint,
  { wav, durationMs }: Recording,
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
  const response = await asked(`${endpoint.baseUrl}/audio/transcriptions`, {
    method: 'POST',
    headers: authorized(endpoint),
    body: form,
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS + durationMs * PER_SPOKEN_MS)]),
  });
  if (!response.ok) throw refusal(response.status, response.headers.get('retry-after'));
  const parsed = transcription.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new RecogniserFailure('garbage');
  return parsed.data;
}

/** What servers say that transcribe: they have no list of models, or do not show it to this key. */
const NO_LIST: readonly number[] = [403, 404];

/**
 * Whether a server is well, by its list of models. Throws when nobody is there: without it, one that is away would be noticed
 * at the first sentence only.
 */
export async function answers(endpoint: TranscriptionEndpoint, signal: AbortSignal): Promise<boolean> {
  const response = await asked(`${endpoint.baseUrl}/models`, {
    headers: authorized(endpoint),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
  });
  await response.body?.cancel();
  return response.ok || NO_LIST.includes(response.status);
}

async function asked(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw new RecogniserFailure(late ? 'timeout' : 'unreachable');
  }
}

const authorized = ({ apiKey }: TranscriptionEndpoint) => ({ authorization: `Bearer ${apiKey}` });

const knowsWordTimes = (model: string): boolean => !model.startsWith('gpt-');
