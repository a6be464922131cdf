import { llm, type APIConnectOptions } from '@livekit/agents';
import type { ReplyTrack } from '../voice/reply-track.ts';
import type { Line } from './mouth.ts';

export type SpokenLine = { line: Line; track: ReplyTrack };

export type InterviewerLlmDeps = {
  /** The line that is due for the reply which the framework begins now; null when nothing is to be said. */
  nextLine: () => SpokenLine | null;
  speak: (line: Line, signal: AbortSignal) => AsyncIterable<string>;
  /** The reply whose sound is wanted next. */
  expect: (track: ReplyTrack) => void;
};

/**
 * The interviewer as the framework's language model. It is the one way to a spoken reply, so no word gets past the
 * policy and the guards; the framework's own chat history is not read.
 */
export class InterviewerLlm extends llm.LLM {
  readonly #deps: InterviewerLlmDeps;

  constructor(deps: InterviewerLlmDeps) {
    super();
    this.#deps = deps;
  }

  override label(): string {
    return 'caseroom.interviewer';
  }

  override get model(): string {
    return 'interviewer';
  }

  override get provider(): string {
    return 'caseroom';
  }

  override chat(request: { chatCtx: llm.ChatContext; connOptions?: APIConnectOptions }): llm.LLMStream {
    return new LineStream(this, request.chatCtx, this.#deps.nextLine(), this.#deps);
  }
}

/** The interviewer falls back by itself, and never fails in a way that a second try would mend. */
const NO_RETRY: APIConnectOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 60_000 };
/** Text that is none: with it the framework opens the voice at once, which can then tell when a reply is late. */
const OPENING = ' ';

class LineStream extends llm.LLMStream {
  readonly #spoken: SpokenLine | null;
  readonly #deps: InterviewerLlmDeps;

  constructor(model: llm.LLM, chatCtx: llm.ChatContext, spoken: SpokenLine | null, deps: InterviewerLlmDeps) {
    super(model, { chatCtx, connOptions: NO_RETRY });
    this.#spoken = spoken;
    this.#deps = deps;
  }

  protected override async run(): Promise<void> {
    if (!this.#spoken) return;
    const { line, track } = this.#spoken;
    const { signal } = this.abortController;
    this.#deps.expect(track);
    this.#say(line, OPENING);
    for await (const clause of this.#deps.speak(line, signal)) {
      if (signal.aborted || this.queue.closed) return;
      track.plan(clause);
      this.#say(line, clause);
    }
  }

  #say({ proposal: { id } }: Line, content: string): void {
    this.queue.put({ id, delta: { role: 'assistant', content } });
  }
}
