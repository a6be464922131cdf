import type { LineStore } from './line-store.ts';
import { heldSound, voicedSound, type PieceSound } from './piece-sound.ts';
import { createSpeakingRates } from './spoken-share.ts';
import type { VoiceChain } from './voice-chain.ts';
import type { Voice } from './voice.ts';

/** What was asked for ahead and is not fetched by then belongs to a reply that nobody will give. */
const AHEAD_KEPT_MS = 8_000;
/** Signs of life are voiced when nothing else is; nobody waits for them. */
const WARM_MS = 10_000;

/** Pieces of replies as sound: from the store, from what was begun ahead, or voiced now. */
export type ReplyVoice = {
  /** Somebody could speak now. */
  readonly isThere: boolean;
  /** Begins to voice a piece that will probably be spoken. Nothing of it is heard before it is taken. */
  ahead(text: string): void;
  /** What was begun ahead is not wanted. */
  drop(text: string): void;
  /** `soundBy` as `performance.now()` counts: nobody waits longer for its first sound. */
  take(text: string, soundBy: number): PieceSound;
  /** The sound of a line that can be played at this moment, in whichever voice. */
  held(text: string): Buffer | null;
  /** Voices lines that may be wanted at once later. */
  warm(lines: readonly string[]): Promise<void>;
  close(): void;
};

export function createReplyVoice(chain: VoiceChain, store: LineStore): ReplyVoice {
  const rates = createSpeakingRates();
  let isWarming = false;
  const begun = new Map<string, { sound: PieceSound; timer: NodeJS.Timeout }>();
  const inVoice = (text: string): Buffer | null => {
    const [voice] = chain.well();
    return voice ? store.find(voice, text) : null;
  };
  const onWhole = (text: string) => (voice: Voice, pcm: Buffer) => store.keep(voice, text, pcm);
  const voice = (text: string, soundBy: number) =>
    voicedSound(text, { chain, rates, soundBy, onWhole: onWhole(text) });
  const release = (text: string): PieceSound | undefined => {
    const found = begun.get(text);
    if (found) clearTimeout(found.timer);
    begun.delete(text);
    return found?.sound;
  };
  const drop = (text: string) => release(text)?.abort();
  return {
    get isThere() {
      return chain.well().length > 0;
    },
    ahead(text) {
      if (begun.has(text) || inVoice(text)) return;
      const timer = setTimeout(drop, AHEAD_KEPT_MS, text);
      timer.unref();
      begun.set(text, { sound: voice(text, Number.POSITIVE_INFINITY), timer });
    },
    drop,
    held(text) {
      const { voices } = chain;
      return inVoice(text) ?? voices.map((one) => store.find(one, text)).find((pcm) => pcm !== null) ?? null;
    },
    take(text, soundBy) {
      const pcm = inVoice(text);
      return pcm ? heldSound(text, pcm) : (release(text) ?? voice(text, soundBy));
    },
    async warm(lines) {
      if (isWarming) return;
      isWarming = true;
      for (const line of lines) {
        if (inVoice(line)) continue;
        const sound = voice(line, performance.now() + WARM_MS);
        for await (const _ of sound.read());
        if (sound.unsaid !== '') break;
      }
      isWarming = false;
    },
    close() {
      for (const text of begun.keys()) drop(text);
      chain.close();
    },
  };
}
