import type { Room } from '@livekit/rtc-node';
import { sentencesOf } from '../interviewer/clauses.ts';
import type { Interviewer } from '../interviewer/port.ts';
import { pause } from '../life/backoff.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { openCaption } from '../room/captions.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Line, LineEvents, WrittenMouth } from './mouth.ts';
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

/** What is left of a reply that a voice began, or could not begin. */
type Rest = { heard: { text: string; startMs: number } | null; text: string };
type Due = { line: Line; rest: Rest | null };

/** Writes replies as captions. Needs no speech engine; also what is left when every voice is away. */
export function createTypedMouth(deps: TypedMouthDeps): WrittenMouth {
  const queue: Due[] = [];
  let life = new AbortController();
  let running: Promise<void> | undefined;
  /** Nobody has seen a word of what is being written now. */
  let isUnseen = false;
  const begun: LineEvents['begun'] = (line, atMs) => {
    isUnseen = false;
    deps.events.begun(line, atMs);
  };
  const dropped: LineEvents['dropped'] = (line) => {
    line.rehearsal?.abort();
    deps.events.dropped(line);
  };
  const watched = { ...deps, events: { ...deps.events, begun, dropped } };
  const run = async () => {
    for (let due = queue.shift(); due; due = queue.shift()) {
      isUnseen = due.rest === null;
      await write(watched, due, life.signal);
    }
    deps.roomState.activity('listening');
    running = undefined;
  };
  const abort = () => {
    life.abort();
    life = new AbortController();
  };
  /** Whoever goes on before an answer has begun is answered once, for all of it. */
  const giveWay = () => {
    for (const due of queue.splice(0))
      if (due.rest) queue.push(due);
      else dropped(due.line);
    if (isUnseen) abort();
  };
  const add = (due: Due) => {
    queue.push(due);
    running ??= run();
  };
  /** Nothing of them is shown any more; what was heard of one was heard all the same. */
  const forget = () => {
    for (const { line, rest } of queue.splice(0))
      if (rest?.heard) tellSaid(deps, line, rest.heard, '', true);
      else dropped(line);
  };
  return {
    say(line) {
      giveWay();
      add({ line, rest: null });
    },
    finish: (line, heard, rest) => add({ line, rest: { heard, text: rest } }),
    get busy() {
      return running !== undefined;
    },
    hush() {
      forget();
      abort();
    },
    async close() {
      forget();
      life.abort();
      await running;
    },
  };
}

async function write(deps: TypedMouthDeps, { line, rest }: Due, signal: AbortSignal): Promise<void> {
  const heard = rest?.heard ?? null;
  deps.roomState.activity('thinking');
  await pause(COMPOSE_MS, signal);
  if (signal.aborted) return heard ? tellSaid(deps, line, heard, '', true) : deps.events.dropped(line);
  const caption = await openCaption(deps.room, line.proposal.id, deps.logger);
  const startMs = deps.clock.now();
  let text = '';
  for await (const clause of spaced(wordsOf(deps, line, rest, signal))) {
    if (signal.aborted) break;
    if (text === '') deps.roomState.activity('speaking');
    if (text === '' && !heard) deps.events.begun(line, startMs);
    text += clause;
    await caption.write(clause);
  }
  await caption.close();
  if (heard || text !== '') return tellSaid(deps, line, heard ?? { text: '', startMs }, text, signal.aborted);
  return signal.aborted ? deps.events.dropped(line) : deps.events.failed(line);
}

async function* wordsOf(
  { interviewer }: TypedMouthDeps,
  { proposal, rehearsal }: Line,
  rest: Rest | null,
  signal: AbortSignal,
): AsyncIterable<string> {
  if (rest) yield* sentencesOf(rest.text);
  else yield* interviewer.speak(proposal, signal, rehearsal);
}

function tellSaid(
  { events, clock }: TypedMouthDeps,
  line: Line,
  heard: { text: string; startMs: number },
  shown: string,
  interrupted: boolean,
): void {
  const text = `${heard.text} ${shown}`.trim();
  events.said(line, { text, startMs: heard.startMs, endMs: clock.now(), interrupted });
}
