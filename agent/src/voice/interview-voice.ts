import type { CompiledCase } from '@caseroom/core/case/schema';
import { fixedSentences } from './fixed-lines.ts';
import { createLineStore } from './line-store.ts';
import type { ReplyTrack } from './reply-track.ts';
import { createReplyVoice, type ReplyVoice } from './reply-voice.ts';
import { createSignsOfLife, signsOfLife } from './sign-of-life.ts';
import { SpeakingVoice } from './speaking-voice.ts';
import { createVoiceChain, type VoiceChainDeps } from './voice-chain.ts';

export type InterviewVoiceDeps = VoiceChainDeps & {
  case: CompiledCase;
  /** Where fixed lines are kept for later interviews; null: nowhere. */
  voiceDir: string | null;
  /** The candidate speaks at this moment. */
  isSpeaking: () => boolean;
  /** Which sign of life comes first. */
  seed: number;
};

/** The interviewer's voice in one interview: the framework's end of it, and what may be asked for ahead. */
export type InterviewVoice = {
  tts: SpeakingVoice;
  reply: ReplyVoice;
  expect(track: ReplyTrack): void;
  /** Makes the signs of life ready, while nothing else is being said. */
  warm(): Promise<void>;
};

/** Undefined where there is no voice at all. */
export function createInterviewVoice(deps: InterviewVoiceDeps): InterviewVoice | undefined {
  if (deps.voices.length === 0) return undefined;
  const fixed = fixedSentences(deps.case);
  const store = createLineStore({ folder: deps.voiceDir, isFixed: (sentence) => fixed.has(sentence) });
  const reply = createReplyVoice(createVoiceChain(deps), store);
  const nextSign = createSignsOfLife(deps.seed);
  const tts = new SpeakingVoice({
    voice: reply,
    signOfLife: () => (deps.isSpeaking() ? null : nextSign((line) => reply.held(line) !== null)),
  });
  // An emitter of errors that nobody listens to ends the process.
  tts.on('error', () => {});
  return { tts, reply, expect: (track) => tts.expect(track), warm: () => reply.warm(signsOfLife) };
}
