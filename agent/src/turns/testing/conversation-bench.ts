import { emptyState, type InterviewState } from '@caseroom/core/interview/state';
import { vi } from 'vitest';
import type { Command, Interviewer, Proposal, SaidReply, Turn, Utterance } from '../../interviewer/port.ts';
import { createLogger } from '../../life/logger.ts';
import { createConversation, type Conversation } from '../conversation.ts';
import type { Line, Mouth } from '../mouth.ts';

/** An interviewer that says what it is told, and writes down what is asked of it. */
class ScriptedInterviewer implements Interviewer {
  owed: readonly Command[] = [];
  state: InterviewState = { ...emptyState, status: 'live', audible: true };
  timerMs: number | null = null;
  calls: string[] = [];
  silent = false;
  hear = (utterance: Utterance) => {
    this.calls.push(`hear ${utterance.text}`);
    return this.roleOf(utterance);
  };
  roleOf = ({ text }: { text: string }) => (text === 'mm-hm' ? 'backchannel' : 'turn');
  absorb = (): { turns: Utterance[]; commands: Command[] } => ({ turns: [], commands: [] });
  onCommand = (command: Command): Proposal | null => ({
    ...this.proposal(command.type === 'hearing' ? `hearing ${command.state}` : command.type, 'command'),
    intent: command.type,
  });
  earlyYes: Utterance[] = [];
  propose = (turn: Turn) => this.proposal(`re: ${turn.text}`, 'turn');
  async *speak() {
    yield 'words';
  }
  commit = ({ plannedText }: Proposal, turn?: Turn) =>
    void this.calls.push(`commit ${plannedText}${turn ? ` (${turn.utteranceIds.length})` : ''}`);
  replyBegun = ({ plannedText }: Proposal) => void this.calls.push(`begun ${plannedText}`);
  replySaid = ({ plannedText, endsSession }: Proposal, said: SaidReply) => {
    this.calls.push(`said ${plannedText}`);
    if (endsSession && !said.interrupted) this.state = { ...this.state, status: 'ended' };
    return this.earlyYes.splice(0);
  };
  nextTimerMs = () => this.timerMs;
  onTimer = () => {
    this.timerMs = null;
    return this.proposal('check in', 'timer');
  };
  opening: Proposal | null = null;
  rehearse = (proposal: Proposal) => {
    const words = async function* () {
      yield 'words';
    };
    return { proposal, clauses: null, words, abort() {} };
  };
  guessOpening = () => this.opening;
  open = ({ isRead }: { isRead?: boolean } = {}) => {
    if (!isRead && !this.state.audible) return null;
    const { opening } = this;
    this.opening = null;
    return opening;
  };
  proposal(plannedText: string, stimulus: Proposal['stimulus']): Proposal {
    return {
      id: plannedText,
      directive: { act: 'acknowledge' },
      intent: '',
      consequences: [],
      plannedText,
      silent: this.silent,
      expectsReply: true,
      exhibitId: null,
      thinkingMs: null,
      endsSession: plannedText.includes('bye'),
      patience: 'brisk',
      stimulus,
      timer: null,
      atMs: 0,
      turn: null,
    };
  }
}

const roomState = { hearing() {}, exhibit() {}, recording() {}, activity() {} };

/** A conversation in virtual time (with vitest's fake timers), whose mouth keeps its lines until `speak` says them. */
export class ConversationBench {
  now = 0;
  speaking = false;
  here = true;
  onlyReads = false;
  /** How often the interview was said to be over, and the mouth told to be silent. */
  ended = 0;
  hushed = 0;
  lines: Line[] = [];
  interviewer = new ScriptedInterviewer();
  conversation = this.begin();

  readonly mouth: Mouth = ((bench) => ({
    say: (line) => void bench.lines.push(line),
    get busy() {
      return bench.lines.length > 0;
    },
    hush: () => void bench.hushed++,
    close: async () => {},
  }))(this);

  begin(interviewer: Interviewer = this.interviewer): Conversation {
    const clock = { now: () => this.now, fromWall: (ms: number) => ms, offsetMs: () => 0, sync() {} };
    return createConversation({
      interviewer,
      clock,
      roomState,
      logger: createLogger('fatal', {}),
      isHere: () => this.here,
      onlyReads: () => this.onlyReads,
      mayTalk: () => true,
      isSpeaking: () => this.speaking,
      unansweredMs: () => 4_000,
      onBegun: () => {},
      onEnded: () => void this.ended++,
    });
  }

  utterance(text: string): Utterance {
    const times = { startMs: this.now, endMs: this.now };
    const heard = { confidence: null, modality: 'spoken', recogniser: null } as const;
    return { eventId: text, text, words: [], ...times, ...heard };
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50) {
      this.now += 50;
      await vi.advanceTimersByTimeAsync(50);
    }
  }

  /** What is to be said now. */
  ids(): string[] {
    return this.lines.map(({ proposal }) => proposal.id);
  }

  /** The mouth speaks its line to the end, or to where it is interrupted. */
  speak(interrupted = false): void {
    const line = this.lines.shift();
    if (!line) throw new Error('there is nothing to be said');
    this.conversation.lineEvents.begun(line, this.now);
    const times = { startMs: this.now, endMs: this.now };
    this.conversation.lineEvents.said(line, { text: 'x', ...times, interrupted });
  }
}
