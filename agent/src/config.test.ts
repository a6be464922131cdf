import { expect, it } from 'vitest';
import { ConfigFault, readConfig } from './config.ts';

const least = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
  API_URL: 'http://127.0.0.1:3000/',
  AGENT_TOKEN: 'token',
};

it('runs without a single provider', () => {
  const config = readConfig({ ...least, OPENAI_API_KEY: '', DEEPGRAM_API_KEY: '' });
  expect(config).toMatchObject({ offlineSpeech: null, openai: null, deepgram: null, workerPort: 8081 });
  expect(config.api.baseUrl).toBe('http://127.0.0.1:3000');
});

it.each(['http://127.0.0.1:8790', 'http://127.0.0.1:8790/', 'http://127.0.0.1:8790/v1'])(
  'takes %s as the address of the offline speech server',
  (address) => {
    const { offlineSpeech } = readConfig({ ...least, SPEECH_BASE_URL: address });
    expect(offlineSpeech).toEqual({ baseUrl: 'http://127.0.0.1:8790/v1' });
  },
);

it('needs no key for a server of one’s own', () => {
  expect(readConfig({ ...least, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).openai).toMatchObject({
    apiKey: 'none',
    baseUrl: 'http://127.0.0.1:9/v1',
  });
});

it('lists every fault at once, and no value', () => {
  const read = () =>
    readConfig({ ...least, LIVEKIT_URL: 'seven', AGENT_TOKEN: undefined, AGENT_SEATS: 'two' });
  expect(read).toThrow(ConfigFault);
  expect(read).toThrow(
    /LIVEKIT_URL is no address[^]*AGENT_TOKEN is not set[^]*AGENT_SEATS is no whole number from 1 to 1000/,
  );
  expect(read).not.toThrow(/seven/);
});
