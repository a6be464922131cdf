import type { tts } from '@livekit/agents';

/** One voice of the table. */
export type Voice = {
  /** As it stands in the log, e.g. `openai/gpt-4o-mini-tts`. */
  name: string;
  provider: string;
  model: string;
  open: () => tts.TTS;
};
