import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIConnectOptions, AudioByteStream, shortuuid, tokenize, tts } from '@livekit/agents';

/** PCM as OpenAI's speech protocol gives it: 16 bit, little endian. */
const rateHz = 24_000;
const channels = 1;

export type Speaker = { model: string; voice: string };

/** Where a sentence in a voice is kept: PCM named by the SHA-256 of model, voice and text. */
export function renderedPath(folder: string, speaker: Speaker, sentence: string): string {
  const key = JSON.stringify([speaker.model, speaker.voice, sentence.trim()]);
  return join(folder, `${createHash('sha256').update(key).digest('hex')}.pcm`);
}

/** The pieces in which a line is voiced: the framework asks a voice for one sentence after the other. */
export const sentencesOf = (line: string): string[] => new tokenize.basic.SentenceTokenizer().tokenize(line);

/** What the metrics of a sentence from the folder carry: nothing was paid for it. */
export const renderedLabel = 'caseroom.RenderedVoice';

/** Speaks a sentence from the folder where it was rendered beforehand, at once and free; everything else aloud anew. */
export class RenderedVoice extends tts.TTS {
  override label = renderedLabel;
  readonly #live: tts.TTS;
  readonly #folder: string;
  readonly #speaker: Speaker;

  constructor(live: tts.TTS, folder: string, speaker: Speaker) {
    super(live.sampleRate, live.numChannels, live.capabilities);
    this.#live = live;
    this.#folder = folder;
    this.#speaker = speaker;
    live.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics));
    live.on('error', (error) => this.emit('error', error));
  }

  override get model(): string {
    return this.#live.model;
  }

  override get provider(): string {
    return this.#live.provider;
  }

  synthesize(text: string, options?: APIConnectOptions, signal?: AbortSignal): tts.ChunkedStream {
    const path = renderedPath(this.#folder, this.#speaker, text);
    if (!existsSync(path)) return this.#live.synthesize(text, options, signal);
    return new RenderedSentence(this, text, path, options, signal);
  }

  stream(): tts.SynthesizeStream {
    return this.#live.stream();
  }

  override async close(): Promise<void> {
    await this.#live.close();
  }
}

class RenderedSentence extends tts.ChunkedStream {
  override label = 'caseroom.RenderedSentence';
  readonly #path: string;

  constructor(voice: tts.TTS, text: string, path: string, options?: APIConnectOptions, signal?: AbortSignal) {
    super(text, voice, options, signal);
    this.#path = path;
  }

  protected override async run(): Promise<void> {
    const id = shortuuid();
    const pcm = readFileSync(this.#path);
    const stream = new AudioByteStream(rateHz, channels);
    const bytes = new Uint8Array(pcm).buffer;
    const frames = [...stream.write(bytes), ...stream.flush()];
    for (const [index, frame] of frames.entries())
      this.queue.put({ requestId: id, segmentId: id, frame, final: index === frames.length - 1 });
    this.queue.close();
  }
}
