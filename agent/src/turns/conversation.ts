import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import { isInPassing } from '@caseroom/core/interview/unheard';
import type {
  Command,
  Interviewer,
  Proposal,
  Unheard,
  Utterance,
  UtteranceRole,
} from '../interviewer/port.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Line, LineEvents, Mouth } from './mouth.ts';
import { createOpenTurn } from './open-turn.ts';

/** How often it is asked whether something is due. Timers of an interview are seconds long. */
const TICK_MS = 150;
/** A yes that came before its question was over is answered when nothing follows it for so long. */
const EARLY_YES_MS = 1_000;
/** A page that has come back takes the sound in again within this. */
const BACK_MS = 1_500;

export type ConversationDeps = {
  interviewer: Interviewer;
  clock: SessionClock;
  roomState: RoomState;
  logger: Logger;
  /** The candidate is where the interview takes place. */
  isHere: () => boolean;
  /** The candidate has got no further than the page: what is typed or pressed there is answered, and nothing else said. */
  onlyReads: () => boolean;
  isSpeaking: () => boolean;
  /** False: somebody else may be the interviewer by now. */
  mayTalk: () => boolean;
  /**
   * How long what was said may stay unanswered before this answers it: nothing where people type; where they talk, the
   * end of a turn is somebody else's to tell, and this is for the turns whose answer was lost.
   */
  unansweredMs: () => number;
  /** The first of a reply is heard or shown. */
  onBegun: () => void;
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
  const commands: Command[] = [];
  let asked: Command | null = null;
  let opening: Proposal | null = null;
  let opened = false;
  /** The interviewer was told to be silent in what it says now. */
  let hushed = false;
  /** A reply that the interviewer broke off by itself waits to be taken up. */
  let isCutOff = false;
  let hereSinceMs = -Infinity;
  let ended = false;
  let heardAtMs = 0;
  let dueSince: number | null = null;
  let waitsFor: Promise<void> | null = null;
  /** Something of what waits for an answer was typed. */
  let hasTyped = false;
  const isAsked = () => hasTyped || commands.some(({ type }) => type !== 'hearing');
  const isAnswered = () => deps.isHere() || (deps.onlyReads() && isAsked());
  const mayReply = () => waitsFor === null && isAnswered() && deps.mayTalk() && isItsTurn(interviewer);
  /** Granted time is theirs: what was said before it waits, and is answered with what comes next. */
  const hasWords = () => !(isThinking(interviewer) ? open.isHeld : open.isEmpty);
  const hush = () => {
    hushed = mouth?.busy ?? false;
    mouth?.hush();
  };

  const endIfOver = () => {
    if (ended || interviewer.state.status !== 'ended') return;
    ended = true;
    hush();
    deps.onEnded();
  };
  const answer = (): Line | null => {
    if (ended || !hasWords() || !mayReply()) return null;
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
    if (line.proposal.thinkingMs !== null) open.hold();
    hasTyped &&= !open.isEmpty;
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
      [hushed, asked] = [false, null];
      // Over what is said in passing nothing that was cut off is forgotten.
      isCutOff &&= line.turn === null && isInPassing(line.proposal.directive);
      // First words that were put off for a turn are no first words any more.
      if (line.turn && opening?.intent !== 'redo') opening = null;
      interviewer.replyBegun(line.proposal);
      deps.onBegun();
      if (line.proposal.exhibitId) deps.roomState.exhibit(line.proposal.exhibitId);
    },
    said(line, said) {
      heardAtMs = clock.now();
      isCutOff ||= said.interrupted && hushed;
      hushed = false;
      for (const yes of interviewer.replySaid(line.proposal, said)) {
        open.add(yes);
        heardAtMs = clock.now() - deps.unansweredMs() + EARLY_YES_MS;
      }
      endIfOver();
    },
    dropped({ proposal }) {
      dueSince = null;
      // A turn stays open by itself, and a timer that was not committed runs out again.
      if (proposal.stimulus === 'open') opening ??= proposal;
      if (proposal.stimulus === 'command' && asked) commands.unshift(asked);
      if (proposal.intent === 'go_on') isCutOff = true;
      asked = null;
    },
    failed(line) {
      dueSince = null;
      deps.logger.error({ act: line.proposal.directive.act }, 'a reply could not be given at all');
    },
  };

  const firstWords = (): Proposal | null => {
    const waiting = opening;
    opening = null;
    if (waiting || opened) return waiting;
    // Who typed outside of the room is written to, and reads it: no sound has to be waited for.
    const proposal = interviewer.open({ isRead: !deps.isHere() });
    // Audible and nothing to say: an interview that rests, or one that is over.
    opened = proposal !== null || interviewer.state.audible;
    return proposal;
  };
  const nextCommand = (): Proposal | null => {
    for (asked = commands.shift() ?? null; asked; asked = commands.shift() ?? null) {
      const proposal = interviewer.onCommand(asked);
      if (proposal && !proposal.silent) return proposal;
      // Overtaken by what was said meanwhile; a figure may still count.
      if (proposal && proposal.consequences.length > 0) settle({ proposal, turn: null });
    }
    return null;
  };
  const takeUp = (): Proposal | null => {
    if (!isCutOff || isThinking(interviewer) || clock.now() - hereSinceMs < BACK_MS) return null;
    isCutOff = false;
    const proposal = interviewer.onCommand({ type: 'go_on' });
    return proposal?.silent === false ? proposal : null;
  };
  const dueTimer = (): Proposal | null => {
    const due = interviewer.nextTimerMs();
    if (due === null || due > clock.now()) return null;
    const proposal = interviewer.onTimer(clock.now());
    endIfOver();
    return proposal;
  };
  const nextLine = (): Line | null => {
    const first = firstWords();
    if (!first && !opened) return null;
    const wanted = first ?? nextCommand();
    const waitMs = deps.isHere() ? deps.unansweredMs() : 0;
    if (!wanted && hasWords()) return clock.now() - heardAtMs >= waitMs ? answer() : null;
    const proposal = wanted ?? takeUp() ?? dueTimer();
    return proposal && { proposal, turn: null };
  };
  const tick = () => {
    endIfOver();
    if (!deps.isHere()) hereSinceMs = Infinity;
    else if (hereSinceMs === Infinity) hereSinceMs = clock.now();
    if (ended || !mouth || mouth.busy || deps.isSpeaking() || !mayReply()) return;
    const line = nextLine();
    if (line) say(line);
  };

  const guess = (unheard: Unheard | null): Proposal | null => {
    if (ended || mouth?.busy || !mayReply()) return null;
    if (unheard && interviewer.roleOf({ text: unheard.text, modality: 'spoken' }) !== 'turn') return null;
    if (!unheard && !hasWords()) return null;
    const turn = open.snapshot(unheard);
    const proposal = interviewer.propose({ ...turn, unheard, nowMs: clock.now() });
    return proposal.silent ? null : proposal;
  };

  return {
    lineEvents,
    answer,
    guess,
    said: () => open.snapshot().text,
    dueMs: () => (dueSince === null ? 0 : performance.now() - dueSince),
    hush,
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
      const told = commands.findIndex(({ type }) => type === 'hearing');
      if (told >= 0) commands.splice(told, 1);
      if (state === null || ended || (state === 'back' && !open.isEmpty)) return;
      commands.push({ type: 'hearing', state });
    },
    start(with_) {
      mouth = with_;
      // What the last interviewer heard and did not answer; a moment that is sat again begins before its answer.
      const { unanswered, unheard, redo } = interviewer.state;
      if (redo?.put !== false) for (const { id, text } of unanswered) open.add({ eventId: id, text });
      if (isThinking(interviewer)) open.hold();
      commands.push(...interviewer.owed);
      // What the last one did not come to say is taken up, like what this one breaks off.
      isCutOff = unheard !== null;
      // Spoken or not: whoever said it has waited long enough.
      hasTyped = !open.isEmpty;
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
      const { turns, commands: wanted } = interviewer.absorb(events);
      for (const turn of turns) open.add(turn);
      if (events.some(isTakenBack)) open.keep(interviewer.state.unanswered.map(({ id }) => id));
      // The first words come by themselves, as soon as they can be heard.
      const fresh = wanted.filter(({ type }) => type !== 'open');
      commands.push(...fresh);
      // What is typed is meant now: it may not wait for a pause in the talk.
      if (turns.length > 0) heardAtMs = -Infinity;
      hasTyped = (hasTyped || turns.length > 0) && !open.isEmpty;
      const mustStop = hadTheFloor && !isItsTurn(interviewer);
      if (mustStop || turns.length > 0 || fresh.length > 0 || events.some(isManner)) hush();
      endIfOver();
      tick();
    },
    close: () => clearInterval(timer),
  };
}

/** Nobody is answered while the interview rests, while a coach has the microphone, or while the key is held. */
const isItsTurn = ({ state }: Interviewer): boolean =>
  state.status === 'live' && !state.coachHasTheMic && !state.keyTurn;

/** Time to think was granted, and a while after it: only who turns to the interviewer is answered. */
const isThinking = ({ state }: Interviewer): boolean =>
  state.thinking !== null || state.graceUntilMs !== null;

/** Who goes on in writing, or in talking, does not want to hear the rest the old way. */
const isManner = ({ kind }: FoldableEvent): boolean => kind === 'manner_chosen';

const isTakenBack = (event: FoldableEvent): boolean =>
  event.kind === 'turn_key' && event.data.act === 'cancel';
