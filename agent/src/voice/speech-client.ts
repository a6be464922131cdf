import { afterAwake } from '../life/awake-timer.ts';
import { postJson, type HttpAnswer } from '../providers/http-stream.ts';
import { createSoundReader, type SoundReader } from './sound-reader.ts';
import { VoiceFault } from './voice-fault.ts';

export type SpeechEndpoint = {
  /** With `/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  voice: string;
};

/** A stream that brings nothing for so long is as good as cut: voices send their sound faster than it plays. */
const STALL_MS = 1_500;

/**
 * Speaks a text through OpenAI's speech protocol and passes the sound on as it comes, as whole samples of
 * `voiceRateHz`. Throws a `VoiceFault`; ends without one on abort, which also ends the request.
 */
export async function* streamSpeech(
  endpoint: SpeechEndpoint,
  text: string,
  options: { signal: AbortSignal; firstByteMs: number },
): AsyncGenerator<Buffer> {
  const patience = new AbortController();
  const signal = AbortSignal.any([options.signal, patience.signal]);
  let late: 'late' | 'stalled' = 'late';
  const giveUp = () => patience.abort();
  let callOff = afterAwake(options.firstByteMs, giveUp);
  let answer: HttpAnswer | undefined;
  try {
    answer = await ask(endpoint, text, signal);
    const reader = createSoundReader(answer.contentType);
    let heard = false;
    for await (const pcm of samples(answer, reader)) {
      callOff();
      late = 'stalled';
      heard = true;
      yield pcm;
      callOff = afterAwake(STALL_MS, giveUp);
    }
    if (!heard) throw new VoiceFault('empty');
  } catch (error) {
    if (options.signal.aborted) return;
    if (patience.signal.aborted) throw new VoiceFault(late);
    if (error instanceof VoiceFault) throw error;
    throw new VoiceFault(answer ? 'cut' : 'refused', { cause: error });
  } finally {
    callOff();
    answer?.discard();
  }
}

async function* samples({ body }: HttpAnswer, reader: SoundReader): AsyncGenerator<Buffer> {
  for await (const bytes of body) {
    const pcm = reader.push(bytes);
    if (pcm.length > 0) yield pcm;
  }
  const rest = reader.flush();
  if (rest.length > 0) yield rest;
}

async function ask(endpoint: SpeechEndpoint, text: string, signal: AbortSignal): Promise<HttpAnswer> {
  const answer = await postJson(`${endpoint.baseUrl}/audio/speech`, {
    apiKey: endpoint.apiKey,
    signal,
    body: { model: endpoint.model, voice: endpoint.voice, input: text, response_format: 'pcm' },
  });
  if (answer.status === 200) return answer;
  answer.discard();
  const kind = answer.status === 429 ? 'busy' : 'refused';
  throw new VoiceFault(kind, { retryAfterMs: answer.retryAfterMs });
}
