import { z } from 'zod';
import type { InterviewerModel, SpeechOrder } from '../interviewer/model.ts';
import { readServerSentData } from './server-sent.ts';

export type ChatModelOptions = {
  /** Without `/v1` is OpenAI's own only when null. */
  baseUrl: string | null;
  apiKey: string;
  model: string;
  /** Asked before every reply: false while the budget is spent. */
  allowed: () => boolean;
  onUsage: (unit: 'input_tokens' | 'output_tokens', amount: number) => void;
};

/** A reply whose first word is not there by then is spoken from the case's own lines. */
const FIRST_WORD_MS = 3_000;
/** Between two words; a stream that stands still is as good as cut. */
const NEXT_WORD_MS = 2_500;
/** A spoken turn is 35 words; this is a stop for a model that will not end. */
const MOST_TOKENS = 220;

const chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish() })).default([]),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Any server that speaks OpenAI's chat protocol, as the interviewer's voice. */
export function chatModel(options: ChatModelOptions): InterviewerModel {
  return { name: options.model, stream: (order, signal) => streamReply(options, order, signal) };
}

async function* streamReply(
  options: ChatModelOptions,
  order: SpeechOrder,
  signal: AbortSignal,
): AsyncIterable<string> {
  if (!options.allowed()) throw new ModelAway('not_allowed');
  const patience = new AbortController();
  let timer = setTimeout(() => patience.abort(), FIRST_WORD_MS);
  try {
    const both = AbortSignal.any([signal, patience.signal]);
    const response = await ask(options, order, both);
    for await (const data of readServerSentData(response, both)) {
      if (data === '[DONE]') return;
      const { choices, usage } = chunk.parse(JSON.parse(data));
      if (usage) options.onUsage('input_tokens', usage.prompt_tokens);
      if (usage) options.onUsage('output_tokens', usage.completion_tokens);
      const words = choices[0]?.delta?.content;
      if (!words) continue;
      clearTimeout(timer);
      timer = setTimeout(() => patience.abort(), NEXT_WORD_MS);
      yield words;
    }
  } finally {
    clearTimeout(timer);
  }
}

async function ask(options: ChatModelOptions, order: SpeechOrder, signal: AbortSignal): Promise<Response> {
  const base = (options.baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '');
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${options.apiKey}`, 'content-type': 'application/json' },
    signal,
    body: JSON.stringify({
      model: options.model,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: MOST_TOKENS,
      messages: [
        { role: 'system', content: order.system },
        { role: 'user', content: order.prompt },
      ],
    }),
  });
  if (!response.ok) throw new ModelAway(`status_${response.status}`);
  return response;
}

export class ModelAway extends Error {
  override readonly name = 'ModelAway';
  readonly code: string;

  constructor(code: string) {
    super(`the model is away: ${code}`);
    this.code = code;
  }
}
