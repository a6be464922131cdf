import { voice } from '@livekit/agents';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { createReplyTrack, type FillerHeard, type ReplyTrack } from '../voice/reply-track.ts';
import type { SpokenLine } from './interviewer-llm.ts';
import type { Line, LineEvents, Mouth, WrittenMouth } from './mouth.ts';

type Spoken = {
  line: Line;
  track: ReplyTrack;
  handle: voice.SpeechHandle;
  /** When anything of it was first heard, a sign of life too. */
  soundedMs: number | null;
  /** When the reply itself was. */
  begunMs: number | null;
  /** Fell silent, for good or until it goes on. */
  stoppedMs: number | null;
  /** How much of its sound was played, when it did not play to its end. */
  playedMs: number | undefined;
  begins: NodeJS.Timeout | undefined;
};

export type SpokenMouthDeps = {
  session: voice.AgentSession;
  clock: SessionClock;
  events: LineEvents;
  /** Writes what cannot be spoken. */
  written: WrittenMouth;
  /** What the candidate has said, answered. */
  answer: () => Line | null;
  /** A voice is well, and may be used. */
  canVoice: () => boolean;
  /** Something was said because the reply was late. */
  onSignOfLife: (heard: FillerHeard) => void;
  logger: Logger;
};

/** Speaks through the framework's session, and follows each line from its first sound to what was heard of it. */
export type SpokenMouth = Mouth & {
  /** The line of the reply that the framework begins now. */
  nextLine(): SpokenLine | null;
  /** From here on everything is written. */
  muteForGood(): void;
};

export function createSpokenMouth(deps: SpokenMouthDeps): SpokenMouth {
  const { session, clock, events } = deps;
  const asked: Line[] = [];
  let spoken: Spoken[] = [];
  let newest: voice.SpeechHandle | undefined;
  let isMuted = false;
  let listened: voice.AudioOutput | undefined;

  const follow = (line: Line, handle: voice.SpeechHandle): SpokenLine => {
    listenToPlayout();
    const track = createReplyTrack(performance.now(), (line.turn ?? line.proposal.turn) !== null);
    const unheard = {
      soundedMs: null,
      begunMs: null,
      stoppedMs: null,
      playedMs: undefined,
      begins: undefined,
    };
    const entry: Spoken = { line, track, handle, ...unheard };
    spoken.push(entry);
    track.onReplySound = () => begin(entry);
    const over = Promise.withResolvers<void>();
    handle.addDoneCallback(() => {
      over.resolve();
      finish(entry);
    });
    // The framework itself looks for an interruption between two frames: a voice that is silent would go on to be paid.
    handle.waitIfNotInterrupted([over.promise]).then(
      () => track.stop(),
      () => track.stop(),
    );
    return { line, track };
  };
  /** The output is there once the session has started. */
  const listenToPlayout = () => {
    const output = session.output.audio;
    if (!output || listened === output) return;
    listened = output;
    output.on(voice.AudioOutput.EVENT_PLAYBACK_FINISHED, ({ playbackPosition, interrupted }) => {
      const [first] = spoken;
      if (first && interrupted) first.playedMs = playbackPosition * 1000;
    });
  };
  /** Once the reply's own sound is heard: with a sign of life before it, that is when it has been played. */
  const begin = (entry: Spoken) => {
    const { soundedMs, track, line } = entry;
    if (soundedMs === null || track.replyStartMs === null || entry.begunMs !== null || entry.begins) return;
    const atMs = Math.max(soundedMs + track.replyStartMs, track.replyStartMs > 0 ? clock.now() : 0);
    const now = () => {
      entry.begunMs = atMs;
      events.begun(line, atMs);
    };
    const inMs = atMs - clock.now();
    if (inMs <= 0) now();
    else entry.begins = setTimeout(now, inMs);
  };
  const finish = (entry: Spoken) => {
    spoken = spoken.filter((other) => other !== entry);
    clearTimeout(entry.begins);
    const { line, handle, track, soundedMs } = entry;
    track.isOver = true;
    const filler = soundedMs === null ? null : track.filler(playedOf(entry));
    if (filler && soundedMs !== null)
      deps.onSignOfLife({
        ...filler,
        startMs: soundedMs + filler.startMs,
        endMs: soundedMs + filler.endMs,
      });
    if (entry.begunMs !== null) end(entry, entry.begunMs);
    else if (handle.interrupted) events.dropped(line);
    else writeInstead(line, track);
  };
  /** Undefined: to its end. What the output did not count is told from the clock. */
  const playedOf = ({ handle, playedMs, soundedMs, stoppedMs }: Spoken): number | undefined =>
    handle.interrupted ? (playedMs ?? (stoppedMs ?? clock.now()) - (soundedMs ?? 0)) : undefined;
  const end = (entry: Spoken, startMs: number) => {
    const { line, handle, track, stoppedMs } = entry;
    const text = track.heard(playedOf(entry));
    if (!handle.interrupted && track.unsaid !== '')
      return deps.written.finish(line, { text, startMs }, track.unsaid);
    const endMs = (handle.interrupted ? stoppedMs : null) ?? clock.now();
    events.said(line, { text, startMs, endMs, interrupted: handle.interrupted });
  };
  const writeInstead = (line: Line, { planned }: ReplyTrack) =>
    planned === '' ? deps.written.say(line) : deps.written.finish(line, null, planned);
  const isMute = () => isMuted || !deps.canVoice();

  session.on(voice.AgentSessionEventTypes.SpeechCreated, (event) => {
    newest = event.speechHandle;
  });
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, (event) => {
    // Replies play in the order in which they were made, so the first one that is not over is the one that sounds.
    const first = spoken[0];
    if (!first) return;
    const speaks = event.newState === 'speaking';
    const atMs = clock.fromWall(event.createdAt);
    first.stoppedMs = speaks ? null : (first.stoppedMs ?? atMs);
    if (speaks) first.soundedMs ??= atMs;
    begin(first);
  });

  return {
    muteForGood() {
      isMuted = true;
    },
    nextLine() {
      const line = asked.shift() ?? deps.answer();
      if (!line || !newest) return null;
      if (!isMute()) return follow(line, newest);
      deps.written.say(line);
      return null;
    },
    say(line) {
      if (isMute()) return deps.written.say(line);
      asked.push(line);
      try {
        session.generateReply();
      } catch (error) {
        deps.logger.warn({ err: error }, 'the session takes no more replies');
        // What the session has begun is told by its handle. Dropped, a line would come again with every tick.
        for (const left of asked.splice(0)) deps.written.say(left);
      }
    },
    get busy() {
      return spoken.length > 0 || asked.length > 0 || deps.written.busy;
    },
    hush() {
      deps.written.hush();
      if (spoken.length > 0) session.interrupt({ force: true });
    },
    close: () => deps.written.close(),
  };
}
