import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Engines } from './engines.ts';
import type { Gate } from './gate.ts';
import { abortWhenGone } from './gone.ts';
import { wavHeader } from './pcm.ts';
import { runProgram } from './program.ts';
import { badRequest } from './speech-error.ts';
import { findVoice, speak, splitSentences, type Voice, voices } from './voice.ts';

export const speechRateHz = 24_000;
/** OpenAI's own limit: about five minutes of speech. */
const longestInput = 4_096;
/** Five minutes of speech are packed in about three seconds. */
const encodeDeadlineMs = 20_000;

const bodySchema = z.object({
  model: z.string().optional(),
  input: z.string().min(1).max(longestInput),
  voice: z.union([z.string(), z.object({ id: z.string() })]).default('alloy'),
  response_format: z.enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']).default('mp3'),
  speed: z.number().min(0.25).max(4).default(1),
  stream_format: z.literal('audio').optional(),
});
type SpeechBody = z.infer<typeof bodySchema>;
type SpeechFormat = SpeechBody['response_format'];

const contentTypes: Record<SpeechFormat, string> = {
  mp3: 'audio/mpeg',
  opus: 'audio/ogg',
  aac: 'audio/aac',
  flac: 'audio/flac',
  wav: 'audio/wav',
  pcm: 'audio/pcm',
};
const encoders: Record<Exclude<SpeechFormat, 'wav' | 'pcm'>, string[]> = {
  mp3: ['-f', 'mp3'],
  opus: ['-c:a', 'libopus', '-b:a', '32k', '-f', 'ogg'],
  aac: ['-f', 'adts'],
  flac: ['-f', 'flac'],
};

/**
 * `POST /v1/audio/speech`: PCM (24 kHz mono, 16 bit) and WAV go out sentence by sentence as they
 * are made; packed formats when the whole is made.
 */
export function speechRoute(deps: { engines: Engines; gate: Gate }): RequestHandler {
  return async (request, response) => {
    const signal = abortWhenGone(response);
    const body = parse(request.body);
    const voice = chooseVoice(body);
    const made = sentencePcm(deps.engines, body, voice, signal);
    await deps.gate.run(async () => {
      if (body.response_format === 'pcm' || body.response_format === 'wav') {
        await stream(response, body.response_format, made);
      } else {
        const pcm = await gather(made);
        const packed = await encode(deps.engines, pcm, body.response_format, signal);
        response.type(contentTypes[body.response_format]).send(packed);
      }
    }, signal);
  };
}

function parse(body: unknown): SpeechBody {
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const param = issue?.path.join('.') || undefined;
  throw badRequest('invalid_request', `${param ?? 'body'}: ${issue?.message ?? 'not valid'}.`, param);
}

function chooseVoice(body: SpeechBody): Voice {
  const name = typeof body.voice === 'string' ? body.voice : body.voice.id;
  const voice = findVoice(name);
  if (voice) return voice;
  const message = `There is no such voice. Choose one of ${voices.join(', ')}, or an OpenAI name such as alloy.`;
  throw badRequest('unknown_voice', message, 'voice');
}

async function* sentencePcm(engines: Engines, body: SpeechBody, voice: Voice, signal: AbortSignal) {
  for (const text of splitSentences(body.input)) {
    const utterance = { text, voice, speed: body.speed, rateHz: speechRateHz };
    const { pcm } = await speak(engines, utterance, signal);
    if (pcm.length > 0) yield pcm;
  }
}

/**
 * Writes without waiting for a slow reader: five minutes are 14 MB at most, and the place in the
 * queue is free again as soon as the voice has finished.
 */
async function stream(response: Response, format: 'pcm' | 'wav', made: AsyncGenerator<Buffer>) {
  // The first sentence before the headers, so that a fault can still be told as a status.
  const first = await made.next();
  response.type(contentTypes[format]);
  if (format === 'wav') response.write(wavHeader(speechRateHz));
  if (!first.done) response.write(first.value);
  for await (const pcm of made) response.write(pcm);
  response.end();
}

async function gather(made: AsyncGenerator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of made) parts.push(part);
  return Buffer.concat(parts);
}

async function encode(
  engines: Engines,
  pcm: Buffer,
  format: keyof typeof encoders,
  signal: AbortSignal,
): Promise<Buffer> {
  const input = ['-f', 's16le', '-ar', String(speechRateHz), '-ac', '1', '-i', '-'];
  return runProgram({
    command: engines.converter.path ?? engines.converter.name,
    args: ['-hide_banner', '-loglevel', 'error', ...input, ...encoders[format], '-'],
    input: pcm,
    deadlineMs: encodeDeadlineMs,
    signal,
  });
}
