import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSpeechConfig } from '@caseroom/agent/config';
import { voicesOf } from '@caseroom/agent/providers/table';
import { initializeLogger } from '@livekit/agents';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenaiSimulator, startOpenaiSimulator } from '../simulators/openai.ts';

const folder = mkdtempSync(join(tmpdir(), 'caseroom-voice-'));
let openai: OpenaiSimulator;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  openai = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 1_000 } });
  env = { PATH: process.env.PATH, OPENAI_BASE_URL: openai.url, VOICE_DIR: folder };
});
afterAll(async () => {
  await openai.close();
  rmSync(folder, { recursive: true, force: true });
});

const render = () =>
  promisify(execFile)(process.execPath, ['infra/commands/case.ts', 'voice', 'cases/rooftop-cinema'], { env });

it('renders each spoken sentence of a case once, and the interviewer then speaks it without the provider', async () => {
  const first = await render();
  const made = readdirSync(folder).length;
  expect(first.stdout).toContain(`${made} sentences rendered, 0 were there`);
  expect(made).toBeGreaterThan(40);
  expect((await render()).stdout).toContain(`0 sentences rendered, ${made} were there`);

  const [voice] = voicesOf(readSpeechConfig(env));
  const client = voice?.open();
  const before = openai.requests.length;
  const known = await client?.synthesize('There are 180 deckchairs on the roof.').collect();
  expect(known?.samplesPerChannel).toBeGreaterThan(10_000);
  expect(openai.requests.length).toBe(before);
  await client?.synthesize('Nobody has rendered this sentence.').collect();
  expect(openai.requests.length).toBe(before + 1);
  await client?.close();
}, 60_000);

it('says what to set when no voice is configured', async () => {
  env = { PATH: process.env.PATH, VOICE_DIR: folder };
  await expect(render()).rejects.toMatchObject({ stderr: expect.stringContaining('set OPENAI_API_KEY') });
});
