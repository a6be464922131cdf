import type { DirectiveAct, Directive, Door, EventData, Mode, Setting } from '../log/event.ts';

/** As it was said. */
export type RivalFigure = NonNullable<EventData<'number_stated'>['rival']>;

/** A figure of the candidate's that waits for a yes, a choice, a unit or a tap on the screen before it counts. */
export type PendingFigure = {
  statedId: string;
  questionId: string;
  value: number;
  unit: string | null;
  text: string;
  needs: 'read_back' | 'choice' | 'unit' | 'confirmation';
  /** Needs a choice: the other figure of the turn that may be the one that is meant. */
  rival: RivalFigure | null;
};

export type Judgement = EventData<'number_judged'> & { atMs: number };

/** Where a numeric question stands. */
export type NumericProgress = {
  /** Tries that were judged. */
  attempts: number;
  last: Judgement | null;
  walkedThrough: boolean;
  readBacks: number;
  hints: readonly { id: string; level: 'mild' | 'plain' }[];
  /** The interviewer has said the figure; it is the base from here. */
  told: boolean;
};

/** An ask is what the candidate was last asked to do: a question's id, its "so what" or a phase's own task. */
export type OpenAsk = {
  askId: string;
  askedMs: number;
  /** Turns of the candidate since it was asked. */
  turns: number;
  /** Words of the candidate since it was asked. */
  words: number;
  probes: number;
  imprecise: number;
};

export type ThinkingState = { askedAtMs: number; grantedMs: number; endsMs: number; unclear: boolean };

export type ReplyState = {
  replyId: string;
  directive: Directive;
  plannedText: string;
  /** Null while it is being spoken. */
  saidText: string | null;
  beganMs: number;
  endMs: number | null;
  interrupted: boolean;
};

/** The fold of an interview's log. Immutable; times are milliseconds on the session's clock. */
export type InterviewState = {
  started: { mode: Mode; setting: Setting; door: Door; seed: number } | null;
  /** A moment of an earlier interview is sat again, and nothing else; `put`: its question has been put anew. */
  redo?: { askId: string; put: boolean };
  status: 'created' | 'live' | 'paused' | 'ended';
  /** What the lobby measured of the interviewer's voice in the microphone; left out where it did not. */
  echo?: EventData<'sound_measured'>['echo'];
  /** Turns are taken by key. */
  byKey?: boolean;
  /** A turn by key is under way. */
  keyTurn?: { startedMs: number } | null;
  endReason: EventData<'session_ended'>['reason'] | null;
  audible: boolean;
  /** Replies are written, as the candidate chose to. Left out: they are spoken where there is a voice. */
  isWritten?: boolean;
  /** What holds the interview up now (a pause, a lost connection), and since when. */
  stops: readonly string[];
  stoppedAtMs: number;
  /** A paused, lost or granted stretch is no part of the phase's time. */
  phase: { id: string; enteredMs: number; excludedMs: number; timeCued: boolean } | null;
  phasesEntered: readonly string[];
  excludedMs: number;
  ask: OpenAsk | null;
  asked: readonly string[];
  facts: readonly string[];
  inputs: readonly string[];
  exhibits: readonly { id: string; shownMs: number }[];
  numeric: Readonly<Record<string, NumericProgress>>;
  pending: PendingFigure | null;
  /** Figures that the candidate has stated, newest last. */
  stated: readonly {
    eventId: string;
    value: number;
    unit: string | null;
    text: string;
    questionId: string | null;
  }[];
  keyLines: readonly string[];
  /** The candidate has come back from a rest, and nothing has been said since. */
  rested?: boolean;
  /** A whole recommendation was given before it was asked for. */
  advised?: boolean;
  thinking: ThinkingState | null;
  /** After granted time ran out: until when only an address counts as a turn. */
  graceUntilMs: number | null;
  thinkingCheckDone: boolean;
  acts: Readonly<Partial<Record<DirectiveAct, number>>>;
  /** Directives committed, in order: what "at most twice" and "never the same again" are counted on. */
  directives: readonly Directive[];
  lastIntent: string | null;
  offCaseInRow: number;
  missesInRow: number;
  checkInsInRow: number;
  /** Turns of a candidate-led case without hypothesis, request or next step, in a row. */
  lostInRow: number;
  /** When a key driver was last touched. */
  onDriverMs: number;
  reply: ReplyState | null;
  /** What was cut off of a reply with its question, and has not been said since. */
  unheard: string | null;
  plannedTexts: readonly string[];
  /** Everything that the candidate has said in turns; what the guards compare with. */
  candidateTexts: readonly string[];
  /** Heard as part of a turn that nobody has answered yet. */
  unanswered: readonly (Pick<EventData<'utterance_heard'>, 'text' | 'modality' | 'confidence'> & {
    id: string;
    endMs: number;
  })[];
  lastHeardMs: number;
  /** The newest sign that they type a line. Left out: there has been none. */
  typedMs?: number;
  turns: number;
  whispers: readonly { id: string; text: string }[];
  coachHasTheMic: boolean;
};

const none: readonly never[] = [];

export const emptyState: InterviewState = {
  started: null,
  status: 'created',
  endReason: null,
  audible: false,
  stops: none,
  stoppedAtMs: 0,
  phase: null,
  phasesEntered: none,
  excludedMs: 0,
  ask: null,
  asked: none,
  facts: none,
  inputs: none,
  exhibits: none,
  numeric: {},
  pending: null,
  stated: none,
  keyLines: none,
  thinking: null,
  graceUntilMs: null,
  thinkingCheckDone: true,
  acts: {},
  directives: none,
  lastIntent: null,
  offCaseInRow: 0,
  missesInRow: 0,
  checkInsInRow: 0,
  lostInRow: 0,
  onDriverMs: 0,
  reply: null,
  unheard: null,
  plannedTexts: none,
  candidateTexts: none,
  unanswered: none,
  lastHeardMs: 0,
  turns: 0,
  whispers: none,
  coachHasTheMic: false,
};
