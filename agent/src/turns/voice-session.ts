import { voice, type tts, type VAD, type llm, type stt } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { endpointingFor } from './patience.ts';

/** So much speech over the interviewer makes it stop; half a second, the framework's own figure, feels deaf. */
const BARGE_IN_MS = 200;
/** After so much silence without a word it goes on where it stopped: it was a cough, or an "mm-hm". */
const FALSE_INTERRUPTION_MS = 1_200;
/** Speech that brought no words for so long: the recogniser is deaf. */
const DEAF_MS = 4_000;

export type VoiceSessionDeps = {
  hearing: stt.STT | undefined;
  vad: VAD;
  llm: llm.LLM;
  voice: tts.TTS | undefined;
};

export function createVoiceSession(deps: VoiceSessionDeps): voice.AgentSession {
  return new voice.AgentSession({
    ...(deps.hearing ? { stt: deps.hearing } : {}),
    ...(deps.voice ? { tts: deps.voice } : {}),
    vad: deps.vad,
    llm: deps.llm,
    turnHandling: {
      turnDetection: undefined,
      endpointing: endpointingFor('brisk'),
      interruption: {
        mode: 'vad',
        minDuration: BARGE_IN_MS,
        falseInterruptionTimeout: FALSE_INTERRUPTION_MS,
        resumeFalseInterruption: true,
      },
      // A reply that starts on an interim would have to be proposed, and thrown away, several times a turn.
      preemptiveGeneration: { enabled: false },
    },
    // The browser cancels the echo; deaf for the first three seconds is worse than a false stop in them.
    aecWarmupDuration: null,
    // Silence is the policy's to judge.
    userAwayTimeout: null,
    transcriptionTimeout: DEAF_MS,
    maxToolSteps: 0,
    // Nothing is written for a screen here, and a filter would hold clauses back and cut them anew.
    ttsTextTransforms: null,
    connOptions: {
      // The interview outlives its providers: what they cannot say is written.
      maxUnrecoverableErrors: Number.MAX_SAFE_INTEGER,
    },
  });
}

/** The interviewer hears the candidate and nobody else, and stays when the candidate is gone for a moment. */
export function startVoiceSession(
  session: voice.AgentSession,
  room: Room,
  candidateIdentity: string,
): Promise<void> {
  return session.start({
    agent: new voice.Agent({ instructions: '' }),
    room,
    inputOptions: {
      participantIdentity: candidateIdentity,
      closeOnDisconnect: false,
      deleteRoomOnClose: false,
      // Typed text comes by the log, where it is kept.
      textEnabled: false,
    },
    outputOptions: { transcriptionEnabled: true, audioEnabled: true, syncTranscription: true },
    record: { audio: false, traces: false, logs: false, transcript: false },
  });
}
