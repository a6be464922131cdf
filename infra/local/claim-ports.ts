import { claimPort } from './ports.ts';
import type { Settings } from './settings.ts';

/** Looks at every port before anything is started; a port of a part that is given is nobody's business. */
export async function claimPorts({ env, ports }: Settings): Promise<void> {
  await claimPort('the pages', ports.web, 'npm start -- --port 3001, or PORT=3001');
  await claimPort('the interviewer', ports.agent, 'WORKER_PORT=8082 npm start');
  if (!env.DATABASE_URL)
    await claimPort('PostgreSQL', ports.postgres, 'CASEROOM_POSTGRES_PORT=54330 npm start');
  if (!env.REDIS_URL) await claimPort('Redis', ports.redis, 'CASEROOM_REDIS_PORT=63800 npm start');
  if (!env.SPEECH_BASE_URL) await claimPort('offline speech', ports.speech, 'SPEECH_PORT=8791 npm start');
  if (env.LIVEKIT_URL) return;
  for (const port of [ports.livekit, ports.livekitTcp]) {
    await claimPort(
      'the media server',
      port,
      'CASEROOM_LIVEKIT_PORT=7890 npm start (the port after it is used as well)',
    );
  }
}
