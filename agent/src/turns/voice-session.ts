import { inference, voice, type tts, type VAD, type llm, type stt } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { endpointingFor } from './patience.ts';

/**
 * The interviewer falls quiet for a voice at once (`floor.ts`), and stops after so much of it, the silence at its end
 * not counted: an "mm-hm" lasts about 300 ms and is over before.
 */
const STOP_MS = 400;
/**
 * With the 250 ms of silence that end speech it goes on within 750 ms where no words came: it was a cough. Words that
 * are being recognised keep it silent for longer (`floor.ts`).
 */
const FALSE_INTERRUPTION_MS = 500;
/** The rate of the recogniser, the detector and the end-of-turn model: nothing is resampled three times. */
const INPUT_RATE = 16_000;
/**
 * Sound waits so long in the output, and falling quiet comes as much later. The framework's 200 ms double the time until
 * a candidate who speaks up is alone; below 60 ms a busy machine leaves gaps.
 */
const OUTPUT_QUEUE_MS = 80;
/**
 * Between two frames of a reply lies a whole sentence that sounds meanwhile, for the one after the next is not asked for
 * before. Model and voices have deadlines of their own; the framework's 10 s would end a reply behind a long sentence.
 */
const REPLY_IDLE_MS = 120_000;
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
      // The one that runs here: without a version, a worker in development would ask LiveKit's cloud first.
      turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
      endpointing: endpointingFor('brisk'),
      interruption: {
        mode: 'vad',
        minDuration: STOP_MS,
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
    ttsReadIdleTimeout: REPLY_IDLE_MS,
    forwardAudioIdleTimeout: REPLY_IDLE_MS,
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
      audioSampleRate: INPUT_RATE,
      closeOnDisconnect: false,
      deleteRoomOnClose: false,
      // Typed text comes by the log, where it is kept.
      textEnabled: false,
    },
    outputOptions: {
      transcriptionEnabled: true,
      audioEnabled: true,
      syncTranscription: true,
      queueSizeMs: OUTPUT_QUEUE_MS,
    },
    record: { audio: false, traces: false, logs: false, transcript: false },
  });
}
