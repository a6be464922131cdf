import { inference, initializeLogger } from '@livekit/agents';
import { beforeAll, expect, it } from 'vitest';
import { startOpenaiSimulator } from '../../../infra/simulators/openai.ts';
import { segmentRecogniser } from './segments.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

it('takes a server for well that lists its models or has no list, and not one that is sick or away', async ({
  onTestFinished,
}) => {
  const openai = await startOpenaiSimulator();
  onTestFinished(() => openai.close());
  const isWell = (baseUrl: string) =>
    segmentRecogniser(
      'openai',
      { baseUrl, apiKey: 'key', model: 'whisper-1', locale: 'en', paid: true },
      new inference.VAD(),
    ).isWell(new AbortController().signal);
  expect(await isWell(openai.url)).toBe(true);
  expect(await isWell(openai.url.replace('/v1', '/without-a-list'))).toBe(true);
  openai.faults.add({ kind: 'refuse', status: 403, on: 'models', count: 1 });
  expect(await isWell(openai.url)).toBe(true);
  for (const status of [401, 429, 500]) {
    openai.faults.add({ kind: 'refuse', status, on: 'models', count: 1 });
    expect(await isWell(openai.url), String(status)).toBe(false);
  }
  expect(await isWell('http://127.0.0.1:9/v1')).toBe(false);
});
