import { stt } from '@livekit/agents';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { heardFinal, type HeardFinal } from './heard.ts';
import { followRecogniser, type Attempt } from './hearing-attempt.ts';
import type { Recogniser } from './recogniser.ts';
import { backoffMs, pause } from '../life/backoff.ts';
import { createRecentAudio } from './recent-audio.ts';

/** So many failures in a row, and the next recogniser of the table is tried. */
const TRIES_EACH = 2;
const RETRY_BASE_MS = 200;
const RETRY_MAX_MS = 5_000;
const SAMPLE_RATE = 16_000;

export type HearingDeps = {
  /** Those that may hear now, in the order in which they are tried. */
  recognisers: () => readonly Recogniser[];
  clock: SessionClock;
  /** A final, before anybody else sees it. True: it is part of a turn; false: it is kept from the framework. */
  onFinal: (final: HeardFinal, recogniser: Recogniser) => boolean;
  /** This one hears; told often. */
  onHears: (recogniser: Recogniser) => void;
  /** Nobody hears; told often. */
  onAway: (reason: string) => void;
  onUsage: (recogniser: Recogniser, audioMs: number) => void;
  logger: Logger;
};

/**
 * The recognisers as one that never fails: it reconnects, goes on to the next of the table, replays what no final
 * covers yet, and says when nobody hears. The framework would end the session at the first hard error.
 */
export class Hearing extends stt.STT {
  readonly label = 'caseroom.hearing';
  readonly #deps: HearingDeps;
  readonly #streams = new Set<HearingStream>();

  constructor(deps: HearingDeps) {
    super({ streaming: true, interimResults: true, alignedTranscript: 'word' });
    this.#deps = deps;
  }

  override stream(): stt.SpeechStream {
    const stream = new HearingStream(this, this.#deps);
    this.#streams.add(stream);
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

  protected override async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('the interviewer hears streams only');
  }
}

class HearingStream extends stt.SpeechStream {
  readonly label = 'caseroom.hearing.stream';
  readonly #deps: HearingDeps;
  readonly #recent = createRecentAudio();
  #attempt: Attempt | undefined;
  #lastFinalAt = 0;

  constructor(hearing: Hearing, deps: HearingDeps) {
    super(hearing, SAMPLE_RATE);
    this.#deps = deps;
  }

  chooseAgain(): void {
    this.#attempt?.close('budget');
  }

  heardNothingSince(sinceWallMs: number): void {
    // The framework does not see the finals that are kept from it.
    if (this.#lastFinalAt < sinceWallMs) this.#attempt?.close('deaf');
  }

  protected override async run(): Promise<void> {
    const pumping = this.#pump();
    let index = 0;
    for (let failures = 0; !this.closed && !this.abortSignal.aborted; ) {
      const allowed = this.#deps.recognisers();
      const recogniser = allowed[index % allowed.length];
      if (!recogniser) {
        this.#deps.onAway('none');
        await pause(RETRY_MAX_MS, this.abortSignal);
        continue;
      }
      const { heardSomething, reason } = await this.#hearBy(recogniser);
      if (this.closed || this.input.closed) break;
      failures = heardSomething ? 1 : failures + 1;
      this.#deps.logger.warn({ recogniser: recogniser.name, reason, failures }, 'the recogniser failed');
      if (failures >= TRIES_EACH) this.#deps.onAway(reason);
      if (failures % TRIES_EACH === 0) index += 1;
      await pause(backoffMs(failures - 1, RETRY_BASE_MS, RETRY_MAX_MS), this.abortSignal);
    }
    await pumping;
  }

  /** Frames are taken whether anybody hears them or not, so that none waits in the framework's queue. */
  async #pump(): Promise<void> {
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') continue;
      const heard = { frame, heardAtMs: Date.now() };
      this.#recent.push(heard);
      this.#attempt?.push(heard);
    }
    this.#attempt?.close('over');
  }

  async #hearBy(recogniser: Recogniser): Promise<{ heardSomething: boolean; reason: string }> {
    const attempt = followRecogniser(recogniser, this.#recent.frames(), {
      onEvent: (event) => this.#forward(event, attempt, recogniser),
      onAlive: () => this.#deps.onHears(recogniser),
      onUsage: (audioMs) => this.#deps.onUsage(recogniser, audioMs),
    });
    this.#attempt = attempt;
    const outcome = await attempt.ended;
    if (this.#attempt === attempt) this.#attempt = undefined;
    return outcome;
  }

  #forward(event: stt.SpeechEvent, attempt: Attempt, recogniser: Recogniser): void {
    if (this.closed || this.queue.closed) return;
    if (event.type !== stt.SpeechEventType.FINAL_TRANSCRIPT) return void this.queue.put(event);
    const { clock } = this.#deps;
    const times = {
      atPosition: (positionMs: number) => clock.fromWall(attempt.momentOf(positionMs) ?? Date.now()),
      atWall: clock.fromWall,
    };
    const final = heardFinal(event, times, clock.now());
    if (!final) return;
    this.#lastFinalAt = Date.now();
    this.#recent.coveredUntil(final.endMs - clock.offsetMs());
    if (this.#deps.onFinal(final, recogniser)) this.queue.put(withWallTime(event, final, clock));
  }
}

/** The framework places a final by its own idea of when the stream began; the moment itself leaves no room for that. */
function withWallTime(event: stt.SpeechEvent, final: HeardFinal, clock: SessionClock): stt.SpeechEvent {
  return { ...event, speechEndTime: event.speechEndTime ?? final.endMs - clock.offsetMs() };
}
