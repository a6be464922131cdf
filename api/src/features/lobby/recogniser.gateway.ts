import { z } from 'zod';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors/app-error.ts';

/** `confidence` is from 0 to 1, null from a recogniser that gives none. */
export type Heard = { text: string; confidence: number | null };
/** Turns a short WAV into text. */
export type Recogniser = (wav: Buffer) => Promise<Heard>;

/** The candidate sits in the lobby and waits; the offline engine takes about a second for six of speech. */
const TIMEOUT_MS = 15_000;

const deepgramAnswer = z.object({
  results: z.object({
    channels: z.array(
      z.object({
        alternatives: z.array(
          z.object({ transcript: z.string(), confidence: z.number().min(0).max(1).optional() }),
        ),
      }),
    ),
  }),
});

/** Deepgram's recognition of a whole recording. */
export function deepgramRecogniser(deps: { apiKey: string; baseUrl: string | undefined }): Recogniser {
  const base = (deps.baseUrl ?? 'https://api.deepgram.com').replace(/^ws/, 'http').replace(/\/$/, '');
  const url = `${base.replace(/\/v1(\/listen)?$/, '')}/v1/listen?model=nova-3&smart_format=true`;
  return async (wav) => {
    const headers = { Authorization: `Token ${deps.apiKey}`, 'Content-Type': 'audio/wav' };
    const answer = await ask(url, { headers, body: new Uint8Array(wav) });
    const { results } = deepgramAnswer.parse(answer);
    const best = results.channels[0]?.alternatives[0];
    return { text: best?.transcript ?? '', confidence: best?.confidence ?? null };
  };
}

/** Any server that speaks OpenAI's protocol for transcriptions, the offline one among them. `baseUrl` ends in `/v1`. */
export function openAiRecogniser(deps: { apiKey: string; baseUrl: string; model: string }): Recogniser {
  return async (wav) => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(wav)], { type: 'audio/wav' }), 'check.wav');
    body.set('model', deps.model);
    const headers = { Authorization: `Bearer ${deps.apiKey}` };
    const answer = await ask(`${deps.baseUrl.replace(/\/$/, '')}/audio/transcriptions`, { headers, body });
    const { text } = z.object({ text: z.string() }).parse(answer);
    return { text, confidence: null };
  };
}

/** The doors' recognisers, by what is set; the first key counts, as it does for the interviewer. */
export function recognisersOf(
  config: Pick<
    Config,
    | 'DEEPGRAM_API_KEY'
    | 'DEEPGRAM_BASE_URL'
    | 'OPENAI_API_KEY'
    | 'OPENAI_BASE_URL'
    | 'OPENAI_STT_MODEL'
    | 'SPEECH_BASE_URL'
  >,
): Record<'talk' | 'demo', Recogniser | undefined> {
  return { talk: talkRecogniser(config), demo: demoRecogniser(config.SPEECH_BASE_URL) };
}

function talkRecogniser(config: Parameters<typeof recognisersOf>[0]): Recogniser | undefined {
  if (config.DEEPGRAM_API_KEY)
    return deepgramRecogniser({ apiKey: config.DEEPGRAM_API_KEY, baseUrl: config.DEEPGRAM_BASE_URL });
  if (!config.OPENAI_API_KEY && !config.OPENAI_BASE_URL) return undefined;
  return openAiRecogniser({
    apiKey: config.OPENAI_API_KEY ?? 'none',
    baseUrl: config.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: config.OPENAI_STT_MODEL ?? 'whisper-1',
  });
}

function demoRecogniser(baseUrl: string | undefined): Recogniser | undefined {
  if (baseUrl === undefined) return undefined;
  const root = baseUrl.replace(/\/$/, '').replace(/\/v1$/, '');
  return openAiRecogniser({ apiKey: 'none', baseUrl: `${root}/v1`, model: 'offline' });
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...init, method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 400) throw new AppError('bad_audio', unheard);
    if (!response.ok) throw away(new Error(`the recogniser answered ${response.status}`));
    return await response.json();
  } catch (cause) {
    throw cause instanceof AppError ? cause : away(cause);
  }
}

const unheard =
  'The recording could not be read. Record it again, and check that the microphone is not muted.';

const away = (cause: unknown): AppError =>
  new AppError('recogniser_away', 'The recogniser does not answer. Try again, or type.', {
    cause,
    retryable: true,
  });
