import { msOf } from './pcm.ts';
import { spokenShare, type SpeakingRates } from './spoken-share.ts';
import type { VoiceChain } from './voice-chain.ts';
import { VoiceFault } from './voice-fault.ts';
import type { Voice } from './voice.ts';

/** While another voice stands ready, one that has not begun by now is not waited for. */
export const FIRST_BYTE_MS = 1_500;
/** The last one is: slow offline voices make the whole sentence before its first byte. */
export const LAST_FIRST_BYTE_MS = 3_000;
/** Less than this is no chance at all. */
const LEAST_FIRST_BYTE_MS = 400;

/** What a piece brings, in order: words that begin to sound, their sound, and how far they got when a voice broke off. */
export type SoundItem =
  | { kind: 'words'; text: string }
  | { kind: 'pcm'; pcm: Buffer }
  | { kind: 'broke_off'; said: string };

/** One piece of a reply in sound, begun when it was made; read any number of times, from its beginning. */
export type PieceSound = {
  readonly text: string;
  read(): AsyncIterable<SoundItem>;
  /** Nobody will hear it: its request ends. */
  abort(): void;
  /** After the reading: the words that no voice could speak, empty when all were spoken. */
  readonly unsaid: string;
};

export type PieceDeps = {
  chain: VoiceChain;
  rates: SpeakingRates;
  /** By `performance.now()`: after this moment nobody waits for a first byte any more. */
  soundBy: number;
  /** It was spoken whole, by one voice. */
  onWhole: (voice: Voice, pcm: Buffer) => void;
};

/** A piece that is there already. */
export function heldSound(text: string, pcm: Buffer): PieceSound {
  const read = async function* (): AsyncGenerator<SoundItem> {
    yield { kind: 'words', text };
    yield { kind: 'pcm', pcm };
  };
  return { text, read, abort() {}, unsaid: '' };
}

/**
 * Voices a piece: by the first voice that is well, and when it fails by the next one, from the words that were not
 * spoken yet.
 */
export function voicedSound(text: string, deps: PieceDeps): PieceSound {
  const items: SoundItem[] = [];
  const life = new AbortController();
  let unsaid = text;
  let over = false;
  let wake = Promise.withResolvers<void>();
  const stir = () => {
    const { resolve } = wake;
    wake = Promise.withResolvers();
    resolve();
  };
  const put = (item: SoundItem) => {
    items.push(item);
    stir();
  };
  const speakBy = async (voice: Voice, firstByteMs: number): Promise<boolean> => {
    const wanted = unsaid;
    const pcms: Buffer[] = [];
    const share = () => spokenShare(wanted, msOf({ length: total(pcms) }), deps.rates.msPerLetter(voice));
    try {
      for await (const pcm of deps.chain.ask(voice, wanted, { signal: life.signal, firstByteMs })) {
        if (life.signal.aborted) return false;
        if (pcms.length === 0) put({ kind: 'words', text: wanted });
        pcms.push(pcm);
        put({ kind: 'pcm', pcm });
      }
      if (life.signal.aborted) return false;
      unsaid = '';
      deps.rates.learn(voice, wanted, msOf({ length: total(pcms) }));
      if (wanted === text) deps.onWhole(voice, Buffer.concat(pcms));
      return true;
    } catch (error) {
      if (pcms.length === 0) throw error;
      const said = share();
      unsaid = wanted.slice(said.length).trim();
      put({ kind: 'broke_off', said });
      throw error;
    }
  };
  const run = async () => {
    const tried = new Map<Voice, VoiceFault>();
    const next = () => freshVoice(deps.chain, tried) ?? voiceAgain(tried, deps.soundBy - performance.now());
    for (let voice = next(); voice; voice = next()) {
      const isLast = freshVoice(deps.chain, new Set([...tried.keys(), voice])) === undefined;
      const leftMs = Math.max(LEAST_FIRST_BYTE_MS, deps.soundBy - performance.now());
      try {
        await speakBy(voice, Math.min(leftMs, isLast ? LAST_FIRST_BYTE_MS : FIRST_BYTE_MS));
        return;
      } catch (error) {
        const fault = error instanceof VoiceFault ? error : new VoiceFault('refused', { cause: error });
        if (life.signal.aborted || tried.has(voice)) return;
        tried.set(voice, fault);
        if (unsaid === '') return;
      }
    }
  };
  run()
    .catch(() => {})
    .finally(() => {
      over = true;
      stir();
    });
  const read = async function* (): AsyncGenerator<SoundItem> {
    for (let at = 0; ; at++) {
      while (at >= items.length && !over) await wake.promise;
      const item = items[at];
      if (!item) return;
      yield item;
    }
  };
  return {
    text,
    read,
    abort: () => life.abort(),
    get unsaid() {
      return unsaid;
    },
  };
}

const total = (pcms: readonly Buffer[]): number => pcms.reduce((sum, { length }) => sum + length, 0);

/** The faults after which the same voice may well speak when it is asked once more at once. */
const passing: ReadonlySet<string> = new Set(['refused', 'cut', 'empty']);

const freshVoice = (chain: VoiceChain, tried: { has(voice: Voice): boolean }): Voice | undefined =>
  chain.well().find((voice) => !tried.has(voice));

/** Each was tried: one alone whose fault may have been of the moment, or one that was given up for another that is away. */
function voiceAgain(tried: ReadonlyMap<Voice, VoiceFault>, leftMs: number): Voice | undefined {
  const [only, ...others] = tried;
  if (only && others.length === 0) return passing.has(only[1].kind) ? only[0] : undefined;
  if (leftMs < LEAST_FIRST_BYTE_MS) return undefined;
  return [...tried].find(([, { kind }]) => kind === 'late')?.[0];
}
