import { voice, type llm } from '@livekit/agents';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { Line, LineEvents, Mouth } from './mouth.ts';

/** After a reply that no voice could speak, replies are written for so long before a voice is tried again. */
const VOICE_REST_MS = 30_000;

type Spoken = {
  line: Line;
  handle: voice.SpeechHandle;
  begunMs: number | null /** Fell silent, for good or until it goes on. */;
  stoppedMs: number | null;
};

export type SpokenMouthDeps = {
  session: voice.AgentSession;
  clock: SessionClock;
  events: LineEvents;
  /** Writes what cannot be spoken. */
  written: Mouth;
  /** What the candidate has said, answered. */
  answer: () => Line | null;
  onVoiceAway: () => void;
  /** False: the voice costs money that is spent. */
  mayVoice: () => boolean;
  logger: Logger;
};

/** Speaks through the framework's session, and follows each line from its first sound to what was heard of it. */
export type SpokenMouth = Mouth & {
  /** The line of the reply that the framework begins now. */
  nextLine(): Line | null;
  /** From here on everything is written. */
  muteForGood(): void;
};

export function createSpokenMouth(deps: SpokenMouthDeps): SpokenMouth {
  const { session, clock, events } = deps;
  const asked: Line[] = [];
  let spoken: Spoken[] = [];
  let newest: voice.SpeechHandle | undefined;
  let restUntilMs = 0;

  const follow = (line: Line, handle: voice.SpeechHandle) => {
    const entry: Spoken = { line, handle, begunMs: null, stoppedMs: null };
    spoken.push(entry);
    handle.addDoneCallback(() => finish(entry));
  };
  const finish = (entry: Spoken) => {
    spoken = spoken.filter((other) => other !== entry);
    const { line, handle, begunMs } = entry;
    if (begunMs !== null) {
      const text = heardText(handle.chatItems);
      const endMs = (handle.interrupted ? entry.stoppedMs : null) ?? clock.now();
      events.said(line, { text, startMs: begunMs, endMs, interrupted: handle.interrupted });
    } else if (handle.interrupted) {
      events.dropped(line);
    } else {
      restUntilMs = Math.max(restUntilMs, clock.now() + VOICE_REST_MS);
      deps.onVoiceAway();
      deps.written.say(line);
    }
  };
  const isMute = () => clock.now() < restUntilMs || !deps.mayVoice();
  const write = (line: Line): null => {
    deps.written.say(line);
    return null;
  };

  session.on(voice.AgentSessionEventTypes.SpeechCreated, (event) => {
    newest = event.speechHandle;
  });
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, (event) => {
    // Replies play in the order in which they were made, so the first one that is not over is the one that sounds.
    const first = spoken[0];
    if (!first) return;
    const speaks = event.newState === 'speaking';
    first.stoppedMs = speaks ? null : (first.stoppedMs ?? clock.fromWall(event.createdAt));
    if (!speaks || first.begunMs !== null) return;
    first.begunMs = clock.fromWall(event.createdAt);
    events.begun(first.line, first.begunMs);
  });

  return {
    muteForGood() {
      restUntilMs = Number.POSITIVE_INFINITY;
    },
    nextLine() {
      const line = asked.shift() ?? deps.answer();
      if (!line || !newest) return null;
      if (isMute()) return write(line);
      follow(line, newest);
      return line;
    },
    say(line) {
      if (isMute()) return void write(line);
      asked.push(line);
      try {
        session.generateReply();
      } catch (error) {
        asked.splice(asked.indexOf(line), 1);
        deps.logger.warn({ err: error }, 'the session takes no more replies');
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

/** With a synchronised transcript the framework keeps what was played out, and no more. */
function heardText(items: readonly llm.ChatItem[]): string {
  return items
    .flatMap((item) => (item.type === 'message' && item.role === 'assistant' ? [item.textContent ?? ''] : []))
    .join(' ');
}
