import type { voice } from '@livekit/agents';
import type { UtteranceRole } from '../interviewer/port.ts';
import type { HeardFinal } from '../recogniser/heard.ts';
import type { HeardInterim } from '../recogniser/hearing-deps.ts';
import { createEchoGauge, type Echo } from './echo-gauge.ts';
import { createOutputGain, type OutputGain } from './output-gain.ts';
import { createOwnSound } from './own-sound.ts';
import { createOwnWords } from './own-words.ts';
import { createVoiceGate, type VoiceGate } from './voice-gate.ts';

/** So much of a voice over ours makes it fall quiet: two windows of the detector, which a click does not fill. */
const DUCK_MS = 60;
/** And so much silence lets it come back: pauses between syllables are shorter. */
const LIFT_MS = 160;
/** A voice that is gone so soon after ours fell quiet, and had no words, was ours. */
const VANISHED_MS = 500;
const WORDLESS_MS = 1_500;
/** Where our own voice may be in the microphone, one word may be a piece of it that was misheard. */
const FEWEST_WORDS = 2;
/** And more where it is not known to be there. */
const FEWEST_OWN = 4;
/** Half of a final within our own sound: it may be an echo. What is said after us may well repeat us. */
const OVERLAP = 0.5;
/** Words that are being said keep a reply from going on; when no final comes of them, for so long. */
const WORDS_PEND_MS = 2_000;
/** The framework pauses our voice with each window of the detector: what lets it go on comes after the last of them. */
const SETTLED_MS = 40;

export type FloorDeps = {
  /** What the lobby measured. */
  echo: Echo | null;
  isDeaf: () => boolean;
  tellsWords: () => boolean;
  onNoise: (noisy: boolean) => void;
  roleOf: (text: string) => UtteranceRole;
  /** Falls silent for good: the candidate has the floor. */
  interrupt: () => void;
  /** From the session's clock to `Date.now()`. */
  toWall: (sessionMs: number) => number;
  now?: () => number;
};

/**
 * Who has the floor while both may be speaking: falls quiet at once for a voice, leaves stopping to the framework or to
 * words, goes on when it was nothing, and knows its own voice when that comes back.
 */
export type Floor = {
  gate: VoiceGate;
  attach(output: voice.AudioOutput): void;
  /** What the lobby measured, when that is known later. */
  measured(echo: Echo): void;
  /** Words that the interviewer is about to say. */
  speaks(text: string): void;
  /** False: they are ours, or nobody's. */
  interim(interim: HeardInterim): boolean;
  /** Takes a final apart into what is ours and what the candidate said. */
  sort(final: HeardFinal): { own: HeardFinal | null; said: HeardFinal | null };
};

export function createFloor(deps: FloorDeps): Floor {
  const now = deps.now ?? Date.now;
  const ownSound = createOwnSound();
  const ownWords = createOwnWords();
  let gauge = createEchoGauge(deps.echo);
  let gain: OutputGain | undefined;
  let duckedAt: number | null = null;
  let voiced = false;
  /** When the speech began that goes on, or that was the last. */
  let speechFrom = Number.NEGATIVE_INFINITY;
  let lastWordsAt = Number.NEGATIVE_INFINITY;
  let stirredAt = Number.NEGATIVE_INFINITY;
  let pendingUntil = 0;
  let lifting: NodeJS.Timeout | undefined;
  let isTold = false;
  /** What is heard over our voice is that voice, or a word that leaves it the floor. */
  let isNothing = false;
  const goOn = () => {
    if (!isNothing || isTold) return;
    if (!voiced && duckedAt !== null) lift();
    gain?.goOn();
  };
  const wasNothing = () => {
    isNothing = true;
    goOn();
  };

  const wasAside = () => {
    gate.aside();
    wasNothing();
  };

  const isOfEarlierSpeech = ({ endMs }: HeardFinal) => voiced && deps.toWall(endMs) < speechFrom;

  const lift = () => {
    clearTimeout(lifting);
    lifting = undefined;
    gain?.duck(false);
    const since = duckedAt;
    duckedAt = null;
    if (since === null || now() - LIFT_MS - since > VANISHED_MS) return;
    setTimeout(() => lastWordsAt < since && gauge.vanished(), WORDLESS_MS).unref();
  };
  const onVoice = (voicedMs: number) => {
    voiced = voicedMs > 0;
    if (!voiced) {
      if (duckedAt !== null) lifting ??= setTimeout(lift, LIFT_MS);
      return;
    }
    speechFrom = now() - voicedMs;
    clearTimeout(lifting);
    lifting = undefined;
    if (voicedMs < DUCK_MS || !ownSound.isHeard(now())) return;
    gauge.disturbed();
    if (gauge.echo === 'much' || duckedAt !== null) return;
    duckedAt = now();
    gain?.duck(true);
  };
  const gate = createVoiceGate({
    needsWords: () => gauge.echo === 'much' && ownSound.isHeard(now()),
    isDeaf: deps.isDeaf,
    tellsWords: deps.tellsWords,
    onNoise: deps.onNoise,
    onVoice,
    onStir: () => void (stirredAt = now()),
    onTold(speaks) {
      isTold = speaks;
      if (speaks) isNothing = false;
      else setTimeout(goOn, SETTLED_MS).unref();
    },
  });
  const heardOurselves = () => {
    gauge.ownWords();
    gate.echo();
    wasNothing();
  };
  /** With an echo any word of ours; without one only what stood alone in what we said. */
  const isOwnWord = (text: string): boolean =>
    ownWords.isOwnWhole(text) || (gauge.echo === 'much' && ownWords.mayBeOwn(text));
  const candidateSaid = (text: string) => {
    isNothing = false;
    gate.words();
    gauge.otherWords();
    const mustBeTold = gauge.echo === 'much' && ownSound.isHeard(now());
    if (mustBeTold && text.split(/\s+/).length >= FEWEST_WORDS) deps.interrupt();
  };

  return {
    gate,
    attach(output) {
      gain = createOutputGain(output, {
        onSound(fromMs, durationMs) {
          ownSound.sounds(fromMs, durationMs);
          if (!voiced && duckedAt === null) gauge.quiet(durationMs);
        },
        onCut: () => ownSound.cut(now()),
        mayResume: () => now() >= pendingUntil,
        isTaken: () => now() - stirredAt < LIFT_MS && (gauge.echo === 'none' || !ownSound.isHeard(now())),
      });
    },
    measured(echo) {
      gauge = createEchoGauge(echo);
    },
    speaks: ownWords.add,
    interim({ text, stable }) {
      if (stable) return true;
      const at = now();
      lastWordsAt = at;
      const isOverUs = ownSound.share(at - WORDLESS_MS, at) > 0;
      if (isOverUs && ownWords.isOwn(text)) {
        heardOurselves();
        return false;
      }
      const role = deps.roleOf(text);
      if (role === 'backchannel') wasAside();
      // Thinking aloud is talk, and no noise.
      if (role === 'thinking') gate.words();
      if (role !== 'turn') return true;
      // The next one tells: with a second word they are ours, or somebody's.
      if (isOverUs && ownWords.mayBeOwn(text)) return gauge.echo !== 'much';
      pendingUntil = at + WORDS_PEND_MS;
      candidateSaid(text);
      return true;
    },
    sort(final) {
      pendingUntil = 0;
      lastWordsAt = now();
      gate.understood();
      if (ownSound.share(deps.toWall(final.startMs), deps.toWall(final.endMs)) < OVERLAP)
        return { own: null, said: final };
      // With headphones a short answer that repeats us is an answer: only a stretch of our words proves an echo.
      const isShort = gauge.echo === 'none' && final.text.split(/\s+/).length < FEWEST_OWN;
      const asAWhole = isShort ? { own: null, said: final } : ownWords.sort(final);
      const sorted = isOwnWord(final.text) ? { own: final, said: null } : asAWhole;
      if (sorted.own) heardOurselves();
      // It may come late, when somebody says something else.
      else if (deps.roleOf(final.text) === 'backchannel' && !isOfEarlierSpeech(final)) wasAside();
      return sorted;
    },
  };
}
