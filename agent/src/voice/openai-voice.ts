import { streamSpeech } from './speech-client.ts';
import type { Voice } from './voice.ts';

export type OpenaiVoiceOptions = {
  /** With `/v1`; null: OpenAI's own. */
  baseUrl: string | null;
  apiKey: string;
  model: string;
  voice: string;
  paid: boolean;
};

/** A voice behind OpenAI's speech protocol: OpenAI's own, a server of one's own, or the offline speech server. */
export function openaiVoice(name: string, options: OpenaiVoiceOptions): Voice {
  const { apiKey, model, voice, paid } = options;
  const baseUrl = (options.baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '');
  return {
    ...{ name: `${name}/${model}`, provider: name, model, voice, paid },
    speak: (text, wanted) => streamSpeech({ baseUrl, apiKey, model, voice }, text, wanted),
  };
}
