import { llm, type APIConnectOptions } from '@livekit/agents';
import type { Line } from './mouth.ts';

export type InterviewerLlmDeps = {
  /** The line that is due for the reply which the framework begins now; null when nothing is to be said. */
  nextLine: () => Line | null;
  speak: (line: Line, signal: AbortSignal) => AsyncIterable<string>;
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
    return new LineStream(this, request.chatCtx, this.#deps.nextLine(), this.#deps.speak);
  }
}

/** The interviewer falls back by itself, and never fails in a way that a second try would mend. */
const NO_RETRY: APIConnectOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 60_000 };

class LineStream extends llm.LLMStream {
  readonly #line: Line | null;
  readonly #speak: InterviewerLlmDeps['speak'];

  constructor(
    model: llm.LLM,
    chatCtx: llm.ChatContext,
    line: Line | null,
    speak: InterviewerLlmDeps['speak'],
  ) {
    super(model, { chatCtx, connOptions: NO_RETRY });
    this.#line = line;
    this.#speak = speak;
  }

  protected override async run(): Promise<void> {
    if (!this.#line) return;
    const { signal } = this.abortController;
    for await (const clause of this.#speak(this.#line, signal)) {
      if (signal.aborted || this.queue.closed) return;
      this.queue.put({ id: this.#line.proposal.id, delta: { role: 'assistant', content: clause } });
    }
  }
}
