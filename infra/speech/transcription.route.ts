import type { RequestHandler } from 'express';
import { decodeAudio } from './decode.ts';
import type { Engines } from './engines.ts';
import type { Gate } from './gate.ts';
import { abortWhenGone } from './gone.ts';
import { durationMs } from './pcm.ts';
import { recognise } from './recognise.ts';
import { badRequest } from './speech-error.ts';
import {
  findFormat,
  plainTranscription,
  type TranscriptionFormat,
  transcriptText,
  verboseTranscription,
} from './transcription.ts';

interface TranscriptionRequest {
  file: { bytes: Buffer; name: string };
  format: TranscriptionFormat;
  granularities: { word: boolean; segment: boolean };
}

/** `POST /v1/audio/transcriptions`; the body has been read as a buffer before. */
export function transcriptionRoute(deps: { engines: Engines; gate: Gate }): RequestHandler {
  return async (request, response) => {
    const signal = abortWhenGone(response);
    const { file, format, granularities } = await parse(request.headers['content-type'], request.body);
    const { audio, segments } = await deps.gate.run(async () => {
      const decoded = await decodeAudio(deps.engines, file, signal);
      return { audio: decoded, segments: await recognise(deps.engines, decoded, signal) };
    }, signal);
    const audioMs = durationMs(audio);
    if (format === 'text') response.type('text/plain').send(`${transcriptText(segments)}\n`);
    else if (format === 'json') response.json(plainTranscription(segments, audioMs));
    else response.json(verboseTranscription(segments, audioMs, granularities));
  };
}

async function parse(contentType: string | undefined, body: unknown): Promise<TranscriptionRequest> {
  const form = await readForm(contentType, body);
  const file = form.get('file');
  if (!(file instanceof File)) {
    throw badRequest('missing_file', 'Send the recording as the form field `file`.', 'file');
  }
  const language = text(form, 'language') ?? 'en';
  if (!/^en\b/i.test(language)) {
    const message = 'This server understands English only: leave `language` out or send "en".';
    throw badRequest('unsupported_language', message, 'language');
  }
  const format = findFormat(text(form, 'response_format') ?? 'json');
  if (!format) {
    const message = 'Ask for `json`, `text` or `verbose_json`.';
    throw badRequest('unsupported_format', message, 'response_format');
  }
  return {
    file: { bytes: Buffer.from(await file.arrayBuffer()), name: file.name },
    format,
    granularities: granularities(form),
  };
}

async function readForm(contentType: string | undefined, body: unknown): Promise<FormData> {
  if (!contentType?.startsWith('multipart/form-data') || !Buffer.isBuffer(body)) {
    throw badRequest('not_a_form', 'Send multipart/form-data with the recording as `file`.');
  }
  try {
    const headers = { 'content-type': contentType };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    throw badRequest('broken_form', 'The form is cut off or has no boundary: send it again.');
  }
}

function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Segments unless something else is asked for, as with OpenAI. */
function granularities(form: FormData): { word: boolean; segment: boolean } {
  const asked = [...form.getAll('timestamp_granularities[]'), ...form.getAll('timestamp_granularities')];
  return { word: asked.includes('word'), segment: asked.length === 0 || asked.includes('segment') };
}
