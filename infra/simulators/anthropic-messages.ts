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

const contentSchema = z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]);
const messagesSchema = z.looseObject({
  model: z.string().min(1),
  max_tokens: z.number().int().min(1),
  system: contentSchema.optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: contentSchema })).min(1),
  tools: z.array(z.looseObject({ name: z.string(), input_schema: z.unknown() })).optional(),
  tool_choice: z.looseObject({ type: z.string(), name: z.string().optional() }).optional(),
  output_config: z.looseObject({ format: z.looseObject({ schema: z.unknown() }).optional() }).optional(),
  stream: z.boolean().optional(),
});
type MessagesBody = z.infer<typeof messagesSchema>;

const errorTypes: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

/** Anthropic's shape of an error, by status. */
export function anthropicError(status: number, message = 'injected') {
  return { type: 'error', error: { type: errorTypes[status] ?? 'api_error', message } };
}

/** `POST /v1/messages`, streamed or whole. */
export async function serveMessages(
  exchange: Exchange,
  deps: { replies: Replies; timing: ModelTiming; messageId: number },
): Promise<void> {
  const parsed = messagesSchema.safeParse(exchange.body);
  if (!parsed.success) {
    return sendJson(exchange.response, 400, anthropicError(400, z.prettifyError(parsed.error)));
  }
  const body = parsed.data;
  const request = toModelRequest(body);
  const scripted = exchange.fault?.kind === 'empty' ? { text: '' } : await deps.replies.next(request);
  const reply = prepareReply(scripted, request, deps.timing);
  const id = `msg_${deps.messageId}`;
  if (request.stream) return streamTokens(exchange, events(body, reply, id), reply);
  await pause(reply.delayMs + countTokens([reply.text]) * reply.msPerToken, exchange.gone);
  if (exchange.fault?.kind === 'close') return cutOff(exchange.response);
  sendJson(exchange.response, 200, {
    ...messageHead(body, id),
    content: contentBlocks(reply),
    stop_reason: stopReason(reply),
    usage: usageOf(body, reply),
  });
}

function toModelRequest(body: MessagesBody): ModelRequest {
  const system = body.system === undefined ? [] : [{ role: 'system', text: textOf(body.system) }];
  const forcedTool = forcedToolOf(body);
  const forced = body.tools?.find(({ name }) => name === forcedTool);
  return {
    model: body.model,
    messages: [...system, ...body.messages.map(({ role, content }) => ({ role, text: textOf(content) }))],
    tools: (body.tools ?? []).map(({ name }) => name),
    forcedTool,
    schema: body.output_config?.format?.schema ?? forced?.input_schema,
    stream: body.stream === true,
    body,
  };
}

/** Forced by name, or because it is the only tool and some tool must be called. */
function forcedToolOf(body: MessagesBody): string | undefined {
  if (body.tool_choice?.type === 'tool') return body.tool_choice.name;
  const only = body.tools?.length === 1 ? body.tools[0]?.name : undefined;
  return body.tool_choice?.type === 'any' ? only : undefined;
}

function textOf(content: z.infer<typeof contentSchema>): string {
  if (typeof content === 'string') return content;
  return content.map(({ text }) => text ?? '').join('');
}

function messageHead(body: MessagesBody, id: string) {
  return { id, type: 'message', role: 'assistant', model: body.model, stop_sequence: null };
}

function contentBlocks(reply: PreparedReply): object[] {
  const text = reply.text === '' ? [] : [{ type: 'text', text: reply.text }];
  const calls = reply.toolCalls.map((call) => ({
    type: 'tool_use',
    id: call.id,
    name: call.name,
    input: JSON.parse(call.arguments),
  }));
  return [...text, ...calls];
}

function events(body: MessagesBody, reply: PreparedReply, id: string): ServerSentEvent[] {
  const usage = usageOf(body, reply);
  const message = {
    ...messageHead(body, id),
    content: [],
    stop_reason: null,
    usage: { ...usage, output_tokens: 1 },
  };
  const texts = reply.text === '' ? [] : [reply.text];
  const blocks = [
    ...texts.map((text, index) => textBlock(text, index)),
    ...reply.toolCalls.map((call, index) => toolBlock(call, texts.length + index)),
  ];
  return [
    named({ type: 'message_start', message }),
    named({ type: 'ping' }),
    ...blocks.flat(),
    named({
      type: 'message_delta',
      delta: { stop_reason: stopReason(reply), stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    }),
    named({ type: 'message_stop' }),
  ];
}

function textBlock(text: string, index: number): ServerSentEvent[] {
  const pieces = tokensOf(text).map((piece) => ({ type: 'text_delta', text: piece }));
  return block(index, { type: 'text', text: '' }, pieces);
}

function toolBlock(call: PreparedReply['toolCalls'][number], index: number): ServerSentEvent[] {
  const pieces = tokensOf(call.arguments).map((piece) => ({ type: 'input_json_delta', partial_json: piece }));
  return block(index, { type: 'tool_use', id: call.id, name: call.name, input: {} }, pieces);
}

function block(index: number, start: object, deltas: object[]): ServerSentEvent[] {
  return [
    named({ type: 'content_block_start', index, content_block: start }),
    ...deltas.map((delta) => ({ ...named({ type: 'content_block_delta', index, delta }), token: true })),
    named({ type: 'content_block_stop', index }),
  ];
}

function named(data: { type: string; [field: string]: unknown }): ServerSentEvent {
  return { event: data.type, data };
}

function stopReason(reply: PreparedReply): string {
  return reply.toolCalls.length > 0 ? 'tool_use' : 'end_turn';
}

function usageOf(body: MessagesBody, reply: PreparedReply) {
  const asked = [body.system ?? '', ...body.messages.map(({ content }) => content)].map(textOf);
  const said = [reply.text, ...reply.toolCalls.map((call) => call.arguments)];
  return { input_tokens: countTokens(asked), output_tokens: countTokens(said) };
}
