/** The api said no, or could not be reached. `retryable`: the same request may well succeed later. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number | null;
  readonly retryable: boolean;

  constructor(code: string, status: number | null, retryable: boolean, cause?: unknown) {
    super(`api: ${code}`, { cause });
    this.code = code;
    this.status = status;
    this.retryable = retryable;
  }
}
