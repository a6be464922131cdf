/**
 * The framework's stock parts round the same simulated providers, for comparison: its own recogniser, model and voice
 * clients, its own turn-taking, as they come or with their settings tuned.
 */
import { defineAgent, inference, type JobContext, voice } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-deepgram';
import { LLM, TTS } from '@livekit/agents-plugin-openai';
import { RoomEvent } from '@livekit/rtc-node';
import { AUDIBLE_TOPIC, READY_ATTRIBUTE, stockEnvironment, stockMetadata } from './stock-contract.ts';

const GREETING =
  'Hello and welcome, I am glad that you could make it. We have a short case for ten minutes, and you may take time to think whenever you need it. Is it all right to start now?';
const INSTRUCTIONS = 'You are an interviewer. Answer in two sentences.';

/** What its documentation offers for quick turns, and speech over the reply noticed sooner. */
const tuned = {
  endpointing: { minDelay: 300, maxDelay: 1_200 },
  interruption: { minDuration: 200 },
  preemptiveGeneration: { enabled: true },
};

export default defineAgent({
  entry: async (ctx: JobContext) => {
    const env = stockEnvironment.parse(process.env);
    const { seat, variant, candidate } = stockMetadata.parse(JSON.parse(ctx.job.metadata));
    await ctx.connect();
    const openai = { apiKey: 'simulated', baseURL: env.OPENAI_BASE_URL };
    const session = new voice.AgentSession({
      stt: new STT({ apiKey: 'simulated', baseUrl: env.DEEPGRAM_BASE_URL, keyterm: [`seat ${seat}`] }),
      llm: new LLM({ ...openai, model: 'simulated-chat' }),
      tts: new TTS({ ...openai, model: 'simulated-speech', voice: 'alloy' }),
      vad: new inference.VAD(),
      ...(variant === 'tuned' ? { turnHandling: tuned, aecWarmupDuration: null } : {}),
    });
    await session.start({
      agent: new voice.Agent({ instructions: INSTRUCTIONS }),
      room: ctx.room,
      inputOptions: { participantIdentity: candidate },
      record: { audio: false, traces: false, logs: false, transcript: false },
    });
    ctx.room.on(RoomEvent.DataReceived, (_data, _participant, _kind, topic) => {
      if (topic === AUDIBLE_TOPIC) session.say(GREETING);
    });
    await ctx.room.localParticipant?.setAttributes({ [READY_ATTRIBUTE]: 'yes' });
  },
});
