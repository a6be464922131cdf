import type { tts } from '@livekit/agents';

/** One voice of the table. */
export type Voice = {
  /** As it stands in the log, e.g. `openai/gpt-4o-mini-tts`. */
  name: string;
  provider: string;
  model: string;
  /** The name of the voice itself, e.g. `alloy`. */
  voice: string;
  /** Outside this host: costs money, and speaks only while the budget allows. */
  paid: boolean;
  open: () => tts.TTS;
};
