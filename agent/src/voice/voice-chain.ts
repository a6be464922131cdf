import { signsOfLife } from './sign-of-life.ts';
import type { VoiceFault } from './voice-fault.ts';
import type { Voice } from './voice.ts';

/** A voice that failed is left alone for so long, twice as long after each failure in a row. */
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;
/** What asks for more rest than this with Retry-After is asked again all the same. */
const LONGEST_RETRY_AFTER_MS = 300_000;
/** Nobody waits for a voice that is only tried out. */
const TRIAL_FIRST_BYTE_MS = 4_000;

export type VoiceChainDeps = {
  voices: readonly Voice[];
  /** False: this one costs money that is spent. */
  mayUse: (voice: Voice) => boolean;
  /** Another voice speaks from here on; null: none. */
  onSwitch: (from: string | null, to: string | null, reason: string) => void;
  /** Characters that a voice was given, to be paid for. */
  onUsage: (voice: Voice, characters: number) => void;
};

/** The voices of the table with what is known of their health: the first that is well speaks. */
export type VoiceChain = {
  readonly voices: readonly Voice[];
  /** Those that may speak now, in the order in which they are tried. */
  well(): Voice[];
  /** Asks a voice; what it answers, or fails with, is remembered of it. */
  ask(
    voice: Voice,
    text: string,
    options: { signal: AbortSignal; firstByteMs: number },
  ): AsyncIterable<Buffer>;
  close(): void;
};

type Health = { failures: number; restsUntil: number; trial: NodeJS.Timeout | undefined };

export function createVoiceChain(deps: VoiceChainDeps): VoiceChain {
  const health = new Map<Voice, Health>(
    deps.voices.map((voice) => [voice, { failures: 0, restsUntil: 0, trial: undefined }]),
  );
  const over = new AbortController();
  const usable = () => deps.voices.filter((voice) => deps.mayUse(voice));
  const well = () => usable().filter((voice) => health.get(voice)?.restsUntil === 0);
  let speaks = well()[0];
  const review = (reason: string) => {
    const now = well()[0];
    if (now === speaks || over.signal.aborted) return;
    deps.onSwitch(speaks?.name ?? null, now?.name ?? null, reason);
    speaks = now;
  };
  const rest = (voice: Voice, fault: VoiceFault | undefined) => {
    const known = health.get(voice);
    if (!known || over.signal.aborted) return;
    const doubled = Math.min(FIRST_REST_MS * 2 ** known.failures, LONGEST_REST_MS);
    const wished = Math.min(fault?.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
    const restMs = Math.max(doubled, wished);
    known.failures += 1;
    known.restsUntil = Date.now() + restMs;
    clearTimeout(known.trial);
    known.trial = setTimeout(() => void tryOut(voice), restMs);
    known.trial.unref();
    review(fault?.kind ?? 'failed');
  };
  const recovered = (voice: Voice) => {
    const known = health.get(voice);
    if (!known || known.failures === 0) return;
    clearTimeout(known.trial);
    Object.assign(known, { failures: 0, restsUntil: 0, trial: undefined });
    review('recovered');
  };
  async function* ask(
    voice: Voice,
    text: string,
    options: { signal: AbortSignal; firstByteMs: number },
  ): AsyncGenerator<Buffer> {
    deps.onUsage(voice, text.length);
    try {
      yield* voice.speak(text, options);
      if (!options.signal.aborted) recovered(voice);
    } catch (error) {
      rest(voice, isVoiceFault(error) ? error : undefined);
      throw error;
    }
  }
  /** Not with a candidate's reply: one of our own short lines, heard by nobody. */
  const tryOut = async (voice: Voice) => {
    // Not while it may not speak anyhow: once it may again, a reply will show.
    if (!deps.mayUse(voice)) return recovered(voice);
    const options = { signal: over.signal, firstByteMs: TRIAL_FIRST_BYTE_MS };
    try {
      for await (const _ of ask(voice, signsOfLife[0], options));
    } catch {
      // It rests on, longer.
    }
  };
  return {
    voices: deps.voices,
    well() {
      // A budget that was spent or opened again changes who speaks, with no failure to tell it.
      review('budget');
      return well();
    },
    ask,
    close() {
      over.abort();
      for (const { trial } of health.values()) clearTimeout(trial);
    },
  };
}

const isVoiceFault = (error: unknown): error is VoiceFault =>
  error instanceof Error && error.name === 'VoiceFault';
