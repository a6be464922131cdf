import { decide, type Stimulus } from '@caseroom/core/interview/decide';
import type { Decision } from '@caseroom/core/interview/decision';
import type { FoldableEvent, NewEvent } from '@caseroom/core/interview/fold-event';
import { apply } from '@caseroom/core/interview/fold';
import { foldStopEnd } from '@caseroom/core/interview/fold-time';
import { emptyState, type InterviewState } from '@caseroom/core/interview/state';
import { readThinkingSpeech, type ThinkingSpeech } from '@caseroom/core/interview/thinking';
import { nextTimer } from '@caseroom/core/interview/timers';
import type { EventBody, EventData } from '@caseroom/core/log/event';
import type { Brief } from '@caseroom/core/wire/agent';
import { commandOf, owedAfter } from './commands.ts';
import { atCommit, endReasonOf, timerFired, turnTaken } from './committing.ts';
import { greetByName } from './greeting.ts';
import type { Guard } from './guards/guard.ts';
import { standardGuards } from './guards/standard.ts';
import { isBackchannel, isEarlyYes } from './backchannel.ts';
import type { InterviewerModel } from './model.ts';
import type {
  Command,
  Interviewer,
  Proposal,
  Rehearsal,
  SaidReply,
  Turn,
  Utterance,
  UtteranceRole,
} from './port.ts';
import { createSpeaker, type Speaker } from './speaker.ts';

export type InterviewerDeps = {
  brief: Pick<Brief, 'case' | 'events' | 'candidate_name'>;
  /** Writes events to the outbox and gives them back as the fold reads them; synchronous, so that nothing overtakes. */
  record: (events: readonly NewEvent[]) => readonly FoldableEvent[];
  /** The session's clock, in milliseconds. */
  now: () => number;
  newId: () => string;
  /** Null: the case's own lines. */
  model: InterviewerModel | null;
  /** Further guards beside the standard ones, which always stand between a model and the voice. */
  guards?: readonly Guard[];
};

export function createInterviewer(deps: InterviewerDeps): Interviewer {
  return new Engine(deps);
}

/** Of an utterance that nobody has recorded. */
const unknown: Pick<Utterance, 'modality' | 'confidence'> = { modality: 'spoken', confidence: null };

class Engine implements Interviewer {
  readonly #deps: InterviewerDeps;
  readonly #speaker: Speaker;
  readonly #seen = new Set<string>();
  readonly #heard = new Map<string, Utterance>();
  readonly #isResumed: boolean;
  #lastBackchannel: Utterance | null = null;
  #owed: readonly Command[] = [];
  #hasOpened = false;
  #hasSpoken = false;
  #state: InterviewState = emptyState;

  constructor(deps: InterviewerDeps) {
    this.#deps = deps;
    for (const event of deps.brief.events) {
      const before = this.#state;
      this.#take([event]);
      this.#remember(event);
      this.#owed = owedAfter(this.#owed, event, commandOf(event, before, this.#state));
    }
    this.#isResumed = this.#state.phase !== null;
    // Whoever reads this is an interviewer with a room: what held the last one up is over.
    const nowMs = deps.now();
    for (const stop of ['interviewer', 'connection', 'hearing'])
      this.#state = foldStopEnd(this.#state, stop, nowMs);
    this.#speaker = createSpeaker({
      case: deps.brief.case,
      model: deps.model,
      guards: [...standardGuards, ...(deps.guards ?? [])],
      state: () => this.#state,
      stopped: (data) => this.#record([this.#event({ kind: 'guard_stopped', data }, null)]),
    });
  }

  get owed(): readonly Command[] {
    return this.#owed;
  }

  get state(): InterviewState {
    return this.#state;
  }

  roleOf(utterance: Pick<Utterance, 'text' | 'modality'>): UtteranceRole {
    return this.#roleOf(utterance, this.#inThinking() ? readThinkingSpeech(utterance.text) : null);
  }

  hear(utterance: Utterance): UtteranceRole {
    const speech = this.#inThinking() ? readThinkingSpeech(utterance.text) : null;
    const role = utterance.role ?? this.#roleOf(utterance, speech);
    this.#heard.set(utterance.eventId, utterance);
    if (role === 'backchannel') this.#lastBackchannel = utterance;
    const { text, words, confidence, modality, recogniser } = utterance;
    const data = { text, words, confidence, modality, recogniser, role };
    const times = { start_ms: Math.round(utterance.startMs), end_ms: Math.round(utterance.endMs) };
    const heard = this.#event(
      { kind: 'utterance_heard', data: { ...data, ...times } },
      null,
      utterance.eventId,
    );
    this.#record([heard]);
    if (speech === 'address' && role === 'turn') this.#endThinking(utterance.endMs);
    return role;
  }

  absorb(events: readonly FoldableEvent[]): ReturnType<Interviewer['absorb']> {
    const fresh = events.filter(({ event_id }) => !this.#seen.has(event_id));
    const turns: Utterance[] = [];
    const commands: Command[] = [];
    for (const event of fresh) {
      const before = this.#state;
      this.#take([event]);
      const typed = this.#typedTurn(event);
      if (typed) turns.push(typed);
      const command = commandOf(event, before, this.#state);
      if (command) commands.push(command);
    }
    return { turns, commands };
  }

  onCommand(command: Command): Proposal | null {
    return command.type === 'open' ? this.open() : this.#proposeFor(command, 'command');
  }

  propose(input: Parameters<Interviewer['propose']>[0]): Proposal {
    const utterances = input.utteranceIds.map((id) => {
      const heard = this.#heard.get(id) ?? (input.unheard?.id === id ? input.unheard : undefined);
      const { text, modality, confidence } = { ...unknown, text: input.text, ...heard };
      return { id, text, modality, confidence };
    });
    // Who begins to answer a moment that is sat again has lost nobody.
    const { redo } = this.#state;
    const afterBreak = this.#isResumed && !this.#hasSpoken && redo?.put !== false;
    const stimulus: Stimulus = { type: 'turn', turn: { utterances, text: input.text }, afterBreak };
    const decision = this.#decide(stimulus, input.nowMs);
    return this.#proposal(decision, 'turn', null, input.nowMs, {
      utteranceIds: input.utteranceIds,
      text: input.text,
    });
  }

  speak(proposal: Proposal, signal: AbortSignal, rehearsal?: Rehearsal): AsyncIterable<string> {
    return this.#speaker.speak(proposal, signal, rehearsal);
  }

  rehearse(proposal: Proposal): Rehearsal {
    return this.#speaker.rehearse(proposal);
  }

  commit(proposal: Proposal, turn?: Turn): void {
    const of = turn ?? proposal.turn;
    const turnId = this.#deps.newId();
    const decided = of ? turnTaken(proposal, of) : timerFired(proposal);
    const cause = this.#event(decided, turnId, turnId);
    const at = cause.occurred_ms;
    const follows = proposal.consequences.map((event) => {
      return { ...event, occurred_ms: at, turn_id: turnId, causation_id: cause.event_id };
    });
    this.#record([cause, ...follows.map((event) => atCommit(event, proposal, at))]);
  }

  replyBegun(proposal: Proposal): void {
    if (proposal.silent) return;
    this.#hasSpoken = true;
    const planned = {
      reply_id: proposal.id,
      directive: proposal.directive,
      planned_text: proposal.plannedText,
    };
    const begun = this.#event({ kind: 'reply_begun', data: planned }, null);
    const shown = proposal.exhibitId;
    this.#record([
      begun,
      ...(shown === null ? [] : [this.#event({ kind: 'exhibit_shown', data: { exhibit_id: shown } }, null)]),
    ]);
  }

  replySaid(proposal: Proposal, said: SaidReply): Utterance[] {
    if (proposal.silent) return [];
    const [start_ms, end_ms] = [Math.round(said.startMs), Math.round(said.endMs)];
    const source = this.#speaker.sourceOf(proposal.id);
    const { text, interrupted } = said;
    const data: EventData<'reply_said'> = {
      reply_id: proposal.id,
      text,
      start_ms,
      end_ms,
      interrupted,
      source,
    };
    const cut: EventBody = { kind: 'interrupted', data: { reply_id: proposal.id, at_ms: end_ms } };
    const events: EventBody[] = [{ kind: 'reply_said', data }, ...(interrupted ? [cut] : [])];
    // Whoever cuts a goodbye short has something left to say.
    if (proposal.endsSession && !interrupted)
      events.push({ kind: 'session_ended', data: { reason: endReasonOf(proposal.directive) } });
    this.#record(events.map((body) => this.#event(body, null)));
    const late = this.#lastBackchannel;
    return late && isEarlyYes(proposal.directive, said, late) ? [late] : [];
  }

  nextTimerMs(): number | null {
    return nextTimer(this.#deps.brief.case, this.#state)?.atMs ?? null;
  }

  onTimer(nowMs: number): Proposal | null {
    for (let due = this.#due(nowMs); due; due = this.#due(nowMs)) {
      const proposal = this.#proposeFor({ type: 'timer', timer: due.timer }, 'timer', due.timer, nowMs);
      if (!proposal.silent) return proposal;
      this.commit(proposal);
    }
    return null;
  }

  open({ isRead }: { isRead?: boolean } = {}): Proposal | null {
    const { audible, started } = this.#state;
    const first = isRead || audible || started?.door === 'type' ? this.guessOpening() : null;
    this.#hasOpened ||= first !== null;
    return first;
  }

  guessOpening(): Proposal | null {
    const { status, reply, phase, redo } = this.#state;
    if (status === 'ended' || this.#hasOpened) return null;
    if (redo && !redo.put && !this.#hasSpoken) return this.#proposeFor({ type: 'redo' }, 'open');
    // A turn that was answered first has had its apology, and nobody talks into granted time.
    if (this.#isResumed) return this.#hasSpoken || this.#inThinking() ? null : this.#resuming();
    return reply === null && phase === null ? this.#greeting() : null;
  }

  #resuming(): Proposal {
    const isOwed = (type: Command['type']) => this.#owed.some((command) => command.type === type);
    const owed = { isTimeAsked: isOwed('ask_time'), isConfirmed: isOwed('confirm_figure') };
    return this.#proposeFor({ type: 'resume', ...owed }, 'open');
  }

  #greeting(): Proposal {
    const proposal = this.#proposeFor({ type: 'open' }, 'open');
    return { ...proposal, plannedText: greetByName(proposal.plannedText, this.#deps.brief.candidate_name) };
  }

  #due(nowMs: number) {
    const due = nextTimer(this.#deps.brief.case, this.#state);
    return due && due.atMs <= nowMs ? due : null;
  }

  #inThinking(): boolean {
    const { thinking, graceUntilMs } = this.#state;
    return thinking !== null || graceUntilMs !== null;
  }

  #roleOf(
    { text, modality }: Pick<Utterance, 'text' | 'modality'>,
    speech: ThinkingSpeech | null,
  ): UtteranceRole {
    if (modality === 'typed') return 'turn';
    if (speech === 'muttering' || speech === 'unclear') return 'thinking';
    const { reply } = this.#state;
    const speaking = reply !== null && reply.saidText === null;
    return speaking && isBackchannel(text) ? 'backchannel' : 'turn';
  }

  #endThinking(atMs: number): void {
    const { thinking } = this.#state;
    if (!thinking) return;
    const used_ms = Math.max(0, Math.round(atMs - thinking.askedAtMs));
    this.#record([this.#event({ kind: 'thinking_ended', data: { used_ms, by: 'address' } }, null)]);
  }

  /** A typed line of the page: in thinking time anything but a question or a wish for more ends it. */
  #typedTurn(event: FoldableEvent): Utterance | null {
    const utterance = this.#remember(event);
    if (!utterance || utterance.role !== 'turn') return null;
    const speech = this.#state.thinking ? readThinkingSpeech(utterance.text) : null;
    if (speech !== null && speech !== 'question' && speech !== 'more') this.#endThinking(utterance.endMs);
    return utterance;
  }

  #remember(event: FoldableEvent): (Utterance & { role: UtteranceRole }) | null {
    if (event.kind !== 'utterance_heard') return null;
    const { start_ms, end_ms, ...heard } = event.data;
    const utterance = { ...heard, eventId: event.event_id, startMs: start_ms, endMs: end_ms };
    this.#heard.set(event.event_id, utterance);
    return utterance;
  }

  #proposeFor(
    stimulus: Stimulus,
    from: Proposal['stimulus'],
    timer: string | null = null,
    atMs = this.#deps.now(),
  ): Proposal {
    const decision = this.#decide(stimulus, atMs);
    const waiting = stimulus.type === 'resume' && !stimulus.isTimeAsked ? this.#state.unanswered : [];
    const turn =
      waiting.length > 0
        ? { utteranceIds: waiting.map(({ id }) => id), text: waiting.map(({ text }) => text).join(' ') }
        : null;
    return this.#proposal(decision, from, timer, atMs, turn);
  }

  #decide(stimulus: Stimulus, nowMs: number): Decision {
    return decide(this.#deps.brief.case, this.#state, stimulus, nowMs, this.#deps.newId);
  }

  #proposal(
    decision: Decision,
    stimulus: Proposal['stimulus'],
    timer: string | null,
    atMs: number,
    turn: Turn | null,
  ): Proposal {
    return { ...decision, id: this.#deps.newId(), stimulus, timer, atMs, turn };
  }

  #event(body: EventBody, turnId: string | null, id = this.#deps.newId()): NewEvent {
    const occurred_ms = Math.max(0, Math.round(this.#deps.now()));
    return { ...body, event_id: id, occurred_ms, turn_id: turnId, causation_id: null };
  }

  #record(events: readonly NewEvent[]): void {
    this.#take(this.#deps.record(events));
  }

  #take(events: readonly FoldableEvent[]): void {
    for (const event of events) {
      if (this.#seen.has(event.event_id)) continue;
      this.#seen.add(event.event_id);
      this.#state = apply(this.#deps.brief.case, this.#state, event);
    }
  }
}
