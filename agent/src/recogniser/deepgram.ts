import { APIConnectionError, stt } from '@livekit/agents';
import { WebSocket } from 'ws';
import { listenUrl, readMessage, type DeepgramOptions } from './deepgram-protocol.ts';
import type { Recogniser } from './recogniser.ts';

const SAMPLE_RATE = 16_000;
const CONNECT_MS = 5_000;
/** Packets of 20 ms: with 100 ms each word comes 65 ms later. */
const PACKET_BYTES = (SAMPLE_RATE / 50) * 2;
/** Deepgram hangs up after 10 s without sound: a muted microphone sends none. */
const KEEP_ALIVE_MS = 4_000;
const USAGE_EVERY_MS = 5_000;

export function deepgramRecogniser(options: DeepgramOptions): Recogniser {
  return {
    name: `deepgram/${options.model}`,
    provider: 'deepgram',
    model: options.model,
    paid: true,
    open: () => new DeepgramStt(options),
  };
}

/**
 * A client of our own: every sample that it is given is sent, so positions in the stream are positions in the sound,
 * and a connection that closes ends the stream with an error instead of going deaf.
 */
class DeepgramStt extends stt.STT {
  readonly label = 'caseroom.deepgram';
  readonly #options: DeepgramOptions;

  constructor(options: DeepgramOptions) {
    super({ streaming: true, interimResults: true, alignedTranscript: 'word' });
    this.#options = options;
  }

  override stream(): stt.SpeechStream {
    return new DeepgramStream(this, this.#options);
  }

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('Deepgram is used for streams only');
  }
}

class DeepgramStream extends stt.SpeechStream {
  readonly label = 'caseroom.deepgram.stream';
  readonly #options: DeepgramOptions;

  constructor(owner: stt.STT, options: DeepgramOptions) {
    super(owner, SAMPLE_RATE, { maxRetry: 0, retryIntervalMs: 0, timeoutMs: CONNECT_MS });
    this.#options = options;
  }

  protected override async run(): Promise<void> {
    const socket = new WebSocket(listenUrl(this.#options, SAMPLE_RATE), {
      headers: { authorization: `Token ${this.#options.apiKey}` },
      handshakeTimeout: CONNECT_MS,
    });
    const over = new Promise<never>((_, reject) => {
      const fail = (what: string) => reject(new APIConnectionError({ message: `deepgram: ${what}` }));
      socket.once('error', () => fail('refused'));
      socket.once('close', (code) => fail(`closed ${code}`));
    });
    // It is raced below; an end that nobody waits for any more is no fault.
    over.catch(() => {});
    socket.on('message', (data) => {
      const event = readMessage(String(data));
      if (event && !this.queue.closed) this.queue.put(event);
    });
    const keepAlive = setInterval(() => send(socket, '{"type":"KeepAlive"}'), KEEP_ALIVE_MS);
    try {
      await Promise.race([new Promise((resolve) => socket.once('open', resolve)), over]);
      await Promise.race([this.#sendSound(socket), over]);
    } finally {
      clearInterval(keepAlive);
      socket.terminate();
    }
  }

  /** Until the stream is closed, or its input ends. */
  async #sendSound(socket: WebSocket): Promise<void> {
    let waiting = Buffer.alloc(0);
    let unreportedMs = 0;
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') continue;
      const { data } = frame;
      waiting = Buffer.concat([waiting, Buffer.from(data.buffer, data.byteOffset, data.byteLength)]);
      unreportedMs += (frame.samplesPerChannel / frame.sampleRate) * 1000;
      if (waiting.length >= PACKET_BYTES) {
        send(socket, waiting);
        waiting = Buffer.alloc(0);
      }
      if (unreportedMs >= USAGE_EVERY_MS) {
        this.#report(unreportedMs);
        unreportedMs = 0;
      }
    }
    this.#report(unreportedMs);
    send(socket, '{"type":"CloseStream"}');
  }

  #report(audioMs: number): void {
    if (audioMs === 0 || this.queue.closed) return;
    const recognitionUsage = { audioDuration: audioMs / 1000 };
    this.queue.put({ type: stt.SpeechEventType.RECOGNITION_USAGE, requestId: '', recognitionUsage });
  }
}

function send(socket: WebSocket, data: Buffer | string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(data);
}
