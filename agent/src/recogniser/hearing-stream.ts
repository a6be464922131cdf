import { stt } from '@livekit/agents';
import { pause } from '../life/backoff.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { createChain } from './chain.ts';
import { heardFinal, type HeardFinal } from './heard.ts';
import { followRecogniser, type Attempt, type AttemptEnd } from './hearing-attempt.ts';
import type { HearingDeps } from './hearing-deps.ts';
import { createInterims } from './interims.ts';
import { untilBetter } from './probing.ts';
import { createRecentAudio, silence, type HeardFrame } from './recent-audio.ts';
import type { Recogniser } from './recogniser.ts';

const SAMPLE_RATE = 16_000;
/** While nobody may hear at all, how often that is asked again. */
const NOBODY_MS = 2_000;
/** Nobody has heard for so long: a hiccup that the replay mends is over by then, and the candidate should know. */
const AWAY_AFTER_MS = 2_500;
/** A finger is slower than a voice. */
const PRE_ROLL_MS = 500;
/** Where nobody says when the key went down: 100 ms of network twice before. */
const WAY_MS = 200;

/** So many words are no cough: a recogniser that told them, and whose final has none, has heard somebody. */
const TOLD_WORDS = 3;
/** A microphone that is muted in mid-sentence sends nothing more: what it sent is made final after this. */
const STARVED_MS = 600;
/**
 * A connection that broke round the end of a turn by key is there again, and has made words of what it missed, within this:
 * two tries to connect and the wait for an answer. Later ones are answered when they come, and nobody is kept waiting.
 */
const AGAIN_MS = 5_000;

export class HearingStream extends stt.SpeechStream {
  readonly label = 'caseroom.hearing.stream';
  readonly #deps: HearingDeps;
  readonly #recent = createRecentAudio();
  readonly #interims = createInterims();
  readonly #chain = createChain<Recogniser>();
  #attempt: Attempt | undefined;
  /** Since when nobody hears; undefined while somebody does. */
  #deafSince: number | undefined = Date.now();
  /** A connection has stood before. */
  #hasHeard = false;
  #listens = true;
  /** The last words of an utterance that is not final yet. */
  #told: stt.SpeechEvent | undefined;
  /** When the key went up: what was heard later is nobody's business. */
  #deafFromMs = 0;
  /** Until when words of a turn that is over may come by another connection; undefined while the one that heard it stands. */
  #againUntilMs: number | undefined;

  constructor(hearing: stt.STT, deps: HearingDeps) {
    super(hearing, SAMPLE_RATE);
    this.#deps = deps;
  }

  get isOver(): boolean {
    return this.closed;
  }

  chooseAgain(): void {
    this.#attempt?.close('budget');
  }

  get isBusy(): boolean {
    if (this.#attempt?.isBusy) return true;
    return Date.now() < (this.#againUntilMs ?? 0) && this.#owed().length > 0;
  }

  heardNothingSince(sinceWallMs: number): void {
    // Whoever is sent whole stretches of speech is at work on one, and has a deadline for it.
    if (this.#attempt?.isBusy) return;
    // An answer without words is one too: a cough is no reason to tear a healthy connection.
    if (this.#attempt && this.#attempt.answeredAtMs < sinceWallMs) this.#attempt.close('deaf');
  }

  /** Nothing more comes for now: silence and a flush let the recogniser finish what it has begun to hear. */
  #endOfSound(): void {
    for (const heard of silence()) this.#attempt?.push(heard);
    this.#attempt?.flush();
  }

  listen(on: boolean, fromWallMs = Date.now() - WAY_MS): void {
    if (on === this.#listens) return;
    this.#listens = on;
    if (!on) {
      this.#deafFromMs = Date.now();
      this.#againUntilMs = undefined;
      if (this.#deafSince !== undefined) this.#waitForAnother();
      return this.#endOfSound();
    }
    // What was sent before the key was up must not be heard twice, and is kept for as long as it is not final.
    const fromMs = Math.max(this.#deafFromMs, fromWallMs - PRE_ROLL_MS);
    this.#recent.forget(this.#deafFromMs, fromMs);
    for (const heard of this.#recent.replay()) if (heard.heardAtMs > fromMs) this.#attempt?.push(heard);
  }

  /** What another connection has to hear again: while the key is up, what was said until then and is not final. */
  #owed(): readonly HeardFrame[] {
    return this.#recent.replay(this.#listens ? undefined : this.#deafFromMs);
  }

  #waitForAnother(): void {
    this.#againUntilMs ??= Date.now() + AGAIN_MS;
  }

  protected override async run(): Promise<void> {
    const pumping = this.#pump();
    for (let mustAnswer = false; !this.closed && !this.abortSignal.aborted; ) {
      const chosen = this.#chain.choose(this.#deps.recognisers());
      if (!chosen) {
        this.#deps.onAway('none');
        await pause(NOBODY_MS, this.abortSignal);
        continue;
      }
      if (!(await this.#waited(chosen.waitMs))) break;
      const { stood, failure } = await this.#hearBy(chosen.recogniser, mustAnswer);
      if (this.closed || this.input.closed) break;
      this.#waitForAnother();
      if (failure.reason === 'budget' || failure.reason === 'better') continue;
      mustAnswer = failure.reason === 'deaf';
      this.#chain.failed(chosen.recogniser, failure, stood);
      this.#failed(chosen.recogniser, failure.reason);
    }
    await pumping;
  }

  /** Between two tries; says meanwhile that nobody hears when that takes too long. False: it is over. */
  async #waited(ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    for (let left = ms; left > 0 && !this.abortSignal.aborted; left = end - Date.now()) {
      await pause(Math.min(left, 500), this.abortSignal);
      this.#tellAway('failed');
    }
    return !this.closed && !this.abortSignal.aborted;
  }

  #failed(recogniser: Recogniser, reason: string): void {
    this.#deafSince ??= Date.now();
    this.#deps.logger.warn({ recogniser: recogniser.name, reason }, 'the recogniser failed');
    this.#deps.onFailure?.();
    // It has been deaf for seconds already when that is noticed.
    if (reason === 'deaf') this.#deps.onAway(reason);
    else this.#tellAway(reason);
  }

  #tellAway(reason: string): void {
    if (this.#deafSince !== undefined && Date.now() - this.#deafSince >= AWAY_AFTER_MS)
      this.#deps.onAway(reason);
  }

  /** Frames are taken whether anybody hears them or not, so that none waits in the framework's queue. */
  async #pump(): Promise<void> {
    const starved = setTimeout(() => this.#endOfSound(), STARVED_MS);
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') {
        this.#attempt?.flush();
        continue;
      }
      starved.refresh();
      const heard = { frame, heardAtMs: Date.now() };
      this.#recent.push(heard);
      if (this.#listens) this.#attempt?.push(heard);
    }
    clearTimeout(starved);
    this.#attempt?.close('over');
  }

  async #hearBy(recogniser: Recogniser, mustAnswer: boolean): Promise<AttemptEnd> {
    const { onUsage, onAway, onHears, onReconnect } = this.#deps;
    let stands = false;
    const life = new AbortController();
    const away = setTimeout(() => this.#tellAway('silent'), AWAY_AFTER_MS);
    const owed = this.#owed();
    const attempt = followRecogniser(recogniser, owed, mustAnswer, {
      onEvent: (event) => this.#forward(event, attempt, recogniser),
      onAlive: () => {
        this.#deafSince = undefined;
        if (!stands && this.#hasHeard) onReconnect?.();
        stands = this.#hasHeard = true;
        onHears(recogniser);
      },
      onSlow: () => onAway('slow'),
      onUsage: (audioMs) => onUsage(recogniser, audioMs),
    });
    this.#attempt = attempt;
    if (!this.#listens && owed.length > 0) this.#endOfSound();
    this.#makeWayForBetter(recogniser, attempt, life.signal);
    const outcome = await attempt.ended;
    life.abort();
    clearTimeout(away);
    this.#interims.clear();
    this.#told = undefined;
    if (this.#attempt === attempt) this.#attempt = undefined;
    return outcome;
  }

  #makeWayForBetter(recogniser: Recogniser, attempt: Attempt, signal: AbortSignal): void {
    const quietMs = () => (this.#interims.pending ? 0 : this.#recent.quietMs);
    untilBetter({ chain: this.#chain, table: this.#deps.recognisers, quietMs }, recogniser, signal).then(
      (better) => {
        if (!better) return;
        this.#chain.recovered(better);
        attempt.close('better');
      },
      (error: unknown) => this.#deps.logger.warn({ err: error }, 'a recogniser could not be asked'),
    );
  }

  #forward(event: stt.SpeechEvent, attempt: Attempt, recogniser: Recogniser): void {
    if (this.closed || this.queue.closed) return;
    switch (event.type) {
      case stt.SpeechEventType.FINAL_TRANSCRIPT:
        return this.#final(event, attempt, recogniser);
      case stt.SpeechEventType.INTERIM_TRANSCRIPT:
        return this.#interim(event);
      default:
        this.queue.put(event);
    }
  }

  #interim(event: stt.SpeechEvent): void {
    const text = event.alternatives?.[0]?.text.trim() ?? '';
    if (!text) return;
    this.#told = event;
    const pass = this.#interims.heard(text, (interim) => this.#deps.onInterim?.(interim) ?? true);
    if (pass) this.queue.put(event);
  }

  /** A final without words, of sound of which it told some: what it told last is what was said, as far as anybody knows. */
  #withWords(final: stt.SpeechEvent): stt.SpeechEvent {
    const [best] = final.alternatives ?? [];
    const [told] = this.#told?.alternatives ?? [];
    if (!best || !told || best.text.trim() !== '' || told.startTime >= best.endTime) return final;
    if (told.text.trim().split(/\s+/).length < TOLD_WORDS) return final;
    return { ...final, alternatives: [{ ...told, endTime: best.endTime }] };
  }

  #final(told: stt.SpeechEvent, attempt: Attempt, recogniser: Recogniser): void {
    const event = this.#withWords(told);
    this.#told = undefined;
    this.#interims.clear();
    const { clock } = this.#deps;
    const best = event.alternatives?.[0];
    // A final covers its whole stretch of sound, with the end of its last word and the silence after it.
    const covered = best && attempt.momentOf(best.endTime * 1000);
    if (covered !== undefined) this.#recent.coveredUntil(covered);
    const times = {
      atPosition: (positionMs: number) => clock.fromWall(attempt.momentOf(positionMs) ?? Date.now()),
      atWall: clock.fromWall,
    };
    const final = heardFinal(event, times, clock.now());
    if (!final) this.#deps.onNoWords?.();
    if (final && this.#deps.onFinal(final, recogniser)) this.queue.put(withWallTime(event, final, clock));
  }
}

/** The framework places a final by its own idea of when the stream began; the moment itself leaves no room for that. */
function withWallTime(event: stt.SpeechEvent, final: HeardFinal, clock: SessionClock): stt.SpeechEvent {
  return { ...event, speechEndTime: event.speechEndTime ?? final.endMs - clock.offsetMs() };
}
