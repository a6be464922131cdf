import { TTS, type TTSVoices } from '@livekit/agents-plugin-openai';
import { RenderedVoice } from './rendered-lines.ts';
import type { Voice } from './voice.ts';

export type OpenaiVoiceOptions = {
  baseUrl: string | null;
  apiKey: string;
  model: string;
  voice: string;
  paid: boolean;
  /** Where sentences rendered beforehand are kept; null: there are none. */
  renderedDir: string | null;
};

/** A voice behind OpenAI's speech protocol: OpenAI's own, a server of one's own, or the offline speech server. */
export function openaiVoice(name: string, options: OpenaiVoiceOptions): Voice {
  return {
    name: `${name}/${options.model}`,
    provider: name,
    model: options.model,
    voice: options.voice,
    paid: options.paid,
    open: () =>
      options.renderedDir ? new RenderedVoice(live(options), options.renderedDir, options) : live(options),
  };
}

const live = (options: OpenaiVoiceOptions): TTS =>
  new TTS({
    apiKey: options.apiKey,
    model: options.model,
    // Servers other than OpenAI's have voices of other names; the plugin passes any name on.
    voice: options.voice as TTSVoices,
    ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
  });
