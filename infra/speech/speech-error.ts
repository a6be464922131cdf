/** A refusal in the shape that OpenAI's clients read: `{error: {message, type, param, code}}`. */
export class SpeechError extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;
  readonly retryAfterS: number | undefined;

  constructor(options: {
    status: number;
    code: string;
    message: string;
    param?: string;
    retryAfterS?: number;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'SpeechError';
    this.status = options.status;
    this.code = options.code;
    this.param = options.param ?? null;
    this.retryAfterS = options.retryAfterS;
  }

  toJSON() {
    const type =
      this.status === 429 ? 'rate_limit_error' : this.status < 500 ? 'invalid_request_error' : 'server_error';
    return { error: { message: this.message, type, param: this.param, code: this.code } };
  }
}

/** A 400 for a request that can be mended; the message says how. */
export function badRequest(code: string, message: string, param?: string): SpeechError {
  return new SpeechError({ status: 400, code, message, ...(param ? { param } : {}) });
}
