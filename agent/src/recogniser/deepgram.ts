import { STT } from '@livekit/agents-plugin-deepgram';
import type { Recogniser } from './recogniser.ts';

export type DeepgramOptions = {
  apiKey: string;
  baseUrl: string;
  model: string;
  locale: string;
  keyterms: readonly string[];
};

/** How long a silence makes a final, in milliseconds: shorter cuts figures in two, longer delays every reply. */
const ENDPOINTING_MS = 300;

export function deepgramRecogniser(options: DeepgramOptions): Recogniser {
  return {
    name: `deepgram/${options.model}`,
    provider: 'deepgram',
    model: options.model,
    open: () =>
      new STT({
        apiKey: options.apiKey,
        baseUrl: options.baseUrl,
        model: options.model,
        language: options.locale.includes('-') ? options.locale : 'en-US',
        keyterm: [...options.keyterms],
        endpointing: ENDPOINTING_MS,
        // Fillers are measured; without this they are taken out before anybody can count them.
        fillerWords: true,
        interimResults: true,
        smartFormat: false,
        punctuate: true,
      }),
  };
}
