import { initializeLogger, stt } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-deepgram';
import { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type DeepgramSimulator, startDeepgramSimulator } from './deepgram.ts';

const rateHz = 16_000;
const sampleBytes = 2;

vi.setConfig({ testTimeout: 20_000 });
let simulator: DeepgramSimulator;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  simulator = await startDeepgramSimulator({ delayMs: 60, endOfSpeechMs: 300 });
});
afterEach(() => simulator.close());

/** The client that the agent uses, collecting what it hears. */
function listenWithPlugin() {
  const recogniser = new STT({ apiKey: 'session-a', baseUrl: simulator.url });
  const stream = recogniser.stream();
  const events: stt.SpeechEvent[] = [];
  const reading = (async () => {
    for await (const event of stream) events.push(event);
  })();
  const of = (type: stt.SpeechEventType) => events.filter((event) => event.type === type);
  return { stream, events, of, reading };
}

function pushPcm(stream: stt.SpeechStream, pcm: Buffer): void {
  const samples = new Int16Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length));
  stream.pushFrame(new AudioFrame(samples, rateHz, 1, samples.length));
}

/** 900 ms of a tone between silences: to the simulator, speech. */
const clip = { firstSpeechSampleMs: 100, lastSpeechSampleMs: 1_000, pcm: tone(900, 100, 200) };

function tone(ms: number, leadMs: number, tailMs: number): Buffer {
  const samples = Int16Array.from({ length: (rateHz * (leadMs + ms + tailMs)) / 1000 }, (_, index) => {
    const atMs = (index / rateHz) * 1000 - leadMs;
    return atMs < 0 || atMs >= ms ? 0 : 8_000 * Math.sin((2 * Math.PI * 220 * index) / rateHz);
  });
  return Buffer.from(samples.buffer);
}

const quiet = (ms: number) => Buffer.alloc((rateHz * sampleBytes * ms) / 1000);

describe('with the client of the agent', () => {
  it('tells speech, growing interims and the scripted final with its times', async () => {
    simulator.script.push([{ text: 'So that is twelve and a half million.' }]);
    const { stream, of, reading } = listenWithPlugin();
    for (let at = 0; at < clip.pcm.length; at += 3_200) pushPcm(stream, clip.pcm.subarray(at, at + 3_200));
    pushPcm(stream, quiet(600));
    await vi.waitFor(() => expect(of(stt.SpeechEventType.END_OF_SPEECH)).toHaveLength(1), 10_000);
    const [final] = of(stt.SpeechEventType.FINAL_TRANSCRIPT);
    const words = final?.alternatives?.[0].words ?? [];
    expect(final?.alternatives?.[0].text).toBe('So that is twelve and a half million.');
    expect(words.map(({ text }) => text).at(-1)).toBe('million.');
    expect(words[0]?.startTime).toBeCloseTo(clip.firstSpeechSampleMs / 1000, 1);
    expect(Math.abs((words.at(-1)?.endTime ?? 0) * 1000 - clip.lastSpeechSampleMs)).toBeLessThan(60);
    const interims = of(stt.SpeechEventType.INTERIM_TRANSCRIPT).map(
      (event) => event.alternatives?.[0].text.length ?? 0,
    );
    expect(interims.length).toBeGreaterThan(1);
    expect(interims).toEqual([...interims].sort((a, b) => a - b));
    stream.endInput();
    await reading;
    expect(simulator.connections[0]?.messages).toContain('CloseStream');
  });

  it('reads a line for each burst, of its own session first', async () => {
    simulator.script.push([{ text: 'one' }, { text: 'two' }], 'session-a');
    simulator.script.push([{ text: 'somebody else' }], 'session-b');
    const { stream, of } = listenWithPlugin();
    for (const _ of [1, 2]) pushPcm(stream, Buffer.concat([clip.pcm, quiet(500)]));
    await vi.waitFor(() => expect(of(stt.SpeechEventType.FINAL_TRANSCRIPT)).toHaveLength(2), 10_000);
    expect(simulator.connections[0]?.finals).toEqual(['one', 'two']);
    stream.close();
  });

  it('finalises on demand, in parts where the script says so', async () => {
    simulator.script.say({ text: 'twelve million', parts: ['twelve', 'million'] });
    const { stream, of } = listenWithPlugin();
    pushPcm(stream, clip.pcm.subarray(0, (rateHz * sampleBytes) / 2));
    stream.flush();
    await vi.waitFor(() => expect(of(stt.SpeechEventType.FINAL_TRANSCRIPT)).toHaveLength(2), 10_000);
    expect(simulator.connections[0]?.finals).toEqual(['twelve', 'million']);
    expect(simulator.connections[0]?.messages).toContain('Finalize');
    stream.close();
  });
});

describe('by its raw protocol', () => {
  const query =
    'encoding=linear16&sample_rate=16000&interim_results=true&vad_events=true&utterance_end_ms=1000&endpointing=25&punctuate=true';

  function connect() {
    const socket = new WebSocket(`${simulator.url}/v1/listen?${query}`, {
      headers: { Authorization: 'Token k' },
    });
    const messages: Record<string, unknown>[] = [];
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const refused = new Promise<number | undefined>((resolve) =>
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        socket.terminate();
      }),
    );
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())));
    const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()));
    return { socket, messages, opened, closed, refused };
  }

  it('ends with UtteranceEnd, Metadata and code 1000', async () => {
    simulator.script.push([{ text: 'Hello.', delayMs: 20 }]);
    const { socket, messages, opened, closed } = connect();
    await opened;
    socket.send(Buffer.concat([clip.pcm, quiet(500)]));
    await vi.waitFor(() => expect(messages.map(({ type }) => type)).toContain('UtteranceEnd'), 10_000);
    const final = messages.find((message) => message.is_final);
    expect(final).toMatchObject({ type: 'Results', speech_final: true, from_finalize: false });
    socket.send('{"type":"CloseStream"}');
    expect(await closed).toBe(1000);
    expect(messages.at(-1)).toMatchObject({ type: 'Metadata', channels: 1 });
  });

  it('sends the final its delay after the last speech when the length is known', async () => {
    await simulator.close();
    simulator = await startDeepgramSimulator({ endOfSpeechMs: 2_000 });
    const durationMs = clip.lastSpeechSampleMs - clip.firstSpeechSampleMs;
    simulator.script.push([{ text: 'Hello there.', durationMs, delayMs: 150 }]);
    const { socket, messages, opened } = connect();
    await opened;
    let lastSpeechSentAt = 0;
    const frameBytes = (rateHz * sampleBytes * 20) / 1000;
    const audio = Buffer.concat([clip.pcm, quiet(1_000)]);
    const startAt = performance.now();
    for (let at = 0; at < audio.length; at += frameBytes) {
      const ms = (at / frameBytes) * 20;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, startAt + ms - performance.now())));
      socket.send(audio.subarray(at, at + frameBytes));
      if (ms < clip.lastSpeechSampleMs) lastSpeechSentAt = performance.now();
      if (messages.some((message) => message.is_final)) break;
    }
    const gapMs = performance.now() - lastSpeechSentAt;
    expect(gapMs).toBeGreaterThan(140);
    expect(gapMs).toBeLessThan(900);
    socket.terminate();
  });

  it('refuses as often as told, then serves', async () => {
    simulator.faults.add({ kind: 'refuse', status: 429, retryAfterS: 1, count: 1 });
    expect(await connect().refused).toBe(429);
    const { opened, socket } = connect();
    await opened;
    socket.terminate();
  });

  it('refuses without credentials', async () => {
    const socket = new WebSocket(`${simulator.url}/v1/listen?${query}`);
    const status = await new Promise((resolve) =>
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(401);
  });

  it.each([1000, 1006, 1011])('closes with %i, and the line that was lost is said again', async (code) => {
    simulator.script.push([{ text: 'not lost', delayMs: 200 }]);
    const first = connect();
    await first.opened;
    first.socket.send(Buffer.concat([clip.pcm, quiet(500)]));
    simulator.faults.add({ kind: 'close', closeCode: code, afterMs: 30, count: 1 });
    expect(await first.closed).toBe(code);
    const second = connect();
    await second.opened;
    second.socket.send(Buffer.concat([clip.pcm, quiet(500)]));
    await vi.waitFor(() => expect(simulator.connections[1]?.finals).toEqual(['not lost']), 10_000);
    second.socket.terminate();
  });

  it('is silent, slow or speaks garbage until healed', async () => {
    simulator.faults.add({ kind: 'silent' });
    const { socket, messages, opened } = connect();
    await opened;
    simulator.script.push([
      { text: 'first', delayMs: 0 },
      { text: 'second', delayMs: 0 },
    ]);
    socket.send(Buffer.concat([clip.pcm, quiet(500)]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(messages).toEqual([]);
    simulator.faults.clear();
    socket.send(Buffer.concat([clip.pcm, quiet(500)]));
    await vi.waitFor(() => expect(simulator.connections[0]?.finals).toEqual(['first']), 10_000);
    socket.terminate();
  });

  it('never answers the handshake in a black hole', async () => {
    simulator.faults.add({ kind: 'black-hole' });
    const { opened, socket } = connect();
    const answered = await Promise.race([
      opened.then(() => true),
      new Promise((resolve) => setTimeout(() => resolve(false), 300)),
    ]);
    expect(answered).toBe(false);
    socket.terminate();
  });

  it('closes with 1011 when nothing comes', async () => {
    await simulator.close();
    simulator = await startDeepgramSimulator({ idleMs: 100 });
    const { closed } = connect();
    expect(await closed).toBe(1011);
  });
});

describe('its control', () => {
  it('takes scripts and faults over HTTP and tells its state', async () => {
    const post = (path: string, body: unknown) =>
      fetch(`${simulator.controlUrl}/${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect((await post('script', { utterances: [{ text: 'a' }, { text: 'b' }] })).status).toBe(200);
    expect((await post('say', { text: 'c' })).status).toBe(200);
    expect((await post('fault', { kind: 'slow', delayMs: 5 })).status).toBe(200);
    const state = await (await fetch(`${simulator.controlUrl}/state`)).json();
    expect(state).toMatchObject({ remaining: 3, faults: [{ kind: 'slow' }], connections: [] });
    const refused = await post('fault', { kind: 'earthquake' });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(await refused.json())).toContain('kind');
  });
});
