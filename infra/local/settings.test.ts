import { describe, expect, it } from 'vitest';
import { appEnv } from './app-env.ts';
import { makeSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('takes the port from the flag before the variable', () => {
    expect(readSettings(['--port', '3005'], { PORT: '3004' }).ports.web).toBe(3005);
    expect(readSettings([], { PORT: '3004' }).ports.web).toBe(3004);
  });

  it('says in a sentence what is wrong with a port or a flag', () => {
    expect(() => readSettings(['--port', 'http'], {})).toThrow('--port is "http", which is no port.');
    expect(() => readSettings(['--prot', '3001'], {})).toThrow(/--prot/);
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readSettings([], { DATABASE_URL: '' }).env).not.toHaveProperty('DATABASE_URL');
  });

  it('lets what a person has set win over what is made', () => {
    const settings = readSettings([], { REDIS_URL: 'redis://elsewhere:6379', CASEROOM_LIVEKIT_PORT: '9000' });
    const env = appEnv(settings, makeSecrets());
    expect(env).toMatchObject({ REDIS_URL: 'redis://elsewhere:6379', LIVEKIT_URL: 'ws://127.0.0.1:9000' });
    expect(settings.ports.livekitTcp).toBe(9001);
  });
});
