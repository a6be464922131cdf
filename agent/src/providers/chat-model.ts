import { z } from 'zod';
import { LOST_PATIENCE, type InterviewerModel, type SpeechOrder } from '../interviewer/model.ts';
import { postJson, type HttpAnswer } from './http-stream.ts';
import { readServerSentData } from './server-sent.ts';

export type ChatModelOptions = {
  /** Without `/v1` is OpenAI's own only when null. */
  baseUrl: string | null;
  apiKey: string;
  model: string;
  /** Asked before every reply: false while the budget is spent. */
  allowed: () => boolean;
  onUsage: (unit: 'input_tokens' | 'output_tokens', amount: number) => void;
  /** It fails, with the reason: the case's own lines are spoken until it is asked again. Told at each beginning. */
  onAway?: (reason: string) => void;
  /** It speaks again. */
  onBack?: () => void;
};

/** Whoever speaks with it has stopped waiting by now; this ends what nobody listens to. */
const FIRST_WORD_MS = 3_000;
/** Between two words; a stream that stands still is as good as cut. */
const NEXT_WORD_MS = 2_500;
/** A model that failed is left alone for so long, twice as long after each failure in a row: each try may cost seconds. */
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;
/** What asks for more rest than this with Retry-After is asked again all the same. */
const LONGEST_RETRY_AFTER_MS = 300_000;
/** A spoken turn is 35 words; this is a stop for a model that will not end. */
const MOST_TOKENS = 220;

const chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish() })).default([]),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Any server that speaks OpenAI's chat protocol, as the interviewer's voice. */
export function chatModel(options: ChatModelOptions): InterviewerModel {
  let failures = 0;
  let restsUntil = 0;
  const failed = (error: unknown) => {
    const away = error instanceof ModelAway ? error : new ModelAway('cut');
    if (failures === 0) options.onAway?.(away.code);
    const doubled = Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS);
    restsUntil = Date.now() + Math.max(doubled, Math.min(away.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
    failures += 1;
  };
  async function* stream(order: SpeechOrder, signal: AbortSignal): AsyncGenerator<string> {
    if (!options.allowed()) throw new ModelAway('not_allowed');
    if (Date.now() < restsUntil) throw new ModelAway('rests');
    let spoke = false;
    try {
      for await (const words of streamReply(options, order, signal)) {
        spoke = true;
        yield words;
      }
      if (!spoke && !signal.aborted) throw new ModelAway('empty');
      if (failures > 0 && spoke) options.onBack?.();
      if (spoke) [failures, restsUntil] = [0, 0];
    } catch (error) {
      const isLate = signal.reason === LOST_PATIENCE;
      // A candidate who goes on is no fault of the model.
      if (!signal.aborted || isLate) failed(isLate ? new ModelAway('late') : error);
      throw error;
    }
  }
  return { name: options.model, stream };
}

async function* streamReply(
  options: ChatModelOptions,
  order: SpeechOrder,
  signal: AbortSignal,
): AsyncIterable<string> {
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  let timer = setTimeout(giveUp, FIRST_WORD_MS);
  let answer: HttpAnswer | undefined;
  try {
    const both = AbortSignal.any([signal, patience.signal]);
    answer = await ask(options, order, both);
    for await (const data of readServerSentData(answer.body, both)) {
      if (data === '[DONE]') return;
      const { choices, usage } = chunk.parse(JSON.parse(data));
      if (usage) options.onUsage('input_tokens', usage.prompt_tokens);
      if (usage) options.onUsage('output_tokens', usage.completion_tokens);
      const words = choices[0]?.delta?.content;
      if (!words) continue;
      clearTimeout(timer);
      timer = setTimeout(giveUp, NEXT_WORD_MS);
      yield words;
    }
  } catch (error) {
    if (error instanceof ModelAway) throw error;
    if (patience.signal.aborted) throw new ModelAway('late');
    throw new ModelAway(answer ? 'cut' : 'refused');
  } finally {
    clearTimeout(timer);
    answer?.discard();
  }
}

async function ask(options: ChatModelOptions, order: SpeechOrder, signal: AbortSignal): Promise<HttpAnswer> {
  const base = (options.baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '');
  const answer = await postJson(`${base}/chat/completions`, {
    apiKey: options.apiKey,
    signal,
    body: {
      model: options.model,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: MOST_TOKENS,
      messages: [
        { role: 'system', content: order.system },
        { role: 'user', content: order.prompt },
      ],
    },
  });
  if (answer.status === 200) return answer;
  answer.discard();
  throw new ModelAway(answer.status === 429 ? 'busy' : `status_${answer.status}`, answer.retryAfterMs);
}

export class ModelAway extends Error {
  override readonly name = 'ModelAway';
  readonly code: string;
  /** What the server asked for; null when it said nothing. */
  readonly retryAfterMs: number | null;

  constructor(code: string, retryAfterMs: number | null = null) {
    super(`the model is away: ${code}`);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
