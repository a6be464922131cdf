import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type JudgeCall, type Judgement, judgement } from '@caseroom/core/scoring/judging';
import { type LanguageModel, NoObjectGeneratedError, Output, generateText } from 'ai';
import type { Config } from '../../config.ts';

/** A model that places one dimension on its anchors. */
export type Judge = {
  /** Provider and model, for the report and the evaluation's identity. */
  name: string;
  /** Throws when the model is away, refuses, or twice answers what is not a judgement. */
  judge(call: JudgeCall, signal: AbortSignal): Promise<Judgement>;
};

type JudgeConfig = Pick<
  Config,
  | 'JUDGE_MODEL'
  | 'OPENAI_MODEL'
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'ANTHROPIC_API_KEY'
  | 'ANTHROPIC_BASE_URL'
>;

/** A judgement is some hundred tokens; a model that has not answered by now will not. */
const callTimeoutMs = 60_000;
const retries = 3;
/** Room for the reason and five quotes. */
const maxOutputTokens = 1500;
const defaultAnthropicModel = 'claude-sonnet-4-5';
const defaultOpenAiUrl = 'https://api.openai.com/v1';

/** The judge that the configured keys allow, Anthropic's first; null without any. */
export function judgeFrom(config: JudgeConfig): Judge | null {
  const chosen = modelFrom(config);
  return chosen && { name: chosen.name, judge: (call, signal) => judgeOnce(chosen.model, call, signal) };
}

function modelFrom(config: JudgeConfig): { name: string; model: LanguageModel } | null {
  if (config.ANTHROPIC_API_KEY) {
    const id = config.JUDGE_MODEL ?? defaultAnthropicModel;
    const baseURL = config.ANTHROPIC_BASE_URL;
    const anthropic = createAnthropic({ apiKey: config.ANTHROPIC_API_KEY, ...(baseURL ? { baseURL } : {}) });
    return { name: `anthropic/${id}`, model: anthropic(id) };
  }
  const id = config.JUDGE_MODEL ?? config.OPENAI_MODEL;
  if (!config.OPENAI_API_KEY || !id) return null;
  const openai = createOpenAICompatible({
    name: 'openai',
    baseURL: config.OPENAI_BASE_URL ?? defaultOpenAiUrl,
    apiKey: config.OPENAI_API_KEY,
    supportsStructuredOutputs: true,
  });
  return { name: `openai/${id}`, model: openai(id) };
}

/** An answer that is not of the schema is asked for once more; the second time it is the judge's failure. */
async function judgeOnce(model: LanguageModel, call: JudgeCall, signal: AbortSignal): Promise<Judgement> {
  try {
    return await ask(model, call, signal);
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    return await ask(model, call, signal);
  }
}

async function ask(model: LanguageModel, call: JudgeCall, signal: AbortSignal): Promise<Judgement> {
  const { output } = await generateText({
    model,
    system: call.system,
    prompt: call.prompt,
    output: Output.object({ schema: judgement }),
    maxOutputTokens,
    maxRetries: retries,
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)]),
  });
  return output;
}
