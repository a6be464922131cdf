import { join } from 'node:path';
import { ROOT } from './root.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** What the processes of one machine are told. Whatever a person has set wins over what is made here. */
export function appEnv(settings: Settings, secrets: Secrets): NodeJS.ProcessEnv {
  const { env, ports, dataDir } = settings;
  const livekit = env.LIVEKIT_URL ?? `ws://127.0.0.1:${ports.livekit}`;
  const made: Record<string, string> = {
    DATABASE_URL: `postgres://caseroom:${secrets.postgresPassword}@127.0.0.1:${ports.postgres}/caseroom`,
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    LIVEKIT_URL: livekit,
    LIVEKIT_PUBLIC_URL: livekit,
    LIVEKIT_API_KEY: secrets.livekitApiKey,
    LIVEKIT_API_SECRET: secrets.livekitApiSecret,
    LIVEKIT_AGENT_NAME: 'caseroom-interviewer',
    PUBLIC_URL: `http://localhost:${ports.web}`,
    AUTH_SECRET: secrets.authSecret,
    AGENT_TOKEN: secrets.agentToken,
    API_URL: `http://127.0.0.1:${ports.web}`,
    SPEECH_BASE_URL: `http://127.0.0.1:${ports.speech}/v1`,
    DATA_DIR: dataDir,
    CASES_DIR: join(ROOT, 'cases'),
    WEB_DIST: join(ROOT, 'web/dist'),
    OUTBOX_DIR: join(dataDir, 'outbox'),
    // One person at a time, on a machine that does other things too.
    AGENT_WARM: '1',
    VOICE_DIR: join(dataDir, 'voice'),
  };
  const chosen = {
    PORT: String(ports.web),
    WORKER_PORT: String(ports.agent),
    SPEECH_PORT: String(ports.speech),
  };
  return { NODE_ENV: 'production', ...made, ...env, ...chosen };
}
