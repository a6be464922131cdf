import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wavHeader } from '../../../infra/speech/pcm.ts';
import { streamSpeech } from './speech-client.ts';

/** A server of a few bytes: what simulators of whole services do not do. */
let answer: (response: ServerResponse) => void | Promise<void>;
let connections = 0;
let hungUp = 0;
const server = createServer((request, response) => {
  request.resume();
  response.on('close', () => void (response.writableFinished || hungUp++));
  void answer(response);
});
server.on('connection', () => void connections++);
let baseUrl = '';
beforeEach(async () => {
  [connections, hungUp] = [0, 0];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const tone = Buffer.from(
  Int16Array.from({ length: 1_200 }, (_, n) => Math.round(8_000 * Math.sin(n / 5))).buffer,
);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const speak = (signal = new AbortController().signal, firstByteMs = 3_000) =>
  streamSpeech({ baseUrl, apiKey: 'k', model: 'm', voice: 'v' }, 'Hello.', { signal, firstByteMs });
async function collect(pcms: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const pcm of pcms) parts.push(pcm);
  return Buffer.concat(parts);
}

it('keeps every sample whole over odd boundaries, and passes them on as they come', async () => {
  const arrived: number[] = [];
  answer = async (response) => {
    response.writeHead(200, { 'content-type': 'audio/pcm' });
    for (let at = 0; at < tone.length; at += 333) {
      response.write(tone.subarray(at, at + 333));
      await pause(20);
    }
    response.end();
  };
  const parts: Buffer[] = [];
  for await (const pcm of speak()) {
    expect(pcm.length % 2).toBe(0);
    parts.push(pcm);
    arrived.push(performance.now());
  }
  expect(Buffer.concat(parts).equals(tone)).toBe(true);
  expect((arrived.at(-1) ?? 0) - (arrived[0] ?? 0)).toBeGreaterThan(60);
});

it('takes off the header of a WAV file, in whatever pieces it comes, and changes its rate', async () => {
  let rateHz = 24_000;
  answer = (response) => {
    const header = wavHeader(rateHz);
    response.writeHead(200, { 'content-type': 'audio/wav' });
    response.write(header.subarray(0, 7));
    setTimeout(() => {
      response.write(Buffer.concat([header.subarray(7), tone.subarray(0, 100)]));
      response.end(tone.subarray(100));
    }, 20);
  };
  expect((await collect(speak())).equals(tone)).toBe(true);
  rateHz = 16_000;
  const ms = (await collect(speak())).length / 48;
  expect(ms).toBeGreaterThan((tone.length / 32) * 0.9);
  expect(ms).toBeLessThan((tone.length / 32) * 1.1);
});

it.each([
  ['text/html', Buffer.from('<html>It works!</html>')],
  ['application/json', Buffer.from('{"error": "no"}')],
  ['application/octet-stream', Buffer.from('ID3 an MP3 file, and more of it')],
  ['', Buffer.from('<!DOCTYPE html><html></html>')],
])('calls what is no sound garbage: %s', async (type, body) => {
  answer = (response) => {
    response.writeHead(200, type ? { 'content-type': type } : {});
    response.end(body);
  };
  await expect(collect(speak())).rejects.toMatchObject({ kind: 'garbage' });
});

it('gives up on a first byte that does not come, and on sound that stands still', async () => {
  answer = () => {};
  const begun = performance.now();
  await expect(collect(speak(undefined, 150))).rejects.toMatchObject({ kind: 'late' });
  expect(performance.now() - begun).toBeLessThan(400);
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'audio/pcm' });
    response.write(tone);
  };
  await expect(collect(speak())).rejects.toMatchObject({ kind: 'stalled' });
  await expect.poll(() => hungUp).toBe(2);
});

it('reads how long a server wants to be left alone', async () => {
  answer = (response) => {
    response.writeHead(429, { 'retry-after': '7' });
    response.end();
  };
  await expect(collect(speak())).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 7_000 });
});

it('ends the request at once when nobody listens any more', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'audio/pcm' });
    response.write(tone);
  };
  const life = new AbortController();
  for await (const _ of speak(life.signal)) life.abort();
  const begun = performance.now();
  while (hungUp === 0 && performance.now() - begun < 1_000) await pause(1);
  expect(performance.now() - begun).toBeLessThan(400);
});

it('keeps its connection from one sentence to the next, and takes a new one when it was closed meanwhile', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'audio/pcm' });
    response.end(tone);
  };
  await collect(speak());
  await pause(20);
  await collect(speak());
  expect(connections).toBe(1);
  server.closeAllConnections();
  expect((await collect(speak())).length).toBe(tone.length);
});
