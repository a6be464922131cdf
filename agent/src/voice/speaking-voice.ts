import { tts } from '@livekit/agents';
import { voiceRateHz } from './pcm.ts';
import { ReplyStream, type ReplyStreamDeps } from './reply-stream.ts';
import { createReplyTrack, type ReplyTrack } from './reply-track.ts';

/** Our voices as the framework's. Each stream is one reply, and its track is the one that was expected first. */
export class SpeakingVoice extends tts.TTS {
  readonly label = 'caseroom.voice';
  readonly #deps: ReplyStreamDeps;
  #expected: ReplyTrack[] = [];

  constructor(deps: ReplyStreamDeps) {
    // Captions follow the text: with a transcript of ours the framework takes 4 s to be done with an interrupted reply,
    // and the next one waits for that.
    super(voiceRateHz, 1, { streaming: true, alignedTranscript: false });
    this.#deps = deps;
  }

  /** A reply that will be spoken next; its stream is opened with the first of its text. */
  expect(track: ReplyTrack): void {
    this.#expected.push(track);
  }

  synthesize(): tts.ChunkedStream {
    throw new Error('replies are spoken as streams');
  }

  override stream(): tts.SynthesizeStream {
    this.#expected = this.#expected.filter(({ isOver }) => !isOver);
    const track = this.#expected.shift() ?? createReplyTrack(performance.now(), false);
    return new ReplyStream(this, track, this.#deps);
  }

  override async close(): Promise<void> {
    this.#deps.voice.close();
  }
}
