import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { initializeLogger } from '@livekit/agents';
import { STT, TTS } from '@livekit/agents-plugin-openai';
import type { AudioFrame } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Clip, clipFile, synthesise } from './clips.ts';
import { type Engines, findEngines, missing } from './engines.ts';
import { findSpeech, silence, wavFile } from './pcm.ts';
import { createSpeechApp } from './server.ts';

const said = 'I would structure this problem into revenue and costs.';
const apiKey = 'any';
let engines: Engines;
let server: Server;
let url: string;
let clip: Clip;
let folder: string;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  engines = await findEngines();
  expect(missing(engines)).toEqual([]);
  [server, url] = await serve(engines);
  clip = await synthesise(said);
  folder = await mkdtemp(join(tmpdir(), 'caseroom-speech-test-'));
});
afterAll(async () => {
  server?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function serve(with_: Engines): Promise<[Server, string]> {
  const listening = createSpeechApp({ engines: with_ }).listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return [listening, `http://127.0.0.1:${port}/v1`];
}

interface Sent {
  file?: Buffer;
  name?: string;
  fields?: [string, string][];
  to?: string;
  signal?: AbortSignal;
}

function transcribe({ file, name = 'audio.wav', fields = [], to = url, signal }: Sent) {
  const form = new FormData();
  form.append('model', 'pocketsphinx-en-us');
  if (file) form.append('file', new File([new Uint8Array(file)], name));
  for (const [field, value] of fields) form.append(field, value);
  return fetch(`${to}/audio/transcriptions`, { method: 'POST', body: form, ...(signal ? { signal } : {}) });
}

function speak(body: object) {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}/audio/speech`, { method: 'POST', headers, body: JSON.stringify(body) });
}

const errorSchema = z.object({
  error: z.object({ message: z.string(), type: z.string(), param: z.string().nullable(), code: z.string() }),
});

async function refusal(response: Response) {
  return { status: response.status, ...errorSchema.parse(await response.json()).error };
}

const verboseSchema = z.object({
  duration: z.number(),
  text: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })),
  segments: z.array(z.object({ text: z.string() })).optional(),
});

describe('with the clients of the agent', () => {
  it('hears what the other voice of it says', async () => {
    const voice = new TTS({ apiKey, baseURL: url });
    const frames: AudioFrame[] = [];
    for await (const audio of voice.synthesize(said)) frames.push(audio.frame);
    const recogniser = new STT({ apiKey, baseURL: url, useRealtime: false });
    const event = await recogniser.recognize(frames);
    expect(event.alternatives?.[0].text).toBe('i would structure this problem into revenue and costs');
  });
});

describe('transcriptions', () => {
  it('give word times where the words are', async () => {
    const fields: [string, string][] = [
      ['response_format', 'verbose_json'],
      ['timestamp_granularities[]', 'word'],
    ];
    const heard = verboseSchema.parse(await (await transcribe({ file: wavFile(clip), fields })).json());
    const times = heard.words.flatMap(({ start, end }) => [start, end]);
    expect(heard.words.map(({ word }) => word).join(' ')).toBe(heard.text);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.abs((times[0] ?? 0) * 1000 - clip.firstSpeechSampleMs)).toBeLessThan(120);
    expect(Math.abs((times.at(-1) ?? 0) * 1000 - clip.lastSpeechSampleMs)).toBeLessThan(150);
    expect(heard.duration).toBeCloseTo(clip.durationMs / 1000, 1);
    expect(heard.segments).toBeUndefined();
  });

  it('count times from the start of the file, through silence', async () => {
    const pause = silence(2_000, 16_000);
    const file = wavFile({ pcm: Buffer.concat([pause, clip.pcm, pause, clip.pcm]), rateHz: 16_000 });
    const fields: [string, string][] = [
      ['response_format', 'verbose_json'],
      ['timestamp_granularities[]', 'word'],
      ['timestamp_granularities[]', 'segment'],
    ];
    const heard = verboseSchema.parse(await (await transcribe({ file, fields })).json());
    const starts = heard.words.filter(({ word }) => word === 'structure').map(({ start }) => start);
    expect(heard.segments).toHaveLength(2);
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeCloseTo(2 + clip.durationMs / 1000, 1);
    expect(heard.words[0]?.start).toBeGreaterThan(2);
  });

  it.each(['ogg', 'webm', 'mp3', 'm4a'])('understand %s', async (extension) => {
    const { path } = await clipFile(said);
    const packed = join(folder, `clip.${extension}`);
    await promisify(execFile)('ffmpeg', [
      '-nostdin',
      '-v',
      'error',
      '-y',
      '-i',
      path,
      '-ar',
      '48000',
      packed,
    ]);
    const response = await transcribe({ file: await readFile(packed), name: `clip.${extension}` });
    expect(z.object({ text: z.string() }).parse(await response.json()).text).toContain('revenue and costs');
  });

  it('are empty for silence, and plain text on request', async () => {
    const quiet = await transcribe({ file: wavFile({ pcm: silence(1_000, 16_000), rateHz: 16_000 }) });
    expect(await quiet.json()).toMatchObject({ text: '' });
    const plain = await transcribe({ file: wavFile(clip), fields: [['response_format', 'text']] });
    expect(await plain.text()).toContain('revenue and costs\n');
  });

  it('hear somebody who is far from the microphone', async () => {
    const pcm = Buffer.from(clip.pcm);
    for (let at = 0; at < pcm.length; at += 2) pcm.writeInt16LE(Math.round(pcm.readInt16LE(at) / 12), at);
    const response = await transcribe({ file: wavFile({ pcm, rateHz: 16_000 }) });
    expect(z.object({ text: z.string() }).parse(await response.json()).text).toContain('revenue');
  });
});

describe('a refusal says what to do', () => {
  it.each([
    ['nothing sent', {}, 400, 'missing_file', /form field `file`/],
    ['an empty file', { file: Buffer.alloc(0) }, 400, 'empty_audio', /empty/],
    ['no audio', { file: Buffer.from('These are words, no sound.') }, 400, 'invalid_audio', /Send WAV, OGG/],
    [
      'a header alone',
      { file: wavFile({ pcm: Buffer.alloc(0), rateHz: 16_000 }) },
      400,
      'no_audio',
      /record again/,
    ],
    [
      'over a minute',
      { file: wavFile({ pcm: silence(61_500, 16_000), rateHz: 16_000 }) },
      400,
      'audio_too_long',
      /shorter pieces/,
    ],
    ['over 25 MB', { file: Buffer.alloc(26_500_000) }, 413, 'file_too_large', /25 MB/],
  ])('%s', async (_name, sent, status, code, message) => {
    const refused = await refusal(await transcribe(sent));
    expect(refused).toMatchObject({ status, code, type: 'invalid_request_error' });
    expect(refused.message).toMatch(message);
  });

  it('another language, another format, no form', async () => {
    const file = wavFile(clip);
    const german = await refusal(await transcribe({ file, fields: [['language', 'de']] }));
    expect(german).toMatchObject({ status: 400, param: 'language' });
    const srt = await refusal(await transcribe({ file, fields: [['response_format', 'srt']] }));
    expect(srt).toMatchObject({ status: 400, param: 'response_format' });
    const raw = await fetch(`${url}/audio/transcriptions`, { method: 'POST', body: new Uint8Array(file) });
    expect(await refusal(raw)).toMatchObject({ status: 400, code: 'not_a_form' });
  });

  it('speech: no voice of that name, nothing to say, too much, broken JSON', async () => {
    expect(await refusal(await speak({ input: 'Hello.', voice: 'zoe' }))).toMatchObject({
      status: 400,
      param: 'voice',
    });
    expect(await refusal(await speak({ input: '' }))).toMatchObject({ status: 400, param: 'input' });
    expect(await refusal(await speak({ input: 'a'.repeat(4_097) }))).toMatchObject({
      status: 400,
      param: 'input',
    });
    const headers = { 'content-type': 'application/json' };
    const broken = await fetch(`${url}/audio/speech`, { method: 'POST', headers, body: '{"input":' });
    expect(await refusal(broken)).toMatchObject({ status: 400, code: 'unreadable_body' });
  });
});

describe('speech', () => {
  it('begins before it is all made', async () => {
    const input = Array.from({ length: 12 }, () => 'What would you look at first, and why that?').join(' ');
    const startAt = performance.now();
    const response = await speak({ input, voice: 'alloy', response_format: 'pcm' });
    let firstMs: number | undefined;
    const parts: Buffer[] = [];
    for await (const part of response.body ?? []) {
      firstMs ??= performance.now() - startAt;
      parts.push(Buffer.from(part));
    }
    expect(firstMs).toBeLessThan((performance.now() - startAt) / 2);
    const speech = findSpeech({ pcm: Buffer.concat(parts), rateHz: 24_000 });
    expect((speech?.endMs ?? 0) - (speech?.startMs ?? 0)).toBeGreaterThan(15_000);
  });

  it('is faster when asked to be', async () => {
    const bytes = async (speed: number) => {
      const body = { input: said, response_format: 'pcm', speed };
      return (await (await speak(body)).arrayBuffer()).byteLength;
    };
    expect((await bytes(2)) / (await bytes(1))).toBeCloseTo(0.5, 1);
  });

  it.each([
    ['wav', 'RIFF'],
    ['mp3', 'ID3'],
    ['opus', 'OggS'],
    ['flac', 'fLaC'],
  ])('comes as %s', async (format, magic) => {
    const response = await speak({ input: 'Hello.', response_format: format });
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(new RegExp(`^${magic}`));
  });
});

describe('with an engine that never comes to an end', () => {
  let slow: string;
  let slowServer: Server;
  let pidFile: string;

  beforeAll(async () => {
    pidFile = join(folder, 'pids');
    const script = join(folder, 'recogniser.sh');
    await writeFile(script, `#!/bin/sh\necho $$ >> ${pidFile}\nexec sleep 60\n`);
    await chmod(script, 0o755);
    const recogniser = { ...engines.recogniser, path: script };
    [slowServer, slow] = await serve({ ...engines, recogniser });
  });
  afterAll(() => {
    slowServer?.closeAllConnections();
    slowServer?.close();
  });

  const pids = async () => {
    const text = await readFile(pidFile, 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean).map(Number);
  };
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('two run, sixteen wait, the next is told when to come back; who goes takes the engine along', async () => {
    const controller = new AbortController();
    const file = wavFile(clip);
    const waiting = Array.from({ length: 18 }, () =>
      transcribe({ file, to: slow, signal: controller.signal }),
    );
    const gone = Promise.allSettled(waiting);
    const health = async () => (await fetch(slow.replace('/v1', '/health'))).json();
    await expect
      .poll(health, { timeout: 10_000 })
      .toMatchObject({ queues: { recognition: { running: 2, waiting: 16 } } });
    const refused = await transcribe({ file, to: slow });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refusal(refused)).toMatchObject({ status: 429, type: 'rate_limit_error' });
    await expect.poll(pids, { timeout: 10_000 }).toHaveLength(2);
    controller.abort();
    await gone;
    await expect
      .poll(health, { timeout: 10_000 })
      .toMatchObject({ queues: { recognition: { running: 0, waiting: 0 } } });
    expect((await pids()).filter(alive)).toEqual([]);
  });
});

describe('health', () => {
  it('names engines and says that they are rough', async () => {
    const health = await (await fetch(url.replace('/v1', '/health'))).json();
    expect(health).toMatchObject({ status: 'ok', quality: 'rough', missing: [] });
    const models = await (await fetch(`${url}/models`)).json();
    expect(models).toMatchObject({ object: 'list', data: [{ id: 'pocketsphinx-en-us' }, { id: 'flite' }] });
  });

  it('says what to install when an engine is missing, and refuses until then', async () => {
    const [bare, bareUrl] = await serve(await findEngines('/nowhere'));
    const health = await fetch(bareUrl.replace('/v1', '/health'));
    expect(health.status).toBe(503);
    expect(JSON.stringify(await health.json())).toContain('apt-get install flite');
    const refused = await refusal(await transcribe({ file: wavFile(clip), to: bareUrl }));
    expect(refused).toMatchObject({ status: 503, code: 'engine_missing' });
    bare.close();
  });
});
