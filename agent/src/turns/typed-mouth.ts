import type { Room } from '@livekit/rtc-node';
import type { Interviewer } from '../interviewer/port.ts';
import { pause } from '../life/backoff.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { openCaption } from '../room/captions.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Line, LineEvents, Mouth } from './mouth.ts';
import { spaced } from './spaced.ts';

/** A moment of thought before a written reply, so that it does not jump at the reader. */
const COMPOSE_MS = 350;

export type TypedMouthDeps = {
  room: Room;
  roomState: RoomState;
  interviewer: Interviewer;
  clock: SessionClock;
  events: LineEvents;
  logger: Logger;
};

/** Writes replies as captions. Needs no speech engine; also what is left when every voice is away. */
export function createTypedMouth(deps: TypedMouthDeps): Mouth {
  const queue: Line[] = [];
  let life = new AbortController();
  let running: Promise<void> | undefined;
  const run = async () => {
    for (let line = queue.shift(); line; line = queue.shift()) {
      await write(deps, line, life.signal);
    }
    deps.roomState.activity('listening');
    running = undefined;
  };
  return {
    say(line) {
      queue.push(line);
      running ??= run();
    },
    get busy() {
      return running !== undefined;
    },
    hush() {
      queue.length = 0;
      life.abort();
      life = new AbortController();
    },
    async close() {
      queue.length = 0;
      life.abort();
      await running;
    },
  };
}

async function write(deps: TypedMouthDeps, line: Line, signal: AbortSignal): Promise<void> {
  deps.roomState.activity('thinking');
  await pause(COMPOSE_MS, signal);
  if (signal.aborted) return deps.events.dropped(line);
  const caption = await openCaption(deps.room, line.proposal.id, deps.logger);
  const startMs = deps.clock.now();
  let text = '';
  for await (const clause of spaced(deps.interviewer.speak(line.proposal, signal))) {
    if (signal.aborted) break;
    if (text === '') {
      deps.roomState.activity('speaking');
      deps.events.begun(line, startMs);
    }
    text += clause;
    await caption.write(clause);
  }
  await caption.close();
  if (text === '') return signal.aborted ? deps.events.dropped(line) : deps.events.failed(line);
  deps.events.said(line, { text, startMs, endMs: deps.clock.now(), interrupted: signal.aborted });
}
