import { VADEventType, type VADEvent } from '@livekit/agents';

/** What stands between the detector of speech and the framework, which takes each of its events for the candidate. */
export type VoiceGate = {
  /** The events that the framework is to see in place of this one. */
  pass(event: VADEvent): VADEvent[];
  /** The detector has found speech that is not over. */
  readonly speaks: boolean;
  /** No sound comes any more: whoever speaks has stopped. Gives what the framework is to see. */
  starved(): VADEvent[];
  /** Words of the candidate: what is heard is speech, whatever else it is. */
  words(): void;
  /** Words have come, of this stretch of speech or of one before: none is missed. */
  understood(): void;
  /** What is heard is our own voice, and no noise: whoever was told of somebody who speaks is told that it is over. */
  echo(): void;
  /** What is heard is a word that leaves the interviewer the floor: it is over with the first silence behind it. */
  aside(): void;
};

export type VoiceGateDeps = {
  /** Speech that the detector finds is not to be believed without words: our own voice may be in it. */
  needsWords: () => boolean;
  /** Nobody is listened to at all, as between two turns by key. */
  isDeaf: () => boolean;
  /** The recogniser tells words while they are spoken, so that speech without any is none. */
  tellsWords: () => boolean;
  /** The candidate speaks for so long, up to now, without the silence at the end; 0: has stopped. */
  onVoice: (voicedMs: number) => void;
  /** The newest window sounds like a voice: at its beginning a window before the detector calls it speech. */
  onStir?: () => void;
  /** The framework is told that somebody speaks, or that it is over. */
  onTold?: (speaks: boolean) => void;
  /** There is sound like speech, but no words in it; false: that is over. */
  onNoise: (noisy: boolean) => void;
};

/**
 * Speech of so long without a single word is music, a television, a fan. The slowest interim of a recogniser that is
 * well comes after two seconds.
 */
const NOISE_MS = 5_000;
/** A stretch of speech that is long enough for words: a cough is over before. */
const WORDS_MS = 1_000;
/** The words of a stretch that is over have come by now, if any do. */
const WORDS_LATE_MS = 2_500;
/** So long it is told that a stretch brought none, unless it is said once more before. */
const WORDLESS_MS = 8_000;
/** The detector's own threshold for the beginning of speech. */
const VOICE_AT = 0.5;
/** Four windows: longer than between the syllables of "mm-hm", and half of what ends speech whose words are not known. */
const ASIDE_SILENCE_MS = 128;

export function createVoiceGate(deps: VoiceGateDeps): VoiceGate {
  let told = false;
  let speaking = false;
  let noisy = false;
  /** A stretch of speech is over and brought no words. */
  let wordless = false;
  let wordlessTimer: NodeJS.Timeout | undefined;
  let unclear = false;
  let hasWords = false;
  let isEcho = false;
  let isAside = false;
  let sinceWordsMs = 0;
  let lastSpeechMs = 0;
  let isStarved = false;
  let newest: VADEvent | undefined;
  const begin = (event: VADEvent): VADEvent[] => {
    told = true;
    deps.onTold?.(true);
    return [{ ...event, type: VADEventType.START_OF_SPEECH, speaking: true }];
  };
  const end = (event: VADEvent): VADEvent[] => {
    told = false;
    deps.onTold?.(false);
    return [{ ...quietOf(event), type: VADEventType.END_OF_SPEECH }];
  };
  const tellUnclear = () => {
    if (unclear === (noisy || wordless)) return;
    unclear = !unclear;
    deps.onNoise(unclear);
  };
  const setNoisy = (next: boolean) => {
    noisy = next;
    tellUnclear();
  };
  const setWordless = (next: boolean, untilMs?: number) => {
    clearTimeout(wordlessTimer);
    wordless = next;
    tellUnclear();
    if (untilMs !== undefined) wordlessTimer = setTimeout(() => setWordless(false), untilMs).unref();
  };
  const noNoise = () => {
    sinceWordsMs = 0;
    setNoisy(false);
  };
  /** Whoever spoke for so long and is answered by nobody has to be told why. */
  const missWords = (event: VADEvent) => {
    const spokeMs = event.speechDuration - event.rawAccumulatedSilence;
    if (hasWords || isEcho || isAside || noisy || spokeMs < WORDS_MS) return;
    if (deps.isDeaf() || deps.needsWords() || !deps.tellsWords()) return;
    clearTimeout(wordlessTimer);
    wordlessTimer = setTimeout(() => {
      if (!deps.isDeaf() && deps.tellsWords()) setWordless(true, WORDLESS_MS);
    }, WORDS_LATE_MS).unref();
  };
  const isShut = () => deps.isDeaf() || noisy || isAside || (deps.needsWords() && !hasWords);
  const isOver = ({ rawAccumulatedSilence }: VADEvent) =>
    deps.isDeaf() ||
    noisy ||
    (isEcho && deps.needsWords()) ||
    (isAside && rawAccumulatedSilence >= ASIDE_SILENCE_MS);
  const tick = (event: VADEvent): VADEvent[] => {
    if (event.probability >= VOICE_AT && !deps.isDeaf() && !noisy) deps.onStir?.();
    const voicedMs = event.speaking ? event.speechDuration - event.rawAccumulatedSilence : 0;
    if (event.speaking) {
      sinceWordsMs += Math.max(0, event.speechDuration - lastSpeechMs);
      lastSpeechMs = event.speechDuration;
    }
    // Where nobody listens, or could tell, there are no words to miss.
    if (deps.isDeaf()) noNoise();
    else if (!deps.tellsWords()) sinceWordsMs = 0;
    else if (sinceWordsMs >= NOISE_MS) setNoisy(true);
    deps.onVoice(deps.isDeaf() || noisy || event.rawAccumulatedSilence > 0 ? 0 : voicedMs);
    if (!speaking) return [quietOf(event)];
    // Once the framework knows of somebody who speaks, it learns the rest; only noise, an echo, an aside and the key end that.
    if (told) return isOver(event) ? end(event) : [{ ...event, speechDuration: voicedMs }];
    // Behind a word that left the floor somebody goes on.
    if (event.rawAccumulatedSilence === 0) isAside = false;
    if (isShut()) return [quietOf(event)];
    return [...begin(event), { ...event, speechDuration: voicedMs }];
  };
  const start = (event: VADEvent): VADEvent[] => {
    speaking = true;
    isStarved = false;
    lastSpeechMs = event.speechDuration;
    sinceWordsMs = 0;
    [hasWords, isEcho, isAside] = [false, false, false];
    // Not with the next window: each is 32 ms in which both talk.
    deps.onVoice(deps.isDeaf() || noisy ? 0 : event.speechDuration);
    return isShut() ? [] : begin(event);
  };
  const stop = (event: VADEvent): VADEvent[] => {
    speaking = false;
    isStarved = false;
    missWords(event);
    noNoise();
    deps.onVoice(0);
    return told ? end(event) : [];
  };
  return {
    get speaks() {
      return speaking;
    },
    starved() {
      const passed = newest ? stop(newest) : [];
      isStarved = true;
      return passed;
    },
    pass(event) {
      newest = event;
      switch (event.type) {
        case VADEventType.START_OF_SPEECH:
          return start(event);
        case VADEventType.INFERENCE_DONE: {
          // To the detector it is still the same speech.
          const goesOn = isStarved && event.speaking && event.probability >= VOICE_AT;
          return goesOn ? [...start(event), ...tick(event)] : tick(event);
        }
        case VADEventType.END_OF_SPEECH:
          return stop(event);
        default:
          return [event];
      }
    },
    words() {
      [hasWords, isEcho, isAside] = [true, false, false];
      setWordless(false);
      noNoise();
    },
    understood: () => setWordless(false),
    echo() {
      isEcho = !hasWords;
      setWordless(false);
      noNoise();
    },
    aside() {
      isAside = speaking && !hasWords;
      setWordless(false);
      noNoise();
    },
  };
}

/** As if nobody had spoken. */
const quietOf = (event: VADEvent): VADEvent => ({
  ...event,
  speaking: false,
  speechDuration: 0,
  rawAccumulatedSpeech: 0,
});
