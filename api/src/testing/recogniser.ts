import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Speaks as much of Deepgram's and of the offline server's protocol as the api hears of a short recording. */
export async function startRecogniser() {
  /** What it answers from now on. */
  const heard = { text: '', confidence: 0.98, status: 200 };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push(`${method} ${url?.split('?')[0]} ${headers['content-type']?.split(';')[0]}`);
    request.resume().on('end', () => {
      const { text: transcript, confidence, status } = heard;
      const deepgram = { results: { channels: [{ alternatives: [{ transcript, confidence }] }] } };
      response.writeHead(url === '/health' ? 200 : status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(url?.startsWith('/v1/listen') ? deepgram : { text: transcript }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { DEEPGRAM_API_KEY: 'key', DEEPGRAM_BASE_URL: url, SPEECH_BASE_URL: `${url}/v1` };
  return { heard, asked, env, close: () => void server.close() };
}
export type Recogniser = Awaited<ReturnType<typeof startRecogniser>>;

/** A WAV of silence: mono, 16 bits, 16 kHz; `dataSize` is what its header says of its length. */
export function silence(ms = 1_000, dataSize = ms * 32): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(32_000, 28);
  header.write('data', 36);
  header.writeUInt32LE(dataSize, 40);
  return Buffer.concat([header, Buffer.alloc(ms * 32)]);
}
