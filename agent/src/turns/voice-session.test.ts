import { inference, initializeLogger, tts, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { InterviewerLlm } from './interviewer-llm.ts';
import { createVoiceSession } from './voice-session.ts';

const FRAME_MS = 20;
const frame = () => new AudioFrame(new Int16Array(24 * FRAME_MS), 24_000, 1, 24 * FRAME_MS);

class Loudspeaker extends voice.AudioOutput {
  frames = 0;

  constructor() {
    super(24_000, undefined, { pause: false });
  }

  override async captureFrame(sound: AudioFrame): Promise<void> {
    await super.captureFrame(sound);
    this.frames += 1;
  }

  override flush(): void {
    super.flush();
    this.onPlaybackFinished({ playbackPosition: (this.frames * FRAME_MS) / 1000, interrupted: false });
  }

  override clearBuffer(): void {}
}

/** The end of a reply comes so long after its beginning: a sentence of forty words sounds meanwhile. */
const LONG_SENTENCE_MS = 16_000;

class TwoSentences extends tts.SynthesizeStream {
  readonly label = 'two sentences';

  protected override async run(): Promise<void> {
    const sound = () => this.queue.put({ requestId: 'r', segmentId: 's', frame: frame(), final: false });
    sound();
    await new Promise((resolve) => setTimeout(resolve, LONG_SENTENCE_MS));
    if (!this.queue.closed) sound();
  }
}

class Speaker extends tts.TTS {
  readonly label = 'speaker';

  constructor() {
    super(24_000, 1, { streaming: true });
  }

  synthesize(): tts.ChunkedStream {
    throw new Error('streams only');
  }

  override stream(): tts.SynthesizeStream {
    return new TwoSentences(this);
  }
}

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('waits for the end of a reply for as long as a sentence before it sounds', async () => {
  const llm = new InterviewerLlm({ nextLine: () => null, async *speak() {}, expect() {} });
  const session = createVoiceSession({
    hearing: undefined,
    vad: new inference.VAD(),
    llm,
    voice: new Speaker(),
  });
  const loudspeaker = new Loudspeaker();
  session.output.audio = loudspeaker;
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false });
  const handle = session.say('A long sentence. And a question?');
  await vi.advanceTimersByTimeAsync(LONG_SENTENCE_MS + 1_000);
  expect(loudspeaker.frames).toBe(2);
  expect(handle.interrupted).toBe(false);
  vi.useRealTimers();
  await session.close();
});
