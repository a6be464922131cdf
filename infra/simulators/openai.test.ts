import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { initializeLogger, llm } from '@livekit/agents';
import { LLM, STT, TTS } from '@livekit/agents-plugin-openai';
import { AudioFrame } from '@livekit/rtc-node';
import { generateText, Output, stepCountIs, tool } from 'ai';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { findSpeech } from '../speech/pcm.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from './openai.ts';

let simulator: OpenaiSimulator;
const apiKey = 'k';

vi.setConfig({ testTimeout: 20_000 });

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  simulator = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 50 } });
});
afterEach(() => simulator.close());

describe('with the model client of the agent', () => {
  /** A failed stream of the client just ends; why, it tells by an event. */
  async function ask(words: string, options: { timeoutMs?: number; retries?: number } = {}) {
    const client = new LLM({ apiKey, baseURL: simulator.url, model: 'simulated-chat' });
    const errors: Error[] = [];
    client.on('error', ({ error }) => errors.push(error));
    const chatCtx = new llm.ChatContext();
    chatCtx.addMessage({ role: 'user', content: words });
    const { timeoutMs = 2_000, retries: maxRetry = 0 } = options;
    const connOptions = { maxRetry, timeoutMs, retryIntervalMs: 10 };
    const chunks: llm.ChatChunk[] = [];
    for await (const chunk of client.chat({ chatCtx, connOptions })) chunks.push(chunk);
    return { chunks, errors, text: chunks.map((chunk) => chunk.delta?.content ?? '').join('') };
  }

  it('streams the scripted words and their usage', async () => {
    simulator.replies.push({ text: 'What would you look at first?' });
    const { chunks, text } = await ask('Hello.');
    expect(text).toBe('What would you look at first?');
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.at(-1)?.usage?.completionTokens).toBe(7);
    expect(simulator.requests[0]).toMatchObject({ path: '/v1/chat/completions', outcome: 'answered' });
  });

  it('asks a function when nothing is queued', async () => {
    await simulator.close();
    simulator = await startOpenaiSimulator({
      reply: (request) => ({ text: `You said ${request.messages.at(-1)?.text}` }),
    });
    expect((await ask('cost')).text).toBe('You said cost');
  });

  it('keeps to the first token and the pace', async () => {
    simulator.replies.push({ text: 'one two three four five six', delayMs: 100, tokensPerS: 50 });
    const startAt = performance.now();
    await ask('count');
    const tookMs = performance.now() - startAt;
    expect(tookMs).toBeGreaterThan(190);
    expect(tookMs).toBeLessThan(2_000);
  });

  it.each([401, 429, 500])('refuses with %i', async (status) => {
    simulator.faults.add({ kind: 'refuse', status, retryAfterS: 0 });
    expect((await ask('Hello.')).errors).toMatchObject([{ statusCode: status }]);
  });

  it('serves again when a refusal is over', async () => {
    simulator.faults.add({ kind: 'refuse', status: 500, count: 1 });
    expect((await ask('Hello.', { retries: 1 })).text).toBe('All right.');
  });

  it('is cut in the middle of its stream', async () => {
    simulator.replies.push({ text: 'This sentence will never come to its end.' });
    simulator.faults.add({ kind: 'close', count: 1 });
    const { errors, text } = await ask('Hello.');
    expect(text).toMatch(/^This.*(?<!end\.)$/);
    expect(errors).toHaveLength(1);
    await expect.poll(() => simulator.requests[0]?.outcome).toBe('cut');
  });

  it('is empty', async () => {
    simulator.faults.add({ kind: 'empty' });
    expect((await ask('Hello.')).text).toBe('');
  });

  it('is a black hole until the client gives up', async () => {
    simulator.faults.add({ kind: 'black-hole' });
    expect((await ask('Hello.', { timeoutMs: 150 })).errors).toHaveLength(1);
    await expect.poll(() => simulator.requests[0]?.outcome).toBe('client-gone');
  });
});

describe('with the voice client of the agent', () => {
  async function speak(text: string) {
    const voice = new TTS({ apiKey, baseURL: simulator.url });
    const frames: AudioFrame[] = [];
    for await (const audio of voice.synthesize(text)) frames.push(audio.frame);
    return Buffer.concat(frames.map((frame) => Buffer.from(new Uint8Array(frame.data.buffer))));
  }

  it('speaks PCM at 24 kHz that detectors take for speech', async () => {
    const pcm = await speak('What would you look at first?');
    const speech = findSpeech({ pcm, rateHz: 24_000 });
    expect((speech?.endMs ?? 0) - (speech?.startMs ?? 0)).toBeGreaterThan(1_500);
  });

  it('waits for its first byte and then keeps its pace', async () => {
    await simulator.close();
    simulator = await startOpenaiSimulator({ speech: { voice: 'synthetic', firstByteMs: 100, pace: 10 } });
    const body = JSON.stringify({ input: 'x'.repeat(31), voice: 'alloy', response_format: 'pcm' });
    const startAt = performance.now();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${simulator.url}/audio/speech`, { method: 'POST', headers, body });
    const firstMs = performance.now() - startAt;
    expect((await response.arrayBuffer()).byteLength).toBe(31 * 65 * 48);
    const wholeMs = performance.now() - startAt;
    expect(firstMs).toBeGreaterThan(95);
    expect(wholeMs - firstMs).toBeGreaterThan(150);
    expect(wholeMs).toBeLessThan(2_000);
  });

  it('suffers alone when the fault names it', async () => {
    simulator.faults.add({ kind: 'refuse', status: 429, on: 'speech' });
    expect((await fetch(`${simulator.url}/models`)).status).toBe(200);
    const headers = { 'content-type': 'application/json' };
    const refused = await fetch(`${simulator.url}/audio/speech`, { method: 'POST', headers, body: '{}' });
    expect(refused.status).toBe(429);
  });
});

describe('with the recognition client of the agent', () => {
  it('answers the next line of the script', async () => {
    simulator.script.push([{ text: 'twelve million' }], apiKey);
    const recogniser = new STT({ apiKey, baseURL: simulator.url, useRealtime: false });
    const event = await recogniser.recognize(new AudioFrame(new Int16Array(16_000), 16_000, 1, 16_000));
    expect(event.alternatives?.[0].text).toBe('twelve million');
  });
});

describe('with the model client of the evaluation', () => {
  const model = () =>
    createOpenAICompatible({
      name: 'simulator',
      apiKey,
      baseURL: simulator.url,
      supportsStructuredOutputs: true,
    })('simulated-chat');

  it('answers in the shape of a schema, scripted or the plainest', async () => {
    const schema = z.object({ level: z.enum(['weak', 'usual', 'strong']), quotes: z.array(z.string()) });
    simulator.replies.push({ json: { level: 'strong', quotes: ['revenue and costs'] } });
    const output = Output.object({ schema });
    const judged = await generateText({ model: model(), prompt: 'Judge.', output });
    expect(judged.output).toEqual({ level: 'strong', quotes: ['revenue and costs'] });
    const plainest = await generateText({ model: model(), prompt: 'Judge.', output });
    expect(plainest.output).toEqual({ level: 'weak', quotes: [] });
  });

  it('calls tools', async () => {
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
    const result = await generateText({
      model: model(),
      prompt: 'Go on.',
      tools: { reveal },
      stopWhen: stepCountIs(2),
    });
    expect(revealed).toEqual(['price']);
    expect(result.text).toBe('Done.');
  });

  it('tells a garbled answer from an answer', async () => {
    simulator.faults.add({ kind: 'garbage' });
    await expect(generateText({ model: model(), prompt: 'Judge.', maxRetries: 0 })).rejects.toThrow();
  });
});

describe('its keys', () => {
  it('refuses a wrong one when a right one is set', async () => {
    await simulator.close();
    simulator = await startOpenaiSimulator({ apiKey: 'right' });
    const get = (key: string) =>
      fetch(`${simulator.url}/models`, { headers: { authorization: `Bearer ${key}` } });
    expect((await get('wrong')).status).toBe(401);
    expect((await get('right')).status).toBe(200);
  });
});
