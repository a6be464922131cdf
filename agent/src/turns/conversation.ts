import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { Interviewer, Proposal, Utterance, UtteranceRole } from '../interviewer/port.ts';
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
  /**
   * How long what was said may stay unanswered before this answers it: nothing where people type; where they talk, the
   * end of a turn is somebody else's to tell, and this is for the turns whose answer was lost.
   */
  unansweredMs: number;
  /** The interview is over: say nothing more and leave. */
  onEnded: () => void;
};

/** Decides when the interviewer has the floor: for a turn, a command, a timer or the first words. */
export type Conversation = {
  readonly lineEvents: LineEvents;
  start(mouth: Mouth): void;
  /** A final of the recogniser; the answer says whether it is part of a turn. */
  hear(utterance: Utterance): UtteranceRole;
  /** What others have written into the log, in order. */
  absorb(events: readonly FoldableEvent[]): void;
  /** The answer to what has been said so far; null when there is nothing to answer, or nothing to say to it. */
  answer(): Line | null;
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

  const endIfOver = () => {
    if (ended || interviewer.state.status !== 'ended') return;
    ended = true;
    mouth?.hush();
    deps.onEnded();
  };
  const answer = (): Line | null => {
    if (ended || open.isEmpty || !mayReply(interviewer)) return null;
    const turn = open.snapshot();
    const proposal = interviewer.propose({ ...turn, nowMs: clock.now() });
    if (!proposal.silent) return { proposal, turn };
    settle({ proposal, turn });
    return null;
  };
  const settle = (line: Line) => {
    interviewer.commit(line.proposal, line.turn ?? undefined);
    const turn = line.turn ?? line.proposal.turn;
    if (turn) open.settle(turn);
    endIfOver();
  };
  const say = (line: Line) => (line.proposal.silent ? settle(line) : mouth?.say(line));

  const lineEvents: LineEvents = {
    begun(line) {
      settle(line);
      interviewer.replyBegun(line.proposal);
      if (line.proposal.exhibitId) deps.roomState.exhibit(line.proposal.exhibitId);
    },
    said(line, said) {
      heardAtMs = clock.now();
      interviewer.replySaid(line.proposal, said);
      endIfOver();
    },
    dropped(line) {
      // A turn stays open by itself, and a timer that was not committed runs out again.
      const { stimulus } = line.proposal;
      if (stimulus === 'open' || stimulus === 'command') command ??= line.proposal;
    },
    failed(line) {
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
    if (!open.isEmpty) return clock.now() - heardAtMs >= deps.unansweredMs ? answer() : null;
    const due = interviewer.nextTimerMs();
    if (due === null || due > clock.now()) return null;
    const proposal = interviewer.onTimer(clock.now());
    endIfOver();
    return proposal && { proposal, turn: null };
  };
  const tick = () => {
    endIfOver();
    if (ended || !mouth || mouth.busy || !deps.isHere() || deps.isSpeaking()) return;
    if (!mayReply(interviewer)) return;
    const line = nextLine();
    if (line) say(line);
  };

  return {
    lineEvents,
    answer,
    start(with_) {
      mouth = with_;
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
      const { turns, proposal } = interviewer.absorb(events);
      for (const turn of turns) open.add(turn);
      if (proposal) command = proposal;
      opened ||= proposal?.stimulus === 'open';
      // What is typed is meant now: it may not wait for a pause in the talk.
      if (turns.length > 0) heardAtMs = -Infinity;
      if (turns.length > 0 || proposal) mouth?.hush();
      endIfOver();
      tick();
    },
    close: () => clearInterval(timer),
  };
}

/** Nobody is answered while the interview rests, or while a coach has the microphone. */
const mayReply = ({ state }: Interviewer): boolean => state.status === 'live' && !state.coachHasTheMic;
