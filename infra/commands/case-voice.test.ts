import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSpeechConfig } from '@caseroom/agent/config';
import { voicesOf } from '@caseroom/agent/providers/table';
import { createLineStore } from '@caseroom/agent/voice/line-store';
import { msOf } from '@caseroom/agent/voice/pcm';
import type { PieceSound } from '@caseroom/agent/voice/piece-sound';
import { createReplyVoice } from '@caseroom/agent/voice/reply-voice';
import { createVoiceChain } from '@caseroom/agent/voice/voice-chain';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type OpenaiSimulator, startOpenaiSimulator } from '../simulators/openai.ts';

/** Each run is a process of its own, which a busy machine takes seconds to start. */
vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'caseroom-voice-'));
let openai: OpenaiSimulator;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  openai = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 1_000 } });
  env = { PATH: process.env.PATH, OPENAI_BASE_URL: openai.url, VOICE_DIR: folder };
});
afterAll(async () => {
  await openai.close();
  rmSync(folder, { recursive: true, force: true });
});

const render = () =>
  promisify(execFile)(process.execPath, ['infra/commands/case.ts', 'voice', 'cases/rooftop-cinema'], { env });

async function soundMs(sound: PieceSound): Promise<number> {
  let ms = 0;
  for await (const item of sound.read()) if (item.kind === 'pcm') ms += msOf(item.pcm);
  return ms;
}

it('renders each spoken sentence of a case once, and the interviewer then speaks it without the provider', async () => {
  const first = await render();
  const made = readdirSync(folder).length;
  expect(first.stdout).toContain(`${made} sentences rendered, 0 were there`);
  expect(made).toBeGreaterThan(40);
  expect((await render()).stdout).toContain(`0 sentences rendered, ${made} were there`);

  const [voice] = voicesOf(readSpeechConfig(env));
  if (!voice) throw new Error('there is a voice');
  const chain = createVoiceChain({ voices: [voice], mayUse: () => true, onSwitch() {}, onUsage() {} });
  const reply = createReplyVoice(chain, createLineStore({ folder, isFixed: () => true }));
  const before = openai.requests.length;
  const known = reply.take('There are 180 deckchairs on the roof.', Number.POSITIVE_INFINITY);
  expect(await soundMs(known)).toBeGreaterThan(400);
  expect(openai.requests.length).toBe(before);
  const fresh = reply.take('Nobody has rendered this sentence.', Number.POSITIVE_INFINITY);
  expect(await soundMs(fresh)).toBeGreaterThan(400);
  expect(openai.requests.length).toBe(before + 1);
  reply.close();
}, 60_000);

it('says what to set when no voice is configured', async () => {
  env = { PATH: process.env.PATH, VOICE_DIR: folder };
  await expect(render()).rejects.toMatchObject({ stderr: expect.stringContaining('set OPENAI_API_KEY') });
});
