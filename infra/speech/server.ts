/**
 * A speech server with OpenAI's routes over the engines that Debian ships: pocketsphinx hears,
 * flite speaks, ffmpeg and sox convert. It needs no key and no network.
 *
 * It is rough: made for trying the product and for tests. It hears clear US English in a quiet
 * room, gets about one word in ten wrong at its best, and sounds like a machine. For interviews
 * that count, set a real provider.
 *
 *   GET  /health                   which engines were found, and how busy they are
 *   GET  /v1/models                the two models, for clients that ask first
 *   POST /v1/audio/transcriptions  multipart: file, model, language, response_format (json, text,
 *                                  verbose_json), timestamp_granularities[]
 *   POST /v1/audio/speech          JSON: model, input, voice, response_format, speed
 *
 * Any API key is accepted. A refusal has OpenAI's shape and says what to do. Two recognitions and
 * two syntheses run at a time, sixteen of each wait, the rest get a 429 with Retry-After.
 */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { type Engines, missing } from './engines.ts';
import { createGate, type Gate } from './gate.ts';
import { ProgramError } from './program.ts';
import { speechRoute } from './speech.route.ts';
import { SpeechError } from './speech-error.ts';
import { transcriptionRoute } from './transcription.route.ts';
import { voices } from './voice.ts';

const note =
  'Rough speech for trying the product and for tests: English only, about one word in ten wrong at best.';
export const recognitionModel = 'pocketsphinx-en-us';
export const voiceModel = 'flite';
const largestUpload = '25mb';
const capacity = { atOnce: 2, queueLength: 16 };

export interface SpeechAppDeps {
  engines: Engines;
  /** A fault of ours, without the request's content. */
  onFault?: (error: unknown) => void;
}

export function createSpeechApp(deps: SpeechAppDeps): Express {
  const { engines } = deps;
  const gates = { recognition: createGate(capacity), voice: createGate(capacity) };
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', healthRoute(engines, gates));
  app.get('/v1/models', modelsRoute);
  app.post(
    '/v1/audio/transcriptions',
    refuseWhenMissing(engines),
    express.raw({ type: 'multipart/form-data', limit: largestUpload }),
    transcriptionRoute({ engines, gate: gates.recognition }),
  );
  app.post(
    '/v1/audio/speech',
    refuseWhenMissing(engines),
    express.json({ limit: '100kb' }),
    speechRoute({ engines, gate: gates.voice }),
  );
  app.use(notFound, errorRoute(deps.onFault ?? (() => {})));
  return app;
}

function healthRoute(engines: Engines, gates: Record<string, Gate>): RequestHandler {
  return (_request, response) => {
    const faults = missing(engines);
    const { recogniser, voice, converter, resampler } = engines;
    const describe = ({ name, path, version }: typeof voice) => ({ name, path, version });
    response.status(faults.length > 0 ? 503 : 200).json({
      status: faults.length > 0 ? 'unavailable' : 'ok',
      quality: 'rough',
      note,
      missing: faults,
      engines: [recogniser, voice, converter, resampler].map(describe),
      model: engines.model?.language,
      voices,
      queues: Object.fromEntries(Object.entries(gates).map(([name, gate]) => [name, gate.state()])),
    });
  };
}

const modelsRoute: RequestHandler = (_request, response) => {
  const models = [recognitionModel, voiceModel].map((id) => ({
    id,
    object: 'model',
    created: 0,
    owned_by: 'debian',
  }));
  response.json({ object: 'list', data: models });
};

function refuseWhenMissing(engines: Engines): RequestHandler {
  return (_request, _response, next) => {
    const faults = missing(engines);
    if (faults.length === 0) return next();
    const message = `${faults.join('. ')}.`;
    throw new SpeechError({ status: 503, code: 'engine_missing', message });
  };
}

const notFound: RequestHandler = (request) => {
  const message = `There is no ${request.method} ${request.path} here; GET /health lists what there is.`;
  throw new SpeechError({ status: 404, code: 'not_found', message });
};

function errorRoute(onFault: (error: unknown) => void): ErrorRequestHandler {
  return (cause, _request, response, _next) => {
    const error = toSpeechError(cause);
    if (error.status >= 500) onFault(cause);
    // The answer has begun: cutting it is the only way left to say that it is incomplete.
    if (response.headersSent) return response.destroy();
    if (error.retryAfterS !== undefined) response.set('Retry-After', String(error.retryAfterS));
    response.status(error.status).json(error);
  };
}

function toSpeechError(cause: unknown): SpeechError {
  if (cause instanceof SpeechError) return cause;
  if (cause instanceof ProgramError && cause.reason === 'aborted') {
    return new SpeechError({ status: 499, code: 'client_gone', message: 'The caller has gone.', cause });
  }
  const status = bodyParserStatus(cause);
  if (status === 413) {
    const message = 'The upload is over 25 MB: send a shorter recording, or a packed format.';
    return new SpeechError({ status, code: 'file_too_large', message, param: 'file', cause });
  }
  if (status !== undefined && status < 500) {
    return new SpeechError({
      status,
      code: 'unreadable_body',
      message: 'The body is not readable: send JSON or a form as documented.',
      cause,
    });
  }
  const message = 'The speech engine failed. Try again; GET /health tells what is installed.';
  return new SpeechError({ status: 500, code: 'engine_failed', message, cause });
}

/** Express's body parsers throw errors that carry their HTTP status. */
function bodyParserStatus(cause: unknown): number | undefined {
  if (!(cause instanceof Error) || !('status' in cause)) return undefined;
  return typeof cause.status === 'number' ? cause.status : undefined;
}
