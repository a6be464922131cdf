import { TTS, type TTSVoices } from '@livekit/agents-plugin-openai';
import type { Voice } from './voice.ts';

export type OpenaiVoiceOptions = {
  baseUrl: string | null;
  apiKey: string;
  model: string;
  voice: string;
  paid: boolean;
};

/** A voice behind OpenAI's speech protocol: OpenAI's own, a server of one's own, or the offline speech server. */
export function openaiVoice(name: string, options: OpenaiVoiceOptions): Voice {
  return {
    name: `${name}/${options.model}`,
    provider: name,
    model: options.model,
    paid: options.paid,
    open: () =>
      new TTS({
        apiKey: options.apiKey,
        model: options.model,
        // Servers other than OpenAI's have voices of other names; the plugin passes any name on.
        voice: options.voice as TTSVoices,
        ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
      }),
  };
}
