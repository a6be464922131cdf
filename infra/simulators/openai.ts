/**
 * OpenAI's HTTP protocol for tests and benches: chat completions (streamed and whole, tools,
 * structured output), speech, transcriptions, models. Replies come from a queue, then from a
 * function, else they are "All right." or the plainest value of the schema asked for.
 *
 * Control: `POST /control/replies` `{replies}`, `POST /control/script` `{key?, utterances}` for
 * transcriptions (the key is the API key), `POST|DELETE /control/fault`, `POST /control/reset`,
 * `GET /control/state`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { command, faultCommands, sendJson, serveControl } from './control.ts';
import { openExchange, type RecordedRequest, strike } from './exchange.ts';
import type { ClientOf, Ear } from './ear.ts';
import { createFaults, type Faults } from './fault.ts';
import { listen } from './listening.ts';
import {
  createReplies,
  type ModelTiming,
  modelReplySchema,
  type Replies,
  type ReplyFunction,
} from './model-reply.ts';
import { type SpeechTiming, serveSpeech, serveTranscription } from './openai-audio.ts';
import { openaiError, serveChat } from './openai-chat.ts';
import type { Delay } from './pacing.ts';
import { createScript, type Script, sharedKey, utteranceSchema } from './script.ts';

export interface OpenaiSimulatorOptions extends Partial<ModelTiming> {
  port?: number;
  reply?: ReplyFunction;
  speech?: Partial<SpeechTiming>;
  transcriptionDelayMs?: Delay;
  /** When set, any other key is refused with 401. */
  apiKey?: string;
  /** Hears the words in the sound; without one transcriptions are read from the script. */
  ear?: Ear;
  /** Tells clients apart, so that a fault can strike one of them. */
  clientOf?: ClientOf;
}

export interface OpenaiSimulator {
  /** `http://127.0.0.1:PORT/v1`, a client's `baseURL`. */
  url: string;
  controlUrl: string;
  replies: Replies;
  /** What transcriptions answer. */
  script: Script;
  faults: Faults;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

type Part = 'chat' | 'speech' | 'transcriptions' | 'models';
const parts: Record<string, Part> = {
  'POST /v1/chat/completions': 'chat',
  'POST /v1/audio/speech': 'speech',
  'POST /v1/audio/transcriptions': 'transcriptions',
  'GET /v1/models': 'models',
};
const models = ['simulated-chat', 'simulated-speech', 'simulated-transcription'];

export async function startOpenaiSimulator(options: OpenaiSimulatorOptions = {}): Promise<OpenaiSimulator> {
  const state = {
    replies: createReplies(options.reply),
    script: createScript(),
    faults: createFaults(),
    requests: new Array<RecordedRequest>(),
  };
  const commands = controlCommands(state);
  const listening = await listen(async (request, response) => {
    if (await serveControl(commands, request, response)) return;
    await serve(request, response, options, state);
  }, options.port);
  const origin = `http://127.0.0.1:${listening.port}`;
  return { url: `${origin}/v1`, controlUrl: `${origin}/control`, ...state, close: () => listening.close() };
}

type State = Pick<OpenaiSimulator, 'replies' | 'script' | 'faults' | 'requests'>;

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: OpenaiSimulatorOptions,
  state: State,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const part = parts[`${request.method} ${path}`];
  if (!part) return sendJson(response, 404, openaiError(404, `no ${request.method} ${path}`));
  const exchange = await openExchange(request, response, { ...state, part, clientOf: options.clientOf });
  if (options.apiKey && exchange.headers.authorization !== `Bearer ${options.apiKey}`) {
    return sendJson(response, 401, openaiError(401, 'Incorrect API key provided.'));
  }
  if (await strike(exchange, openaiError)) return;
  switch (part) {
    case 'chat': {
      const timing = { delayMs: options.delayMs ?? 0, tokensPerS: options.tokensPerS ?? 1_000 };
      return serveChat(exchange, { ...state, timing, completionId: state.requests.length });
    }
    case 'speech':
      return serveSpeech(exchange, { firstByteMs: 0, pace: 20, voice: 'auto', ...options.speech });
    case 'transcriptions':
      return serveTranscription(exchange, {
        ...state,
        ear: options.ear,
        delayMs: options.transcriptionDelayMs ?? 0,
      });
    case 'models':
      return sendJson(response, 200, { object: 'list', data: models.map(describeModel) });
    default:
      return part satisfies never;
  }
}

function describeModel(id: string) {
  return { id, object: 'model', created: 0, owned_by: 'simulator' };
}

function controlCommands(state: State) {
  return {
    ...faultCommands(state.faults),
    'POST /control/replies': command(z.object({ replies: z.array(modelReplySchema) }), (body) =>
      state.replies.push(...body.replies),
    ),
    'POST /control/script': command(
      z.object({ key: z.string().min(1).default(sharedKey), utterances: z.array(utteranceSchema) }),
      (body) => state.script.push(body.utterances, body.key),
    ),
    'POST /control/reset': command(z.unknown(), () => {
      state.replies.clear();
      state.script.clear();
      state.faults.clear();
      state.requests.length = 0;
    }),
    'GET /control/state': command(z.unknown(), () => ({
      faults: state.faults.list(),
      requests: state.requests,
    })),
  };
}
