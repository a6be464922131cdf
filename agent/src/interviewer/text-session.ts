import { randomUUID } from 'node:crypto';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Door, HeardWord, LogEvent, Mode, Setting } from '@caseroom/core/log/event';
import { createInterviewer } from './interviewer.ts';
import type { InterviewerModel } from './model.ts';
import type { Interviewer, Proposal, Turn, Utterance } from './port.ts';
import { createVirtualLog, type VirtualLog } from './virtual-log.ts';

/** One line of a script: when the candidate begins to say it, on the session's clock. */
export type ScriptedTurn = { t_ms: number; text: string };

export type TextSessionOptions = {
  case: CompiledCase;
  mode: Mode;
  setting: Setting;
  door: Door;
  seed: number;
  model?: InterviewerModel | null;
  candidateName?: string | null;
  newId?: () => string;
  /** A listening candidate is asked for a line when the interviewer begins to speak, and so may cut in. */
  talksOver?: boolean;
};

/** Both sides speak 150 words a minute in virtual time. */
export const msPerWord = 400;

const durationOf = (text: string): number => text.split(/\s+/).filter(Boolean).length * msPerWord;

/** An interview in virtual time, without rooms or sound: the whole log of a script played against the interviewer. */
export async function playScript(
  options: TextSessionOptions,
  turns: readonly ScriptedTurn[],
): Promise<LogEvent[]> {
  const session = new VirtualSession(options);
  return session.play([...turns].sort((a, b) => a.t_ms - b.t_ms));
}

/** A candidate who answers what was said: gives the next line, and null to say no more. */
export type Candidate = (events: readonly LogEvent[], nowMs: number) => ScriptedTurn | null;

/** An interview in virtual time with a candidate who listens. */
export async function playCandidate(options: TextSessionOptions, candidate: Candidate): Promise<LogEvent[]> {
  return new VirtualSession(options, candidate).play([]);
}

type OpenReply = { proposal: Proposal; text: string; startMs: number; endMs: number };

class VirtualSession {
  readonly #options: TextSessionOptions;
  readonly #newId: () => string;
  readonly #log: VirtualLog;
  readonly #interviewer: Interviewer;
  #nowMs = 0;
  #reply: OpenReply | null = null;
  #lines: ScriptedTurn[] = [];

  readonly #candidate: Candidate | null;

  constructor(options: TextSessionOptions, candidate: Candidate | null = null) {
    this.#options = options;
    this.#candidate = candidate;
    this.#newId = options.newId ?? randomUUID;
    this.#log = createVirtualLog(this.#newId(), this.#newId);
    const { mode, setting, door, seed, case: compiled } = options;
    const versions = { policy: 'text', prompts: 'text', rubric: 'text' };
    const pinned = { case_id: compiled.source.id, case_hash: compiled.case_hash, seed };
    this.#log.append(
      'api',
      { kind: 'session_started', data: { ...pinned, mode, setting, door, versions } },
      0,
    );
    this.#log.append('page', { kind: 'page_audible', data: {} }, 0);
    this.#interviewer = createInterviewer({
      brief: { case: compiled, events: [...this.#log.events], candidate_name: options.candidateName ?? null },
      record: this.#log.record,
      now: () => this.#nowMs,
      newId: this.#newId,
      model: options.model ?? null,
    });
  }

  async play(turns: ScriptedTurn[]): Promise<LogEvent[]> {
    this.#lines = turns;
    await this.#answer(this.#interviewer.open());
    while (this.#interviewer.state.status !== 'ended') {
      const step = this.#nextStep();
      if (!step) break;
      this.#nowMs = Math.max(this.#nowMs, step.atMs);
      if (step.what === 'reply ends') this.#endReply(this.#nowMs);
      else if (step.what === 'timer') await this.#answer(this.#interviewer.onTimer(this.#nowMs));
      else await this.#hearLines();
    }
    return [...this.#log.events];
  }

  /** What happens next; null when the script is over and nothing is running any more. */
  #nextStep(): { what: 'reply ends' | 'line' | 'timer'; atMs: number } | null {
    const line = this.#lines[0] ?? this.#askCandidate();
    const timerMs = this.#interviewer.nextTimerMs();
    const steps = [
      ...(this.#reply ? [{ what: 'reply ends' as const, atMs: this.#reply.endMs }] : []),
      ...(line ? [{ what: 'line' as const, atMs: line.t_ms }] : []),
      ...(timerMs !== null && (line || this.#isThinking())
        ? [{ what: 'timer' as const, atMs: timerMs }]
        : []),
    ];
    return steps.reduce<(typeof steps)[number] | null>(
      (first, step) => (first && first.atMs <= step.atMs ? first : step),
      null,
    );
  }

  /** A candidate speaks when the interviewer has done so. */
  #askCandidate(): ScriptedTurn | undefined {
    if ((this.#reply && !this.#options.talksOver) || !this.#candidate) return undefined;
    const line = this.#candidate(this.#log.events, this.#nowMs);
    if (line) this.#lines.push({ ...line, t_ms: Math.max(line.t_ms, this.#nowMs) });
    return this.#lines[0];
  }

  /** After the last line only granted time is still waited for. */
  #isThinking(): boolean {
    const { thinking, graceUntilMs } = this.#interviewer.state;
    return thinking !== null || graceUntilMs !== null;
  }

  /** A line, with those that begin before it has ended: together they are one turn. */
  async #hearLines(): Promise<void> {
    const heard: Utterance[] = [];
    let endMs = this.#nowMs;
    for (
      let line = this.#lines[0];
      line && (heard.length === 0 || line.t_ms <= endMs);
      line = this.#lines[0]
    ) {
      this.#lines.shift();
      const utterance = this.#utteranceOf(line, Math.max(endMs, line.t_ms));
      endMs = utterance.endMs;
      if (this.#hear(utterance)) heard.push(utterance);
      if (this.#interviewer.state.status === 'ended') return;
    }
    if (heard.length === 0) return;
    const turn: Turn = {
      utteranceIds: heard.map(({ eventId }) => eventId),
      text: heard.map(({ text }) => text).join(' '),
    };
    await this.#answer(this.#interviewer.propose({ ...turn, nowMs: this.#nowMs }), turn);
  }

  /** Whether an utterance is to be answered. One that is begins by stopping the interviewer's reply. */
  #hear(utterance: Utterance): boolean {
    const isTurn = this.#interviewer.roleOf(utterance) === 'turn';
    if (isTurn && this.#reply && this.#reply.endMs > utterance.startMs) this.#endReply(utterance.startMs);
    else if (this.#reply && this.#reply.endMs <= utterance.endMs) this.#endReply(this.#reply.endMs);
    this.#nowMs = utterance.endMs;
    if (utterance.modality === 'typed') return this.#type(utterance);
    return this.#interviewer.hear(utterance) === 'turn';
  }

  #type(utterance: Utterance): boolean {
    const { text, words, startMs: start_ms, endMs: end_ms } = utterance;
    const data = {
      text,
      words,
      start_ms,
      end_ms,
      confidence: null,
      modality: 'typed',
      role: 'turn',
      recogniser: null,
    } as const;
    const event = this.#log.append('page', { kind: 'utterance_heard', data }, end_ms);
    const [turn] = this.#interviewer.absorb([event]).turns;
    utterance.eventId = turn?.eventId ?? utterance.eventId;
    return turn !== undefined;
  }

  #utteranceOf({ text }: ScriptedTurn, startMs: number): Utterance {
    const modality = this.#options.door === 'type' ? 'typed' : 'spoken';
    const words: HeardWord[] = text
      .split(/\s+/)
      .filter(Boolean)
      .map((word, at) => ({
        text: word,
        start_ms: startMs + at * msPerWord,
        end_ms: startMs + (at + 1) * msPerWord,
        confidence: null,
      }));
    const endMs = startMs + durationOf(text);
    const base = { eventId: this.#newId(), text, startMs, endMs, confidence: null, modality } as const;
    return {
      ...base,
      words: modality === 'typed' ? [] : words,
      recogniser: modality === 'typed' ? null : 'script',
    };
  }

  async #answer(proposal: Proposal | null, turn?: Turn): Promise<void> {
    if (!proposal) return;
    // A new reply never talks over the old one.
    if (this.#reply) this.#endReply(Math.min(this.#nowMs, this.#reply.endMs));
    this.#interviewer.commit(proposal, turn);
    if (proposal.silent) return;
    const clauses: string[] = [];
    for await (const clause of this.#interviewer.speak(proposal, new AbortController().signal))
      clauses.push(clause);
    const text = clauses.join(' ');
    this.#interviewer.replyBegun(proposal);
    this.#reply = { proposal, text, startMs: this.#nowMs, endMs: this.#nowMs + durationOf(text) };
  }

  /** The reply stops: what was heard of it by then, at the pace of speech. */
  #endReply(atMs: number): void {
    const reply = this.#reply;
    if (!reply) return;
    this.#reply = null;
    const interrupted = atMs < reply.endMs;
    const words = reply.text.split(/\s+/).filter(Boolean);
    const heard = interrupted ? words.slice(0, Math.floor((atMs - reply.startMs) / msPerWord)) : words;
    this.#nowMs = Math.max(atMs, reply.startMs);
    this.#interviewer.replySaid(reply.proposal, {
      text: heard.join(' '),
      startMs: reply.startMs,
      endMs: this.#nowMs,
      interrupted,
    });
  }
}
