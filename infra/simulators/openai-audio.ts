import { z } from 'zod';
import { synthesise } from '../speech/clips.ts';
import { durationMs, findSpeech, type Pcm, wavHeader } from '../speech/pcm.ts';
import { sendJson } from './control.ts';
import { timeWords } from './deepgram-messages.ts';
import { armCut, cutOff, type Exchange } from './exchange.ts';
import { type Ear, speechLevels } from './ear.ts';
import { openaiError } from './openai-chat.ts';
import { type Delay, drawMs, pause } from './pacing.ts';
import type { Script } from './script.ts';
import { syntheticVoice } from './synthetic-voice.ts';

const rateHz = 24_000;
const chunkMs = 100;
const chunkBytes = (rateHz * 2 * chunkMs) / 1000;

export interface SpeechTiming {
  /** From the request for these words to the first byte of audio. */
  firstByteMs: number | ((text: string) => number);
  /** How many times faster than it plays the audio comes. */
  pace: number;
  /** flite's where it is installed, else sounds without words; or always one of the two. */
  voice: 'auto' | 'flite' | 'synthetic';
}

const speechSchema = z.looseObject({
  input: z.string().min(1).max(4_096),
  response_format: z.enum(['pcm', 'wav']),
});

/** `POST /v1/audio/speech`: PCM (24 kHz mono) or WAV, in pieces of 100 ms at its pace. */
export async function serveSpeech(exchange: Exchange, timing: SpeechTiming): Promise<void> {
  const { response, gone } = exchange;
  const parsed = speechSchema.safeParse(exchange.body);
  if (!parsed.success) {
    return sendJson(response, 400, openaiError(400, z.prettifyError(parsed.error)));
  }
  const startAt = performance.now();
  const { firstByteMs: wanted } = timing;
  const firstByteMs = typeof wanted === 'function' ? wanted(parsed.data.input) : wanted;
  const empty = exchange.fault?.kind === 'empty';
  const pcm = empty ? Buffer.alloc(0) : await say(parsed.data.input, timing.voice);
  // What the voice took to make it is part of the delay, not on top of it.
  await pause(startAt + firstByteMs - performance.now(), gone);
  const wav = parsed.data.response_format === 'wav';
  response.writeHead(200, { 'content-type': wav ? 'audio/wav' : 'audio/pcm' });
  if (wav) response.write(wavHeader(rateHz));
  const { atHalf } = armCut(exchange);
  const firstAt = performance.now();
  for (let at = 0; at < pcm.length; at += chunkBytes) {
    await pause(firstAt + ((at / chunkBytes) * chunkMs) / timing.pace - performance.now(), gone);
    if (gone.aborted) return;
    if (atHalf && at >= pcm.length / 2) return cutOff(response);
    response.write(pcm.subarray(at, at + chunkBytes));
  }
  response.end();
}

let fliteMissing = false;

async function say(text: string, voice: SpeechTiming['voice']): Promise<Buffer> {
  if (voice === 'synthetic' || (voice === 'auto' && fliteMissing)) return syntheticVoice(text, rateHz);
  try {
    return (await synthesise(text, { rateHz, leadMs: 0, tailMs: 50 })).pcm;
  } catch (error) {
    if (voice === 'flite') throw error;
    fliteMissing = true;
    return syntheticVoice(text, rateHz);
  }
}

/** `POST /v1/audio/transcriptions`: the next line of the script, whatever was recorded. */
export async function serveTranscription(
  exchange: Exchange,
  deps: { script: Script; ear?: Ear | undefined; delayMs: Delay },
): Promise<void> {
  const { response, gone } = exchange;
  const form = await readForm(exchange);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) {
    return sendJson(response, 400, openaiError(400, 'send multipart/form-data with a `file`'));
  }
  const key = /^Bearer (\S+)$/.exec(exchange.headers.authorization ?? '')?.[1] ?? '';
  const audio = readWav(Buffer.from(await file.arrayBuffer()));
  const listen = () => (deps.ear ? deps.ear(speechLevels(audio), exchange.client) : deps.script.take(key));
  const utterance = exchange.fault?.kind === 'empty' ? undefined : listen();
  await pause(utterance?.delayMs ?? drawMs(deps.delayMs), gone);
  if (gone.aborted) return;
  if (exchange.fault?.kind === 'close') return cutOff(response);
  const text = utterance?.text ?? '';
  const format = form.get('response_format') ?? 'json';
  if (format === 'text') {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(`${text}\n`);
    return;
  }
  if (format !== 'verbose_json') return sendJson(response, 200, { text });
  const speech = findSpeech(audio) ?? { startMs: 0, endMs: 0 };
  const timed = { startMs: speech.startMs, durationMs: speech.endMs - speech.startMs };
  const words = utterance ? timeWords(utterance, timed) : [];
  sendJson(response, 200, {
    task: 'transcribe',
    language: 'english',
    duration: durationMs(audio) / 1000,
    text,
    words: words.map(({ punctuated_word: word, start, end }) => ({ word, start, end })),
  });
}

async function readForm(exchange: Exchange): Promise<FormData | undefined> {
  const contentType = exchange.headers['content-type'] ?? '';
  const headers = { 'content-type': contentType };
  return new Response(new Uint8Array(exchange.bytes), { headers }).formData().catch(() => undefined);
}

/** Mono WAV as clients of ours send it, with a plain header of 44 bytes. */
function readWav(file: Buffer): Pcm {
  if (file.length < 44) return { pcm: Buffer.alloc(0), rateHz: 16_000 };
  return { pcm: file.subarray(44), rateHz: file.readUInt32LE(24) };
}
