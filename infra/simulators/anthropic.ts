/**
 * Anthropic's Messages protocol (`POST /v1/messages`, streamed and whole, tools, structured
 * output) for tests. Replies and faults are as in the OpenAI simulator.
 *
 * Control: `POST /control/replies` `{replies}`, `POST|DELETE /control/fault`,
 * `POST /control/reset`, `GET /control/state`.
 */
import { z } from 'zod';
import { command, faultCommands, sendJson, serveControl } from './control.ts';
import { anthropicError, serveMessages } from './anthropic-messages.ts';
import { openExchange, type RecordedRequest, strike } from './exchange.ts';
import { createFaults, type Faults } from './fault.ts';
import { listen } from './listening.ts';
import {
  createReplies,
  type ModelTiming,
  modelReplySchema,
  type Replies,
  type ReplyFunction,
} from './model-reply.ts';

export interface AnthropicSimulatorOptions extends Partial<ModelTiming> {
  port?: number;
  reply?: ReplyFunction;
  /** When set, any other key is refused with 401. */
  apiKey?: string;
}

export interface AnthropicSimulator {
  /** `http://127.0.0.1:PORT/v1`, a client's `baseURL`. */
  url: string;
  controlUrl: string;
  replies: Replies;
  faults: Faults;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

export async function startAnthropicSimulator(
  options: AnthropicSimulatorOptions = {},
): Promise<AnthropicSimulator> {
  const replies = createReplies(options.reply);
  const faults = createFaults();
  const requests: RecordedRequest[] = [];
  const commands = {
    ...faultCommands(faults),
    'POST /control/replies': command(z.object({ replies: z.array(modelReplySchema) }), (body) =>
      replies.push(...body.replies),
    ),
    'POST /control/reset': command(z.unknown(), () => {
      replies.clear();
      faults.clear();
      requests.length = 0;
    }),
    'GET /control/state': command(z.unknown(), () => ({ faults: faults.list(), requests })),
  };
  const timing = { delayMs: options.delayMs ?? 0, tokensPerS: options.tokensPerS ?? 1_000 };
  const listening = await listen(async (request, response) => {
    if (await serveControl(commands, request, response)) return;
    const exchange = await openExchange(request, response, { faults, part: 'chat', requests });
    if (request.method !== 'POST' || exchange.path !== '/v1/messages') {
      sendJson(response, 404, anthropicError(404, `no ${request.method} ${exchange.path}`));
    } else if (options.apiKey && exchange.headers['x-api-key'] !== options.apiKey) {
      sendJson(response, 401, anthropicError(401, 'invalid x-api-key'));
    } else if (!(await strike(exchange, anthropicError))) {
      await serveMessages(exchange, { replies, timing, messageId: requests.length });
    }
  }, options.port);
  const origin = `http://127.0.0.1:${listening.port}`;
  return {
    url: `${origin}/v1`,
    controlUrl: `${origin}/control`,
    replies,
    faults,
    requests,
    close: () => listening.close(),
  };
}
