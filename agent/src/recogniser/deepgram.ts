import { stt } from '@livekit/agents';
import { WebSocket } from 'ws';
import { listenUrl, readMessage, type DeepgramOptions } from './deepgram-protocol.ts';
import { answersAtOnce, connectDeepgram, type DeepgramAddress } from './deepgram-socket.ts';
import { createLiveness, type Liveness } from './liveness.ts';
import { durationMsOf, isLoud } from './loudness.ts';
import { RecogniserFailure } from './recogniser-failure.ts';
import type { Recogniser, RecogniserSigns } from './recogniser.ts';

const SAMPLE_RATE = 16_000;
/** Packets of 20 ms: with 100 ms each word comes 65 ms later. */
const PACKET_BYTES = (SAMPLE_RATE / 50) * 2;
/** Deepgram hangs up after 10 s without sound: a muted microphone sends none. */
const KEEP_ALIVE_MS = 4_000;
const USAGE_EVERY_MS = 5_000;
const CHECK_MS = 250;
const FINALIZE = '{"type":"Finalize"}';
/** One unreadable message may be a newer kind; so many in a row are no protocol of ours. */
const GARBAGE = 3;

export function deepgramRecogniser(options: DeepgramOptions): Recogniser {
  const address = { url: listenUrl(options, SAMPLE_RATE), apiKey: options.apiKey };
  return {
    name: `deepgram/${options.model}`,
    provider: 'deepgram',
    model: options.model,
    paid: true,
    interims: true,
    open: (signs) => new DeepgramStt(address, signs),
    isWell: (signal) => answersAtOnce(address, signal),
  };
}

/**
 * A client of our own: every sample that it is given is sent, so positions in the stream are positions in the sound,
 * and a connection that closes or goes deaf ends the stream with an error instead of hearing nothing for ever.
 */
class DeepgramStt extends stt.STT {
  readonly label = 'caseroom.deepgram';
  readonly #address: DeepgramAddress;
  readonly #signs: RecogniserSigns;

  constructor(address: DeepgramAddress, signs: RecogniserSigns) {
    super({ streaming: true, interimResults: true, alignedTranscript: 'word' });
    this.#address = address;
    this.#signs = signs;
  }

  override stream(): stt.SpeechStream {
    return new DeepgramStream(this, this.#address, this.#signs);
  }

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('Deepgram is used for streams only');
  }
}

class DeepgramStream extends stt.SpeechStream {
  readonly label = 'caseroom.deepgram.stream';
  readonly #address: DeepgramAddress;
  readonly #signs: RecogniserSigns;
  readonly #liveness: Liveness = createLiveness();

  constructor(owner: stt.STT, address: DeepgramAddress, signs: RecogniserSigns) {
    super(owner, SAMPLE_RATE, { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 });
    this.#address = address;
    this.#signs = signs;
  }

  protected override async run(): Promise<void> {
    const socket = await connectDeepgram(this.#address);
    this.#signs.connected();
    let watch: NodeJS.Timeout | undefined;
    const keepAlive = setInterval(() => send(socket, '{"type":"KeepAlive"}'), KEEP_ALIVE_MS);
    const over = new Promise<never>((_, reject) => {
      socket.once('close', (code) => reject(new RecogniserFailure(`closed ${code}`)));
      this.#listen(socket, reject);
      watch = setInterval(() => this.#watch(socket, reject), CHECK_MS);
    });
    // It is raced below; an end that nobody waits for any more is no fault.
    over.catch(() => {});
    try {
      await Promise.race([this.#sendSound(socket), over]);
    } finally {
      clearInterval(keepAlive);
      clearInterval(watch);
      socket.terminate();
    }
  }

  #listen(socket: WebSocket, fail: (failure: RecogniserFailure) => void): void {
    let garbage = 0;
    socket.on('message', (data) => {
      const message = readMessage(String(data));
      if (message === 'unreadable') {
        if (++garbage >= GARBAGE) fail(new RecogniserFailure('garbage'));
        return;
      }
      garbage = 0;
      this.#liveness.answered(wordsIn(message));
      this.#signs.alive();
      if (message === 'other' || this.queue.closed) return;
      this.queue.put(message);
    });
  }

  #watch(socket: WebSocket, fail: (failure: RecogniserFailure) => void): void {
    const state = this.#liveness.check();
    if (state === 'deaf') fail(new RecogniserFailure('deaf'));
    if (state === 'ask') send(socket, FINALIZE);
  }

  /** Until the stream is closed, or its input ends. */
  async #sendSound(socket: WebSocket): Promise<void> {
    let waiting: Buffer[] = [];
    let bytes = 0;
    let unreportedMs = 0;
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') {
        send(socket, FINALIZE);
        continue;
      }
      const { data } = frame;
      waiting.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
      bytes += data.byteLength;
      unreportedMs += durationMsOf(frame);
      this.#liveness.sent(durationMsOf(frame), isLoud(frame));
      if (bytes >= PACKET_BYTES) {
        send(socket, Buffer.concat(waiting));
        waiting = [];
        bytes = 0;
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

function wordsIn(message: stt.SpeechEvent | 'other'): 'pending' | 'final' | 'none' {
  if (message === 'other') return 'none';
  if (message.type === stt.SpeechEventType.FINAL_TRANSCRIPT) return 'final';
  return message.alternatives?.[0]?.text ? 'pending' : 'none';
}

function send(socket: WebSocket, data: Buffer | string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(data);
}
