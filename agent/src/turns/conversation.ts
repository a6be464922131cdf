import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { Interviewer, Proposal, Unheard, Utterance, UtteranceRole } from '../interviewer/port.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Line, LineEvents, Mouth } from './mouth.ts';
import { createOpenTurn } from './open-turn.ts';

/** How often it is asked whether something is due. Timers of an interview are seconds long. */
const TICK_MS = 150;

export type ConversationDeps = {
  interviewer: Interviewer;
  clock: SessionClock;
  roomState: RoomState;
  logger: Logger;
  /** The candidate is in the room. */
  isHere: () => boolean;
  isSpeaking: () => boolean;
  /** False: somebody else may be the interviewer by now. */
  mayTalk: () => boolean;
  /**
   * How long what was said may stay unanswered before this answers it: nothing where people type; where they talk, the
   * end of a turn is somebody else's to tell, and this is for the turns whose answer was lost.
   */
  unansweredMs: () => number;
  /** The interview is over: say nothing more and leave. */
  onEnded: () => void;
};

/** Decides when the interviewer has the floor: for a turn, a command, a timer or the first words. */
export type Conversation = {
  readonly lineEvents: LineEvents;
  /** For how long a reply has been due of which nothing is heard or shown yet, in milliseconds. */
  dueMs(): number;
  start(mouth: Mouth): void;
  /** A final of the recogniser; the answer says whether it is part of a turn. */
  hear(utterance: Utterance): UtteranceRole;
  /** What others have written into the log, in order. */
  absorb(events: readonly FoldableEvent[]): void;
  /** The answer to what has been said so far; null when there is nothing to answer, or nothing to say to it. */
  answer(): Line | null;
  /** What has been said and not been answered yet. */
  said(): string;
  /** What the answer would be now, with words that are not final yet; leaves no trace. Null: it is no time for one. */
  guess(unheard: Unheard | null): Proposal | null;
  /** Nobody is answered before this is over: words of the turn are still on their way. */
  waitFor(words: Promise<void>): void;
  /** Nobody can hear the candidate, or somebody can again; null takes back what was not said yet. */
  tellHearing(state: 'away' | 'back' | null): void;
  /** Falls silent at once; what was being said breaks off there. */
  hush(): void;
  close(): void;
};

export function createConversation(deps: ConversationDeps): Conversation {
  const { interviewer, clock } = deps;
  const open = createOpenTurn();
  let mouth: Mouth | undefined;
  let timer: NodeJS.Timeout | undefined;
  let command: Proposal | null = null;
  let opened = false;
  let ended = false;
  let heardAtMs = 0;
  let dueSince: number | null = null;
  let waitsFor: Promise<void> | null = null;
  const mayReply = () => waitsFor === null && deps.mayTalk() && isItsTurn(interviewer);

  const endIfOver = () => {
    if (ended || interviewer.state.status !== 'ended') return;
    ended = true;
    mouth?.hush();
    deps.onEnded();
  };
  const answer = (): Line | null => {
    if (ended || open.isEmpty || !mayReply()) return null;
    const turn = open.snapshot();
    const proposal = interviewer.propose({ ...turn, nowMs: clock.now() });
    if (!proposal.silent) {
      dueSince ??= performance.now();
      return { proposal, turn };
    }
    settle({ proposal, turn });
    return null;
  };
  const settle = (line: Line) => {
    interviewer.commit(line.proposal, line.turn ?? undefined);
    const turn = line.turn ?? line.proposal.turn;
    if (turn) open.settle(turn);
    endIfOver();
  };
  const say = (line: Line) => {
    if (line.proposal.silent) return settle(line);
    dueSince ??= performance.now();
    mouth?.say(line);
  };

  const lineEvents: LineEvents = {
    begun(line) {
      dueSince = null;
      settle(line);
      // First words that were put off for a turn are no first words any more.
      if (line.turn && command?.stimulus === 'open' && command.intent !== 'redo') command = null;
      interviewer.replyBegun(line.proposal);
      if (line.proposal.exhibitId) deps.roomState.exhibit(line.proposal.exhibitId);
    },
    said(line, said) {
      heardAtMs = clock.now();
      interviewer.replySaid(line.proposal, said);
      endIfOver();
    },
    dropped(line) {
      dueSince = null;
      // A turn stays open by itself, and a timer that was not committed runs out again.
      const { stimulus } = line.proposal;
      if (stimulus === 'open' || stimulus === 'command') command ??= line.proposal;
    },
    failed(line) {
      dueSince = null;
      deps.logger.error({ act: line.proposal.directive.act }, 'a reply could not be given at all');
    },
  };

  const nextLine = (): Line | null => {
    if (!opened) {
      const proposal = interviewer.open();
      // Audible and nothing to say: an interview that rests, or one that is over.
      opened = proposal !== null || interviewer.state.audible;
      if (proposal) return { proposal, turn: null };
    }
    if (!opened) return null;
    if (command) {
      const proposal = command;
      command = null;
      return { proposal, turn: null };
    }
    if (!open.isEmpty) return clock.now() - heardAtMs >= deps.unansweredMs() ? answer() : null;
    const due = interviewer.nextTimerMs();
    if (due === null || due > clock.now()) return null;
    const proposal = interviewer.onTimer(clock.now());
    endIfOver();
    return proposal && { proposal, turn: null };
  };
  const tick = () => {
    endIfOver();
    if (ended || !mouth || mouth.busy || !deps.isHere() || deps.isSpeaking()) return;
    if (!mayReply()) return;
    const line = nextLine();
    if (line) say(line);
  };

  const guess = (unheard: Unheard | null): Proposal | null => {
    if (ended || mouth?.busy || !deps.isHere() || !mayReply()) return null;
    if (unheard && interviewer.roleOf({ text: unheard.text, modality: 'spoken' }) !== 'turn') return null;
    const turn = open.snapshot(unheard);
    if (turn.utteranceIds.length === 0) return null;
    const proposal = interviewer.propose({ ...turn, unheard, nowMs: clock.now() });
    return proposal.silent ? null : proposal;
  };

  return {
    lineEvents,
    answer,
    guess,
    said: () => open.snapshot().text,
    dueMs: () => (dueSince === null ? 0 : performance.now() - dueSince),
    hush: () => mouth?.hush(),
    waitFor(words) {
      waitsFor = words;
      void words.then(() => {
        if (waitsFor !== words) return;
        waitsFor = null;
        // The candidate has said that this is all: it may not wait for a pause.
        heardAtMs = -Infinity;
        tick();
      });
    },
    tellHearing(state) {
      if (command?.directive.act === 'hearing_trouble') command = null;
      if (state === null || ended || (state === 'back' && !open.isEmpty)) return;
      const proposal = interviewer.tellHearing(state);
      if (!proposal.silent) command ??= proposal;
    },
    start(with_) {
      mouth = with_;
      // What the last interviewer heard and did not answer; a moment that is sat again begins before its answer.
      const { unanswered, redo } = interviewer.state;
      if (redo?.put !== false) for (const { id, text } of unanswered) open.add({ eventId: id, text });
      timer = setInterval(tick, TICK_MS);
      tick();
    },
    hear(utterance) {
      const role = interviewer.hear(utterance);
      if (role === 'turn') {
        open.add(utterance);
        heardAtMs = clock.now();
      }
      return role;
    },
    absorb(events) {
      const hadTheFloor = isItsTurn(interviewer);
      const { turns, proposal } = interviewer.absorb(events);
      for (const turn of turns) open.add(turn);
      if (events.some(isTakenBack)) open.keep(interviewer.state.unanswered.map(({ id }) => id));
      if (proposal) command = proposal;
      opened ||= proposal?.stimulus === 'open';
      // What is typed is meant now: it may not wait for a pause in the talk.
      if (turns.length > 0) heardAtMs = -Infinity;
      const mustStop = hadTheFloor && !isItsTurn(interviewer);
      if (mustStop || turns.length > 0 || proposal || events.some(isManner)) mouth?.hush();
      endIfOver();
      tick();
    },
    close: () => clearInterval(timer),
  };
}

/** Nobody is answered while the interview rests, while a coach has the microphone, or while the key is held. */
const isItsTurn = ({ state }: Interviewer): boolean =>
  state.status === 'live' && !state.coachHasTheMic && !state.keyTurn;

/** Who goes on in writing, or in talking, does not want to hear the rest the old way. */
const isManner = ({ kind }: FoldableEvent): boolean => kind === 'manner_chosen';

const isTakenBack = (event: FoldableEvent): boolean =>
  event.kind === 'turn_key' && event.data.act === 'cancel';
