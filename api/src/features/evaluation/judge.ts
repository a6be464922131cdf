import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type JudgeCall, type Judgement, judgement } from '@caseroom/core/scoring/judging';
import {
  type LanguageModel,
  type LanguageModelUsage,
  NoObjectGeneratedError,
  Output,
  generateText,
} from 'ai';
import type { Config } from '../../config.ts';
import type { Usage } from '../budget/budget.service.ts';

/** A model that places one dimension on its anchors. */
export type Judge = {
  /** Provider and model, for the report and the evaluation's identity. */
  name: string;
  /**
   * Throws when the model is away, refuses, or twice answers what is not a judgement. `book` is told what each answer
   * cost, one that cannot be used too.
   */
  judge(call: JudgeCall, hooks: JudgeHooks): Promise<Judgement>;
};
export type JudgeHooks = { signal: AbortSignal; book: (usage: Usage) => Promise<void> };

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
/** Room for the reason and five quotes. */
const maxOutputTokens = 1500;
const defaultAnthropicModel = 'claude-sonnet-4-5';
const defaultOpenAiUrl = 'https://api.openai.com/v1';

/** The judge that the configured keys allow, Anthropic's first; null without any. */
export function judgeFrom(config: JudgeConfig, timeoutMs = callTimeoutMs): Judge | null {
  const chosen = modelFrom(config);
  return (
    chosen && {
      name: `${chosen.provider}/${chosen.id}`,
      judge: (call, hooks) => judgeOnce({ ...chosen, timeoutMs }, call, hooks),
    }
  );
}

type Chosen = { provider: string; id: string; model: LanguageModel };
type Asked = Chosen & { timeoutMs: number };

function modelFrom(config: JudgeConfig): Chosen | null {
  if (config.ANTHROPIC_API_KEY) {
    const id = config.JUDGE_MODEL ?? defaultAnthropicModel;
    const baseURL = config.ANTHROPIC_BASE_URL;
    const anthropic = createAnthropic({ apiKey: config.ANTHROPIC_API_KEY, ...(baseURL ? { baseURL } : {}) });
    return { provider: 'anthropic', id, model: anthropic(id) };
  }
  const id = config.JUDGE_MODEL ?? config.OPENAI_MODEL;
  if (!config.OPENAI_API_KEY || !id) return null;
  const openai = createOpenAICompatible({
    name: 'openai',
    baseURL: config.OPENAI_BASE_URL ?? defaultOpenAiUrl,
    apiKey: config.OPENAI_API_KEY,
    supportsStructuredOutputs: true,
  });
  return { provider: 'openai', id, model: openai(id) };
}

/** An answer that is not of the schema is asked for once more; the second time it is the judge's failure. */
async function judgeOnce(chosen: Asked, call: JudgeCall, hooks: JudgeHooks): Promise<Judgement> {
  try {
    return await ask(chosen, call, hooks);
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    await hooks.book(usageOf(chosen, error.usage));
    return await ask(chosen, call, hooks);
  }
}

async function ask(chosen: Asked, call: JudgeCall, { signal, book }: JudgeHooks): Promise<Judgement> {
  const { output, usage } = await generateText({
    model: chosen.model,
    system: call.system,
    prompt: call.prompt,
    output: Output.object({ schema: judgement }),
    maxOutputTokens,
    // Trying again is up to whoever calls: it counts against a budget.
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(chosen.timeoutMs)]),
  });
  await book(usageOf(chosen, usage));
  return output;
}

const usageOf = ({ provider, id }: Chosen, used: LanguageModelUsage | undefined): Usage => [
  { provider, model: id, unit: 'input_tokens', amount: used?.inputTokens ?? 0 },
  { provider, model: id, unit: 'output_tokens', amount: used?.outputTokens ?? 0 },
];
