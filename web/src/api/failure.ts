import type { CaseFinding } from '@caseroom/core/wire/authoring';
import { errorBody } from '@caseroom/core/wire/routes';
import type { QueuePlace } from '@caseroom/core/wire/seats';

export type FieldFault = { path: string; message: string };

/** What went wrong with a request, with a sentence for people. `status` 0: the server was not reached. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldFault[];
  readonly retryAfterS: number | null;
  /** What keeps a case from being used; empty for every other failure. */
  readonly findings: readonly CaseFinding[];
  /** The place in the queue, where every seat is taken. */
  readonly queue: QueuePlace | null;

  constructor(fault: {
    code: string;
    message: string;
    status: number;
    fields?: readonly FieldFault[] | undefined;
    retryAfterS?: number | undefined;
    findings?: readonly CaseFinding[] | undefined;
    queue?: QueuePlace | undefined;
    cause?: unknown;
  }) {
    super(fault.message, { cause: fault.cause });
    this.name = 'ApiFailure';
    this.code = fault.code;
    this.status = fault.status;
    this.fields = fault.fields ?? [];
    this.retryAfterS = fault.retryAfterS ?? null;
    this.findings = fault.findings ?? [];
    this.queue = fault.queue ?? null;
  }

  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const unreachable = (cause: unknown): ApiFailure =>
  new ApiFailure({
    code: 'unreachable',
    status: 0,
    message: 'The server does not answer. Check your connection and try again.',
    cause,
  });

/** Reads the api's own error body, or makes a sentence of the status when there is none. */
export function failureOf(status: number, body: unknown): ApiFailure {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) {
    const { code, message, fields, retry_after_s, findings, queue } = parsed.data.error;
    return new ApiFailure({ code, message, status, fields, retryAfterS: retry_after_s, findings, queue });
  }
  return new ApiFailure({ code: `http_${status}`, status, message: sentenceFor(status) });
}

function sentenceFor(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again to go on.';
  if (status === 404) return 'There is nothing here, or it is not yours.';
  if (status === 429) return 'That was too often. Wait a moment and try again.';
  if (status >= 500) return 'Something went wrong on our side. Try again in a moment.';
  return 'That did not work. Reload the page and try again.';
}

/** A sentence for people, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiFailure) return error.message;
  return 'Something went wrong on this page. Reload it and try again.';
}
