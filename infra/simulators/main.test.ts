import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';

const entry = fileURLToPath(new URL('main.ts', import.meta.url));
const place = z.object({ url: z.url(), controlUrl: z.url() });
const urls = z.object({ deepgram: place, openai: place, anthropic: place });

/** Starting Node takes seconds on a crowded machine. */
vi.setConfig({ testTimeout: 30_000 });

it('runs them all as a process that prints where they are', async () => {
  const child = spawn(process.execPath, [entry], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const { deepgram, openai, anthropic } = urls.parse(JSON.parse(String(line)));
  const answers = [deepgram, openai, anthropic].map(({ controlUrl }) => fetch(`${controlUrl}/state`));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('says which setting it cannot read', async () => {
  const env = { ...process.env, TOKENS_PER_S: 'many' };
  const child = spawn(process.execPath, [entry], { stdio: ['ignore', 'ignore', 'pipe'], env });
  const [text] = await once(child.stderr, 'data');
  expect(String(text)).toContain('TOKENS_PER_S');
  expect(await once(child, 'exit')).toEqual([1, null]);
});
