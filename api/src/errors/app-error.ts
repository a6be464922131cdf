import type { CaseFinding } from '@caseroom/core/wire/authoring';
import type { QueuePlace } from '@caseroom/core/wire/seats';

/** Every code that an answer of the api may carry, with its HTTP status. */
export const errorStatuses = {
  invalid_request: 400,
  figure_not_found: 400,
  bad_audio: 400,
  sign_in_needed: 401,
  agent_token_refused: 401,
  role_needed: 403,
  not_found: 404,
  no_such_account: 404,
  moment_not_found: 404,
  session_over: 409,
  session_not_started: 409,
  session_paused: 409,
  session_not_paused: 409,
  session_started: 409,
  session_not_over: 409,
  superseded: 409,
  door_closed: 409,
  mode_not_offered: 409,
  pause_not_offered: 409,
  evaluation_not_failed: 409,
  line_typed: 409,
  score_first: 409,
  score_unfinished: 422,
  no_recording_consent: 409,
  draft_changed: 409,
  draft_published: 409,
  case_id_taken: 409,
  listeners_full: 409,
  interviewer_there: 409,
  conflict: 409,
  session_erased: 410,
  too_large: 413,
  range_not_satisfiable: 416,
  case_not_proven: 422,
  judging_budget_spent: 429,
  too_many_requests: 429,
  internal: 500,
  recogniser_away: 502,
  seats_taken: 503,
  media_server_away: 503,
  database_away: 503,
  queue_away: 503,
} as const;
export type ErrorCode = keyof typeof errorStatuses;

export type FieldFault = { path: string; message: string };

type Details = {
  /** For the log; the sentence for people when absent. */
  internal?: string;
  retryable?: boolean;
  retryAfterS?: number;
  fields?: FieldFault[];
  findings?: CaseFinding[];
  queue?: QueuePlace;
  cause?: unknown;
};

/** The one error of the api. `forPeople` is a sentence that says what to do and may be shown. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly forPeople: string;
  readonly retryable: boolean;
  readonly retryAfterS: number | undefined;
  readonly fields: FieldFault[] | undefined;
  readonly findings: CaseFinding[] | undefined;
  readonly queue: QueuePlace | undefined;

  constructor(code: ErrorCode, forPeople: string, details: Details = {}) {
    super(details.internal ?? forPeople, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.forPeople = forPeople;
    this.retryable = details.retryable ?? false;
    this.retryAfterS = details.retryAfterS;
    this.fields = details.fields;
    this.findings = details.findings;
    this.queue = details.queue;
  }
}

/** What is not there and what belongs to somebody else look the same from outside. */
export const notFound = (what: string): AppError =>
  new AppError('not_found', `There is no such ${what}, or it is not yours.`);

export const databaseAway = (cause: unknown): AppError =>
  new AppError('database_away', 'The database is away. Try again in a moment.', {
    cause,
    retryable: true,
    retryAfterS: 5,
  });
