import type { Speaker } from './line-store.ts';

/** One voice of the table. */
export type Voice = Speaker & {
  /** As it stands in the log, e.g. `openai/gpt-4o-mini-tts`. */
  name: string;
  provider: string;
  /** Outside this host: costs money, and speaks only while the budget allows. */
  paid: boolean;
  /**
   * Sound as it comes, 16 bit at `voiceRateHz`. Throws a `VoiceFault`, at the latest when the first byte is not there
   * after `firstByteMs`; ends early when `signal` aborts.
   */
  speak(text: string, options: { signal: AbortSignal; firstByteMs: number }): AsyncIterable<Buffer>;
};
