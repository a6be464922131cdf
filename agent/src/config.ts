import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const url = (schemes: RegExp, example: string) =>
  z.string().refine((value) => URL.canParse(value) && schemes.test(value), `is no address like ${example}`);
const webSocket = url(/^(wss?|https?):/, 'ws://127.0.0.1:7880');
const http = url(/^https?:/, 'http://127.0.0.1:8080');
/** An empty variable counts as one that is not set, as compose files write them. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());
const text = optional(z.string());
const countUpTo = (most: number) => {
  const fault = `is no whole number from 1 to ${most}`;
  return optional(z.coerce.number(fault).int(fault).min(1, fault).max(most, fault));
};

export const environment = z.object({
  LIVEKIT_URL: webSocket,
  LIVEKIT_API_KEY: z.string().min(1, 'is empty'),
  LIVEKIT_API_SECRET: z.string().min(1, 'is empty'),
  /** The name by which the api asks for an interviewer. */
  LIVEKIT_AGENT_NAME: text,
  API_URL: http,
  AGENT_TOKEN: z.string().min(1, 'is empty'),
  /** Where events and sound wait until the api has them; must outlive a job. */
  OUTBOX_DIR: text,
  /** Where `npm run case -- voice` keeps sentences rendered beforehand; unset: each is voiced anew. */
  VOICE_DIR: text,
  /** The offline speech server; without it and without keys only the typed interview is possible. */
  SPEECH_BASE_URL: optional(http),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: optional(http),
  OPENAI_MODEL: text,
  OPENAI_STT_MODEL: text,
  OPENAI_TTS_MODEL: text,
  OPENAI_TTS_VOICE: text,
  DEEPGRAM_API_KEY: text,
  DEEPGRAM_BASE_URL: optional(webSocket),
  DEEPGRAM_MODEL: text,
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])),
  /** Interviews that one worker carries at once; unset: by the processor's cores. */
  AGENT_SEATS: countUpTo(1_000),
  /** Processes kept ready for interviews that begin; unset: by the seats. */
  AGENT_WARM: countUpTo(1_000),
  /** Health of the worker: `GET /` on this port. */
  WORKER_PORT: countUpTo(65_535),
});

export type Config = {
  livekit: { url: string; apiKey: string; apiSecret: string; agentName: string };
  api: { baseUrl: string; token: string };
  outboxDir: string;
  voiceDir: string | null;
  /** Base address with `/v1`, as clients of the OpenAI protocol want it. */
  offlineSpeech: { baseUrl: string } | null;
  openai: {
    apiKey: string;
    baseUrl: string | null;
    model: string;
    sttModel: string;
    ttsModel: string;
    ttsVoice: string;
  } | null;
  deepgram: { apiKey: string; baseUrl: string; model: string } | null;
  logLevel: string;
  workerPort: number;
  /** Null: by the processor's cores. */
  seats: number | null;
  /** Null: by the seats. */
  warmJobs: number | null;
};

export class ConfigFault extends Error {}

/** Parses the environment once; throws a `ConfigFault` whose message lists every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Readonly<Config> {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new ConfigFault(listFaults(parsed.error, env));
  const values = parsed.data;
  return Object.freeze({
    livekit: {
      url: values.LIVEKIT_URL,
      apiKey: values.LIVEKIT_API_KEY,
      apiSecret: values.LIVEKIT_API_SECRET,
      agentName: values.LIVEKIT_AGENT_NAME ?? 'caseroom-interviewer',
    },
    api: { baseUrl: values.API_URL.replace(/\/+$/, ''), token: values.AGENT_TOKEN },
    outboxDir: values.OUTBOX_DIR ?? join(tmpdir(), 'caseroom-outbox'),
    ...speechOf(values),
    deepgram: values.DEEPGRAM_API_KEY
      ? {
          apiKey: values.DEEPGRAM_API_KEY,
          baseUrl: (values.DEEPGRAM_BASE_URL ?? 'wss://api.deepgram.com').replace(/^http/, 'ws'),
          model: values.DEEPGRAM_MODEL ?? 'nova-3',
        }
      : null,
    logLevel: values.LOG_LEVEL ?? 'info',
    workerPort: values.WORKER_PORT ?? 8081,
    seats: values.AGENT_SEATS ?? null,
    warmJobs: values.AGENT_WARM ?? null,
  });
}

const speechEnvironment = environment.pick({
  VOICE_DIR: true,
  SPEECH_BASE_URL: true,
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  OPENAI_MODEL: true,
  OPENAI_STT_MODEL: true,
  OPENAI_TTS_MODEL: true,
  OPENAI_TTS_VOICE: true,
});
type SpeechValues = z.infer<typeof speechEnvironment>;
export type SpeechConfig = Pick<Config, 'voiceDir' | 'offlineSpeech' | 'openai'>;

/** The part that speech alone needs, for commands that join no room. Throws a `ConfigFault`. */
export function readSpeechConfig(env: NodeJS.ProcessEnv): SpeechConfig {
  const parsed = speechEnvironment.safeParse(env);
  if (!parsed.success) throw new ConfigFault(listFaults(parsed.error, env));
  return speechOf(parsed.data);
}

const speechOf = (values: SpeechValues): SpeechConfig => ({
  voiceDir: values.VOICE_DIR ?? null,
  offlineSpeech: values.SPEECH_BASE_URL ? { baseUrl: versioned(values.SPEECH_BASE_URL) } : null,
  openai: openaiOf(values),
});

/** A server of one's own may want no key; OpenAI's own does. */
function openaiOf(values: SpeechValues): Config['openai'] {
  if (!values.OPENAI_API_KEY && !values.OPENAI_BASE_URL) return null;
  return {
    apiKey: values.OPENAI_API_KEY ?? 'none',
    baseUrl: values.OPENAI_BASE_URL ?? null,
    model: values.OPENAI_MODEL ?? 'gpt-4.1-mini',
    sttModel: values.OPENAI_STT_MODEL ?? 'whisper-1',
    ttsModel: values.OPENAI_TTS_MODEL ?? 'gpt-4o-mini-tts',
    ttsVoice: values.OPENAI_TTS_VOICE ?? 'alloy',
  };
}

const versioned = (base: string): string => {
  const trimmed = base.replace(/\/+$/, '');
  return trimmed.endsWith('/v1') ? trimmed : `${trimmed}/v1`;
};

function listFaults(error: z.ZodError, env: NodeJS.ProcessEnv): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return env[name] === undefined ? `  ${name} is not set` : `  ${name} ${issue.message}`;
  });
  return ['The interviewer cannot start. Set these variables:', ...lines].join('\n');
}
