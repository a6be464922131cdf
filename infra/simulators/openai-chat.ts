import { z } from 'zod';
import { sendJson } from './control.ts';
import { cutOff, type Exchange } from './exchange.ts';
import {
  countTokens,
  type ModelRequest,
  type ModelTiming,
  type PreparedReply,
  prepareReply,
  type Replies,
  tokensOf,
} from './model-reply.ts';
import { pause } from './pacing.ts';
import { type ServerSentEvent, streamTokens } from './token-stream.ts';

const contentSchema = z.union([
  z.string(),
  z.null(),
  z.array(z.looseObject({ text: z.string().optional() })),
]);
const chatSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(z.looseObject({ role: z.string(), content: contentSchema.optional() })).min(1),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
  tool_choice: z
    .union([z.string(), z.looseObject({ function: z.looseObject({ name: z.string() }) })])
    .optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.unknown() }).optional(),
    })
    .optional(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});
type ChatBody = z.infer<typeof chatSchema>;

/** OpenAI's shape of an error, by status. */
export function openaiError(status: number, message = 'injected') {
  const types: Record<number, string> = {
    400: 'invalid_request_error',
    401: 'authentication_error',
    429: 'rate_limit_error',
  };
  const type = types[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error');
  return { error: { message, type, param: null, code: null } };
}

/** `POST /v1/chat/completions`, streamed or whole. */
export async function serveChat(
  exchange: Exchange,
  deps: { replies: Replies; timing: ModelTiming; completionId: number },
): Promise<void> {
  const parsed = chatSchema.safeParse(exchange.body);
  if (!parsed.success) {
    return sendJson(exchange.response, 400, openaiError(400, z.prettifyError(parsed.error)));
  }
  const request = toModelRequest(parsed.data);
  const scripted = exchange.fault?.kind === 'empty' ? { text: '' } : await deps.replies.next(request);
  const reply = prepareReply(scripted, request, deps.timing);
  const head = {
    id: `chatcmpl-${deps.completionId}`,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
  };
  if (request.stream) {
    return streamTokens(exchange, chunks(parsed.data, reply, head), reply);
  }
  await pause(reply.delayMs + countTokens([reply.text]) * reply.msPerToken, exchange.gone);
  if (exchange.fault?.kind === 'close') return cutOff(exchange.response);
  sendJson(exchange.response, 200, completion(parsed.data, reply, head));
}

function toModelRequest(body: ChatBody): ModelRequest {
  return {
    model: body.model,
    messages: body.messages.map(({ role, content }) => ({ role, text: textOf(content) })),
    tools: (body.tools ?? []).map((tool) => tool.function.name),
    forcedTool: typeof body.tool_choice === 'object' ? body.tool_choice.function.name : undefined,
    schema: body.response_format?.json_schema?.schema,
    stream: body.stream === true,
    body,
  };
}

function textOf(content: z.infer<typeof contentSchema> | undefined): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text }) => text ?? '').join('');
}

type Head = { id: string; created: number; model: string };

function chunks(body: ChatBody, reply: PreparedReply, head: Head): ServerSentEvent[] {
  const chunk = (delta: object, finish: string | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const words = tokensOf(reply.text).map((content) => ({ data: chunk({ content }), token: true }));
  const calls = reply.toolCalls.flatMap((call, index) =>
    toolCallDeltas(call, index).map((delta) => ({ data: chunk(delta), token: true })),
  );
  const usage = { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(body, reply) };
  return [
    { data: chunk({ role: 'assistant', content: '' }) },
    ...words,
    ...calls,
    { data: chunk({}, finishReason(reply)) },
    ...(body.stream_options?.include_usage ? [{ data: usage }] : []),
    { data: '[DONE]' },
  ];
}

/** The name comes with the first piece, the arguments bit by bit. */
function toolCallDeltas(call: PreparedReply['toolCalls'][number], index: number): object[] {
  const { id, name } = call;
  return [
    { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] },
    ...tokensOf(call.arguments).map((piece) => ({
      tool_calls: [{ index, function: { arguments: piece } }],
    })),
  ];
}

function completion(body: ChatBody, reply: PreparedReply, head: Head) {
  const calls = reply.toolCalls.map(({ id, ...call }) => ({ id, type: 'function', function: call }));
  const message = {
    role: 'assistant',
    content: reply.text === '' && calls.length > 0 ? null : reply.text,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finishReason(reply) }],
    usage: usageOf(body, reply),
  };
}

function finishReason(reply: PreparedReply): string {
  return reply.toolCalls.length > 0 ? 'tool_calls' : 'stop';
}

function usageOf(body: ChatBody, reply: PreparedReply) {
  const prompt = countTokens(body.messages.map(({ content }) => textOf(content)));
  const answer = countTokens([reply.text, ...reply.toolCalls.map((call) => call.arguments)]);
  return { prompt_tokens: prompt, completion_tokens: answer, total_tokens: prompt + answer };
}
