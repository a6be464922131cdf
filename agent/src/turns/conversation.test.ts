import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyState, type InterviewState } from '@caseroom/core/interview/state';
import type { Command, Interviewer, Proposal, SaidReply, Turn, Utterance } from '../interviewer/port.ts';
import { createLogger } from '../life/logger.ts';
import { createConversation, type Conversation } from './conversation.ts';
import type { Line, Mouth } from './mouth.ts';

/** An interviewer that says what it is told, and writes down what is asked of it. */
class Scripted implements Interviewer {
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
let now = 0;
let speaking = false;
let here = true;
let onlyReads = false;
let ended = 0;
let lines: Line[] = [];
let hushed = 0;
let interviewer: Scripted;
let conversation: Conversation;

const mouth: Mouth = {
  say: (line) => void lines.push(line),
  get busy() {
    return lines.length > 0;
  },
  hush: () => void hushed++,
  close: async () => {},
};
const utterance = (text: string): Utterance => ({
  eventId: text,
  text,
  words: [],
  startMs: now,
  endMs: now,
  confidence: null,
  modality: 'spoken',
  recogniser: null,
});
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 50) {
    now += 50;
    await vi.advanceTimersByTimeAsync(50);
  }
};
/** The mouth speaks its line to the end. */
const speak = (interrupted = false) => {
  const line = lines.shift();
  if (!line) throw new Error('there is nothing to be said');
  conversation.lineEvents.begun(line, now);
  conversation.lineEvents.said(line, { text: 'x', startMs: now, endMs: now, interrupted });
};

const makeConversation = (): Conversation => {
  const clock = { now: () => now, fromWall: (ms: number) => ms, offsetMs: () => 0, sync() {} };
  return createConversation({
    interviewer,
    clock,
    roomState,
    logger: createLogger('fatal', {}),
    isHere: () => here,
    onlyReads: () => onlyReads,
    mayTalk: () => true,
    isSpeaking: () => speaking,
    unansweredMs: () => 4_000,
    onEnded: () => void ended++,
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  speaking = false;
  here = true;
  onlyReads = false;
  ended = 0;
  hushed = 0;
  lines = [];
  interviewer = new Scripted();
  conversation = makeConversation();
});
afterEach(() => {
  conversation.close();
  vi.useRealTimers();
});

it('greets once, and not before the candidate is there', async () => {
  interviewer.opening = interviewer.proposal('hello', 'open');
  here = false;
  conversation.start(mouth);
  await pass(1_000);
  expect(lines).toEqual([]);
  here = true;
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['hello']);
  speak();
  await pass(2_000);
  expect(lines).toEqual([]);
});

it('commits a turn when its answer begins, with everything said since the last reply', async () => {
  conversation.start(mouth);
  conversation.hear(utterance('twelve'));
  const thrownAway = conversation.answer();
  conversation.hear(utterance('million'));
  const line = conversation.answer();
  expect(interviewer.calls).toEqual(['hear twelve', 'hear million']);
  if (!line || !thrownAway) throw new Error('no answer');
  conversation.lineEvents.dropped(thrownAway);
  conversation.lineEvents.begun(line, now);
  expect(interviewer.calls.slice(2)).toEqual(['commit re: twelve million (2)', 'begun re: twelve million']);
  expect(conversation.answer()).toBeNull();
});

it('keeps a backchannel out of the turn', () => {
  expect(conversation.hear(utterance('mm-hm'))).toBe('backchannel');
  expect(conversation.answer()).toBeNull();
});

it('commits a silent answer at once, and says nothing', () => {
  interviewer.silent = true;
  conversation.hear(utterance('well'));
  expect(conversation.answer()).toBeNull();
  expect(interviewer.calls).toEqual(['hear well', 'commit re: well (1)']);
});

it('answers what was left unanswered', async () => {
  conversation.start(mouth);
  conversation.hear(utterance('so what now'));
  await pass(3_500);
  expect(lines).toEqual([]);
  await pass(1_000);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: so what now']);
});

it('lets a timer wait while the candidate speaks, while a reply is under way and while the interview rests', async () => {
  conversation.start(mouth);
  interviewer.timerMs = 100;
  speaking = true;
  await pass(2_000);
  expect(lines).toEqual([]);
  speaking = false;
  interviewer.state = { ...interviewer.state, status: 'paused' };
  await pass(2_000);
  expect(lines).toEqual([]);
  interviewer.state = { ...interviewer.state, status: 'live' };
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['check in']);
});

it('breaks off for a command, and does not lose it when it is talked over', async () => {
  conversation.start(mouth);
  interviewer.absorb = () => ({ turns: [], commands: [{ type: 'repeat' }] });
  conversation.absorb([]);
  expect(hushed).toBe(1);
  const line = lines.shift();
  expect(line?.proposal.id).toBe('repeat');
  if (line) conversation.lineEvents.dropped(line);
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['repeat']);
});

it('answers a typed line at once', async () => {
  conversation.start(mouth);
  interviewer.absorb = () => ({ turns: [utterance('typed')], commands: [] });
  conversation.absorb([]);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: typed']);
});

it('answers who has got no further than the page what is typed there, after a greeting, and nothing else', async () => {
  here = false;
  onlyReads = true;
  interviewer.state = { ...interviewer.state, audible: false };
  interviewer.opening = interviewer.proposal('hello', 'open');
  conversation.start(mouth);
  interviewer.timerMs = 100;
  await pass(5_000);
  expect(lines).toEqual([]);
  interviewer.absorb = () => ({ turns: [utterance('typed')], commands: [] });
  conversation.absorb([]);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['hello']);
  speak();
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: typed']);
  speak();
  conversation.hear(utterance('said before the network went'));
  await pass(5_000);
  expect(lines).toEqual([]);
  interviewer.absorb = () => ({ turns: [], commands: [{ type: 'repeat' }] });
  conversation.absorb([]);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['repeat']);
});

it('leaves after its goodbye, and stays when the goodbye is talked over', async () => {
  conversation.start(mouth);
  conversation.hear(utterance('bye'));
  await pass(4_500);
  speak(true);
  expect(ended).toBe(0);
  conversation.hear(utterance('good bye'));
  await pass(4_500);
  speak();
  await pass(300);
  expect(ended).toBe(1);
  expect(lines).toEqual([]);
});

it('says that nobody hears, drops that when somebody does, and is silent about it where words are waiting', async () => {
  conversation.start(mouth);
  conversation.tellHearing('away');
  await pass(200);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['hearing away']);
  conversation.tellHearing('back');
  conversation.tellHearing(null);
  speak();
  await pass(500);
  expect(lines).toEqual([]);
  conversation.hear(utterance('what I said meanwhile'));
  conversation.tellHearing('back');
  await pass(4_500);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: what I said meanwhile']);
});

it('answers nobody while a turn by key is under way, and at once when its last words are there', async () => {
  conversation.start(mouth);
  interviewer.timerMs = 100;
  interviewer.state = { ...interviewer.state, byKey: true, keyTurn: { unansweredBefore: 0 } };
  conversation.hear(utterance('my first thought'));
  await pass(6_000);
  expect([lines, conversation.answer()]).toEqual([[], null]);
  let lastWords = () => {};
  conversation.waitFor(new Promise((resolve) => void (lastWords = resolve)));
  interviewer.state = { ...interviewer.state, keyTurn: null };
  await pass(1_000);
  expect(lines).toEqual([]);
  conversation.hear(utterance('and my second'));
  lastWords();
  await pass(50);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: my first thought and my second']);
});

it('leaves a turn that was taken back unanswered', async () => {
  conversation.start(mouth);
  conversation.hear(utterance('no, forget that'));
  const at = {
    event_id: 'e',
    occurred_ms: 0,
    turn_id: null,
    causation_id: null,
    producer_kind: 'page' as const,
  };
  conversation.absorb([{ ...at, kind: 'turn_key', data: { act: 'cancel' } }]);
  await pass(5_000);
  expect(lines).toEqual([]);
});

it('says no first words any more that were put off for a turn, but the question of a moment sat again', async () => {
  for (const [intent, after] of [
    ['resume', []],
    ['redo', ['sorry']],
  ] as const) {
    interviewer.opening = { ...interviewer.proposal('sorry', 'open'), intent };
    conversation.start(mouth);
    await pass(1_000);
    const [first] = lines.splice(0);
    if (!first) throw new Error('nothing was to be said first');
    conversation.lineEvents.dropped(first);
    conversation.hear(utterance('are you there'));
    const answer = conversation.answer();
    if (answer) conversation.lineEvents.begun(answer, now);
    await pass(1_000);
    expect(lines.splice(0).map(({ proposal }) => proposal.plannedText)).toEqual(after);
    conversation.close();
    conversation = makeConversation();
  }
});

it('answers what the last interviewer heard, with what is said now', async () => {
  interviewer.state = { ...interviewer.state, unanswered: [{ id: 'before', text: 'about twelve million' }] };
  interviewer.opening = interviewer.proposal('sorry', 'open');
  conversation.start(mouth);
  await pass(200);
  const [first] = lines.splice(0);
  if (first) conversation.lineEvents.dropped(first);
  conversation.hear(utterance('hello?'));
  expect(conversation.answer()?.turn).toEqual({
    utteranceIds: ['before', 'hello?'],
    text: 'about twelve million hello?',
  });
});

it('leaves what came before it alone in a moment that is sat again', async () => {
  const redo = { put: false } as NonNullable<InterviewState['redo']>;
  interviewer.state = { ...interviewer.state, redo, unanswered: [{ id: 'before', text: 'the old answer' }] };
  conversation.start(mouth);
  await pass(5_000);
  expect(lines).toEqual([]);
});

it('breaks off when the interview is paused or a coach takes the microphone, once', () => {
  conversation.start(mouth);
  interviewer.absorb = () => {
    interviewer.state = { ...interviewer.state, status: 'paused' };
    return { turns: [], commands: [] };
  };
  conversation.absorb([]);
  conversation.absorb([]);
  expect(hushed).toBe(1);
});

describe('what the interviewer broke off by itself', () => {
  const cut = async () => {
    conversation.start(mouth);
    interviewer.timerMs = 100;
    await pass(300);
    const [line] = lines;
    if (!line) throw new Error('there is nothing to be cut off');
    conversation.lineEvents.begun(line, now);
    conversation.hush();
    lines = [];
    conversation.lineEvents.said(line, { text: 'x', startMs: now, endMs: now, interrupted: true });
  };

  it('is taken up when it has the word again, before a timer', async () => {
    await cut();
    await pass(300);
    expect(lines.map(({ proposal }) => proposal.id)).toEqual(['go_on']);
  });

  it('waits for a page that comes back to take the sound in again', async () => {
    await cut();
    here = false;
    await pass(5_000);
    here = true;
    await pass(1_000);
    expect(lines).toEqual([]);
    await pass(1_000);
    expect(lines.map(({ proposal }) => proposal.id)).toEqual(['go_on']);
  });

  it('stays when it was about to be taken up and was broken off once more', async () => {
    await cut();
    await pass(300);
    const line = lines.shift();
    if (line) conversation.lineEvents.dropped(line);
    await pass(300);
    expect(lines.map(({ proposal }) => proposal.id)).toEqual(['go_on']);
  });

  it('is left to the answer where the candidate speaks first, and to the candidate who broke it off', async () => {
    await cut();
    conversation.hear(utterance('just a second'));
    await pass(5_000);
    expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: just a second']);
    speak();
    // Nothing was being said that could be broken off.
    conversation.hush();
    interviewer.timerMs = 100;
    await pass(300);
    speak(true);
    await pass(3_000);
    expect(lines).toEqual([]);
  });

  it('is silent while the candidate thinks', async () => {
    await cut();
    interviewer.state = { ...interviewer.state, graceUntilMs: 60_000 };
    await pass(3_000);
    expect(lines).toEqual([]);
  });
});

it('leaves what was said before granted time alone, and answers it with what comes next', async () => {
  conversation.start(mouth);
  conversation.hear(utterance('so I would first look at'));
  const grant = { ...interviewer.proposal('take your time', 'command'), thinkingMs: 60_000 };
  interviewer.onCommand = () => grant;
  interviewer.absorb = () => ({ turns: [], commands: [{ type: 'ask_time', askedMs: null }] });
  conversation.absorb([]);
  const thinking = { askedAtMs: now, grantedMs: 60_000, endsMs: 60_000, unclear: false };
  interviewer.state = { ...interviewer.state, thinking };
  speak();
  await pass(20_000);
  expect([lines, conversation.answer(), conversation.guess(null)]).toEqual([[], null, null]);
  conversation.hear(utterance('may I ask something'));
  expect(conversation.answer()?.turn?.text).toBe('so I would first look at may I ask something');
});

it('does not go on answering when the candidate has left the room', () => {
  conversation.start(mouth);
  conversation.hear(utterance('that is my answer'));
  here = false;
  expect(conversation.answer()).toBeNull();
  here = true;
  expect(conversation.answer()).not.toBeNull();
});

it('does what it is asked one after the other, and decides each when its turn comes', async () => {
  conversation.start(mouth);
  speaking = true;
  const confirmed = { statedId: 's', questionId: 'q', heard: 12, value: 12, unit: null, right: true };
  interviewer.absorb = () => ({
    turns: [],
    commands: [{ type: 'confirm_figure', confirmed }, { type: 'repeat' }],
  });
  conversation.absorb([]);
  expect(lines).toEqual([]);
  const { onCommand } = interviewer;
  // Said aloud meanwhile.
  interviewer.onCommand = (command) => {
    const proposal = onCommand(command);
    return command.type === 'confirm_figure' && proposal ? { ...proposal, silent: true } : proposal;
  };
  speaking = false;
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['repeat']);
  expect(interviewer.calls).toEqual([]);
});

it('greets even when a key was pressed before the first word', async () => {
  interviewer.state = { ...interviewer.state, audible: false };
  conversation.start(mouth);
  interviewer.absorb = () => {
    interviewer.state = { ...interviewer.state, audible: true };
    return { turns: [], commands: [{ type: 'open' }, { type: 'repeat' }] };
  };
  interviewer.opening = interviewer.proposal('hello', 'open');
  conversation.absorb([]);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['hello']);
  speak();
  await pass(300);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['repeat']);
});

it('takes a yes that came too early for an answer, when nothing follows it', async () => {
  conversation.start(mouth);
  interviewer.timerMs = 100;
  await pass(300);
  interviewer.earlyYes = [utterance('yes')];
  speak();
  await pass(800);
  expect(lines).toEqual([]);
  await pass(500);
  expect(lines.map(({ proposal }) => proposal.id)).toEqual(['re: yes']);
});

it('has a word once that was both left and brought by the log', () => {
  interviewer.state = { ...interviewer.state, unanswered: [{ id: 'twelve', text: 'twelve' }] };
  interviewer.absorb = () => ({ turns: [utterance('twelve')], commands: [] });
  conversation.absorb([]);
  conversation.start(mouth);
  expect(lines[0]?.turn?.text ?? conversation.answer()?.turn?.text).toBe('twelve');
});
