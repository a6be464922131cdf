import { stt } from '@livekit/agents';
import type { HearingDeps } from './hearing-deps.ts';
import { HearingStream } from './hearing-stream.ts';

/**
 * The recognisers as one that never fails: it reconnects, goes on to the next of the table and back to the first when
 * that is well, replays what no final covers yet, and says when nobody hears. The framework would end the session at
 * the first hard error.
 */
export class Hearing extends stt.STT {
  readonly label = 'caseroom.hearing';
  readonly #deps: HearingDeps;
  #streams: HearingStream[] = [];
  #listens = true;

  constructor(deps: HearingDeps) {
    super({ streaming: true, interimResults: true, alignedTranscript: 'word' });
    this.#deps = deps;
  }

  override stream(): stt.SpeechStream {
    const stream = new HearingStream(this, this.#deps);
    stream.listen(this.#listens);
    this.#streams = [...this.#streams.filter(({ isOver }) => !isOver), stream];
    return stream;
  }

  /** Speech that began at `sinceWallMs` brought no words: the recogniser is deaf, whatever its connection says. */
  heardNothingSince(sinceWallMs: number): void {
    for (const stream of this.#streams) stream.heardNothingSince(sinceWallMs);
  }

  /** Who may hear has changed. */
  chooseAgain(): void {
    for (const stream of this.#streams) stream.chooseAgain();
  }

  /**
   * False: the microphone is open but nothing of it is recognised, as between two turns of push-to-talk. True again:
   * from `fromWallMs` on, or a moment ago, since the key travels slower than the voice.
   */
  listen(on: boolean, fromWallMs?: number): void {
    this.#listens = on;
    for (const stream of this.#streams) stream.listen(on, fromWallMs);
  }

  /**
   * Speech is to become words yet, and nobody knows when: of a recogniser without interims, or of a turn by key whose
   * connection broke before it was final.
   */
  get isBusy(): boolean {
    return this.#streams.some(({ isBusy }) => isBusy);
  }

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('the interviewer hears streams only');
  }
}
