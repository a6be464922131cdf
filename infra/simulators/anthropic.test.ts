import { createAnthropic } from '@ai-sdk/anthropic';
import { generateText, Output, stepCountIs, streamText, tool } from 'ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type AnthropicSimulator, startAnthropicSimulator } from './anthropic.ts';

let simulator: AnthropicSimulator;
const schema = z.object({ level: z.enum(['weak', 'usual', 'strong']), quotes: z.array(z.string()) });

vi.setConfig({ testTimeout: 20_000 });

beforeEach(async () => {
  simulator = await startAnthropicSimulator({ apiKey: 'k' });
});
afterEach(() => simulator.close());

function model(id = 'claude-sonnet-4-5', apiKey = 'k') {
  return createAnthropic({ apiKey, baseURL: simulator.url })(id);
}

describe('with the model client of the evaluation', () => {
  it('answers whole, with the system prompt told apart', async () => {
    simulator.replies.push({ text: 'A good structure.' });
    const result = await generateText({ model: model(), instructions: 'You judge.', prompt: 'Judge.' });
    expect(result.text).toBe('A good structure.');
    expect(result.usage.outputTokens).toBe(4);
    expect(simulator.requests[0]?.body).toMatchObject({ system: [{ text: 'You judge.' }] });
  });

  it('streams', async () => {
    simulator.replies.push({ text: 'What would you look at first?' });
    const result = streamText({ model: model(), prompt: 'Go on.' });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    expect(pieces.join('')).toBe('What would you look at first?');
    expect(pieces.length).toBeGreaterThan(4);
  });

  it.each(['claude-sonnet-4-5', 'claude-3-haiku-20240307'])('gives %s its structured output', async (id) => {
    simulator.replies.push({ json: { level: 'strong', quotes: ['revenue and costs'] } });
    const output = Output.object({ schema });
    const judged = await generateText({ model: model(id), prompt: 'Judge.', output });
    expect(judged.output).toEqual({ level: 'strong', quotes: ['revenue and costs'] });
    const plainest = await generateText({ model: model(id), prompt: 'Judge.', output });
    expect(plainest.output).toEqual({ level: 'weak', quotes: [] });
  });

  it.each([false, true])('calls tools (streamed: %s)', async (streamed) => {
    simulator.replies.push(
      { toolCalls: [{ name: 'reveal', arguments: { fact: 'price' } }] },
      { text: 'Done.' },
    );
    const revealed: string[] = [];
    const reveal = tool({
      inputSchema: z.object({ fact: z.string() }),
      execute: ({ fact }) => {
        revealed.push(fact);
        return 'ok';
      },
    });
    const options = { model: model(), prompt: 'Go on.', tools: { reveal }, stopWhen: stepCountIs(2) };
    const text = streamed ? await streamText(options).text : (await generateText(options)).text;
    expect(revealed).toEqual(['price']);
    expect(text).toBe('Done.');
  });
});

describe('its faults', () => {
  const ask = (retries = 0) => generateText({ model: model(), prompt: 'Judge.', maxRetries: retries });

  it.each([429, 500, 529])('refuses with %i', async (status) => {
    simulator.faults.add({ kind: 'refuse', status });
    await expect(ask()).rejects.toMatchObject({ statusCode: status });
  });

  it('serves a client that comes again after the time it was told', async () => {
    simulator.faults.add({ kind: 'refuse', status: 429, retryAfterS: 0.05, count: 1 });
    expect((await ask(1)).text).toBe('All right.');
    expect(simulator.requests.map(({ fault }) => fault)).toEqual(['refuse', undefined]);
  });

  it('refuses a wrong key', async () => {
    const asked = generateText({ model: model('claude-sonnet-4-5', 'wrong'), prompt: 'x', maxRetries: 0 });
    await expect(asked).rejects.toMatchObject({ statusCode: 401 });
  });

  it.each(['garbage', 'close'] as const)('breaks off: %s', async (kind) => {
    simulator.faults.add({ kind });
    await expect(ask()).rejects.toThrow();
  });
});
