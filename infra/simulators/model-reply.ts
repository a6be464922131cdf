import { z } from 'zod';
import { type Delay, drawMs } from './pacing.ts';

/** What a simulated language model answers. */
export const modelReplySchema = z.object({
  text: z.string().optional(),
  /** Structured output: sent as JSON text, or as the arguments of the tool that must be called. */
  json: z.unknown().optional(),
  toolCalls: z
    .array(z.object({ name: z.string().min(1), arguments: z.record(z.string(), z.unknown()) }))
    .optional(),
  /** Until the first token; the simulator's own when left out. */
  delayMs: z.number().min(0).optional(),
  tokensPerS: z.number().positive().optional(),
});
export type ModelReply = z.infer<typeof modelReplySchema>;

/** A request as the protocols have it in common. */
export interface ModelRequest {
  model: string;
  /** The text of each message, in order, with its role; a system prompt comes first. */
  messages: { role: string; text: string }[];
  tools: string[];
  /** The tool that the model is forced to call. */
  forcedTool: string | undefined;
  /** The JSON schema that the answer must have, if one was asked for. */
  schema: unknown;
  stream: boolean;
  /** The body as it came, for what is not in common. */
  body: Record<string, unknown>;
}

export interface ModelTiming {
  /** From the request to the first token. */
  delayMs: Delay;
  tokensPerS: number;
}

export type ReplyFunction = (request: ModelRequest) => ModelReply | Promise<ModelReply>;

export interface Replies {
  /** Replies for the next requests, one each; they come before the function. */
  push(...replies: ModelReply[]): void;
  clear(): void;
  next(request: ModelRequest): Promise<ModelReply>;
}

export function createReplies(reply: ReplyFunction | undefined): Replies {
  let queue: ModelReply[] = [];
  return {
    push(...replies) {
      queue.push(...replies);
    },
    clear() {
      queue = [];
    },
    async next(request) {
      const scripted = queue.shift();
      if (scripted) return scripted;
      if (reply) return reply(request);
      return request.schema === undefined ? { text: 'All right.' } : { json: exampleOf(request.schema) };
    },
  };
}

export interface PreparedReply {
  text: string;
  toolCalls: { id: string; name: string; arguments: string }[];
  delayMs: number;
  msPerToken: number;
}

/** The reply as it goes out, with everything left open filled in. */
export function prepareReply(reply: ModelReply, request: ModelRequest, timing: ModelTiming): PreparedReply {
  const calls = [...(reply.toolCalls ?? [])];
  const json = reply.json === undefined ? undefined : JSON.stringify(reply.json);
  const jsonByTool = json !== undefined && request.forcedTool !== undefined;
  return {
    text: reply.text ?? (jsonByTool ? '' : (json ?? '')),
    toolCalls: [
      ...calls.map((call) => ({ name: call.name, arguments: JSON.stringify(call.arguments) })),
      ...(jsonByTool ? [{ name: request.forcedTool ?? '', arguments: json }] : []),
    ].map((call, index) => ({ ...call, id: `call_${index + 1}_${call.name}` })),
    delayMs: reply.delayMs ?? drawMs(timing.delayMs),
    msPerToken: 1000 / (reply.tokensPerS ?? timing.tokensPerS),
  };
}

/** Pieces of about five letters, as tokens are; put together they are the text again. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S{1,5}|\s+/g) ?? [];
}

export function countTokens(texts: string[]): number {
  return texts.reduce((sum, text) => sum + tokensOf(text).length, 0);
}

const schemaNode = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
});

/** The plainest value that a JSON schema allows: first of an enum, shortest list, empty text. */
export function exampleOf(schema: unknown): unknown {
  const node = schemaNode.safeParse(schema).data;
  if (!node) return null;
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.anyOf) return exampleOf(node.anyOf[0]);
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  if (type === 'object' || node.properties) {
    const properties = Object.entries(node.properties ?? {});
    return Object.fromEntries(properties.map(([name, child]) => [name, exampleOf(child)]));
  }
  if (type === 'array') return Array.from({ length: node.minItems ?? 0 }, () => exampleOf(node.items));
  if (type === 'number' || type === 'integer') return node.minimum ?? 0;
  if (type === 'boolean') return false;
  return type === 'string' ? '' : null;
}
