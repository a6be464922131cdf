import type {
  Audience,
  Door,
  EventBody,
  EventKind,
  Mode,
  ProducerKind,
  Setting,
} from '@caseroom/core/log/event';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Role, VersionRow } from '@caseroom/core/wire/authoring';
import type { ScoreSheet } from '@caseroom/core/wire/coach-score';
import type { DrillItem, DrillKind, DrillTopic } from '@caseroom/core/drills/item';
import type { DrillError } from '@caseroom/core/drills/judge';
import type { Report } from '@caseroom/core/wire/report';
import type { CaseCard } from '@caseroom/core/wire/routes';
import type { Generated, JSONColumnType } from 'kysely';
import type { LimitedProvider } from '../features/seats/admission.ts';

type Json<T> = JSONColumnType<T & object, string, string>;
type Nullable<T> = T | null;

/** Rows of accounts are the account library's; we only ever read them and move what belongs to them. */
export type AccountsTable = { id: string; name: string; email: string; isAnonymous: Nullable<boolean> };

export type WorkspacesTable = { id: string; name: string; created_at: Generated<Date> };

export type PeopleTable = {
  account_id: string;
  workspace_id: string;
  time_zone: string;
  role: Generated<Role>;
  created_at: Generated<Date>;
};

export const sessionKinds = ['interview', 'drill', 'redo'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const storedStatuses = ['created', 'live', 'paused', 'ended'] as const;
export type StoredStatus = (typeof storedStatuses)[number];

export type Versions = { policy: string; prompts: string; rubric: string };

export type SessionsTable = {
  id: string;
  workspace_id: string;
  account_id: string;
  kind: Generated<SessionKind>;
  forked_from_session: Nullable<string>;
  forked_from_seq: Nullable<number>;
  /** What was asked in the moment that is sat again. */
  forked_from_moment: Nullable<string>;
  /** Where the clock of a fork goes on from; its `started_at` lies that much before it was begun. */
  forked_at_ms: Nullable<number>;
  title: string;
  case_id: string;
  case_title: string;
  case_hash: string;
  compiled_case: Json<CompiledCase>;
  seed: number;
  versions: Json<Versions>;
  mode: Mode;
  setting: Setting;
  captions: Generated<boolean>;
  door: Door;
  locale: string;
  time_zone: string;
  status: Generated<StoredStatus>;
  end_reason: Nullable<string>;
  head_seq: Generated<number>;
  head_hash: Generated<string>;
  tab_id: Nullable<string>;
  created_at: Generated<Date>;
  started_at: Nullable<Date>;
  ended_at: Nullable<Date>;
};

export type ConsentsTable = {
  session_id: string;
  scope: 'recording' | 'providers' | 'observers';
  granted: boolean;
  text_version: string;
  given_at: Generated<Date>;
  withdrawn_at: Nullable<Date>;
};

export type EventsTable = {
  session_id: string;
  seq: number;
  event_id: string;
  producer: string;
  producer_kind: ProducerKind;
  epoch: number;
  producer_seq: number;
  kind: EventKind;
  schema_version: number;
  occurred_ms: number;
  stored_at: Generated<Date>;
  audience: Audience;
  causation_id: Nullable<string>;
  turn_id: Nullable<string>;
  data: Json<EventBody['data']>;
};

export type LeasesTable = {
  session_id: string;
  epoch: number;
  job_id: string;
  taken_at: Date;
  heartbeat_at: Date;
  agent_state: Nullable<string>;
  /** How far apart its heartbeats come of late: much more than a second where the processor is short. */
  beat_gap_ms: Nullable<number>;
  /** The interviewer is alive and cannot be heard, as it says itself: since when, and why. */
  mute_since: Nullable<Date>;
  mute_why: Nullable<string>;
  /** The candidate is not in the room, as the interviewer sees it, and has no page open either. */
  away_since: Nullable<Date>;
  /** The interviewer left by itself, because the interview rests. */
  left_at: Nullable<Date>;
};

/** A stream of a candidate's page: it is there, in the room or not, as long as it goes on answering. */
export type OpenPagesTable = { session_id: string; stream_id: string; seen_at: Date };

/** The search for an interviewer that is to follow `epoch`; over as soon as the lease has a later one. */
export type InterviewerCallsTable = {
  session_id: string;
  epoch: number;
  cause: string;
  opened_at: Date;
  rounds: Generated<number>;
  called_at: Nullable<Date>;
  dispatch_id: Nullable<string>;
  /** Losses and calls that nobody answered, in a row. */
  failures: Generated<number>;
  failed_at: Nullable<Date>;
};

/** Notices of the media server that were taken; they come at least once. */
export type WebhooksTable = { id: string; received_at: Date };

export type RecordingsTable = {
  session_id: string;
  segment_id: string;
  content_type: string;
  stored_bytes: Generated<number>;
  started_ms: Nullable<number>;
  duration_ms: Nullable<number>;
  complete: Generated<boolean>;
  /** What became of the last try to make the form for browsers that play no Ogg; null: none yet. */
  aac_outcome: Nullable<AacOutcome>;
  /** How many bytes of the original that try read: it is made again when there are more. */
  aac_of_bytes: Nullable<number>;
  created_at: Generated<Date>;
};
export type AacOutcome = 'made' | 'failed' | 'no_encoder';

export type CostsTable = {
  session_id: Nullable<string>;
  account_id: Nullable<string>;
  day: string;
  provider: string;
  model: string;
  unit: string;
  amount: number;
  /** Millionths of a cent of `currency`. */
  microcents: number;
  currency: string;
};

export const evaluationStates = ['queued', 'running', 'done', 'failed'] as const;
export type EvaluationState = (typeof evaluationStates)[number];

export type EvaluationsTable = {
  id: string;
  session_id: string;
  rubric_version: string;
  evaluator_version: string;
  head_seq: number;
  head_hash: string;
  state: Generated<EvaluationState>;
  step: Nullable<string>;
  per_cent: Generated<number>;
  /** A sentence for people. */
  reason: Nullable<string>;
  attempts: Generated<number>;
  report: Nullable<Json<Report>>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  begun_at: Nullable<Date>;
  published_at: Nullable<Date>;
};

export type JudgeCallsTable = {
  id: string;
  evaluation_id: string;
  account_id: Nullable<string>;
  dimension: string;
  judge: string;
  outcome: 'used' | 'failed';
  input_tokens: number;
  output_tokens: number;
  latency_ms: number;
  microcents: number;
  called_at: Generated<Date>;
};

export type EvaluationStepsTable = {
  evaluation_id: string;
  step: string;
  result: Json<object>;
  stored_at: Generated<Date>;
};

/** One a coach and session; `account_id` is null once the coach's account is gone. */
export type CoachWordsTable = {
  id: string;
  session_id: string;
  account_id: Nullable<string>;
  sheet: Json<ScoreSheet>;
  revision: number;
  updated_at: Generated<Date>;
};

export type CoachVersionsTable = {
  word_id: string;
  version: number;
  /** Whose record the coach had read. */
  evaluation_id: string;
  sheet: Json<ScoreSheet>;
  handed_in_at: Date;
};

export type CaseDraftsTable = {
  id: string;
  workspace_id: string;
  author_id: Nullable<string>;
  case_id: string;
  title: string;
  yaml: string;
  hash: string;
  revision: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type CaseVersionsTable = {
  id: string;
  draft_id: string;
  workspace_id: string;
  author_id: Nullable<string>;
  case_id: string;
  number: number;
  card: Json<CaseCard>;
  yaml: string;
  hash: string;
  status: Generated<VersionRow['status']>;
  published_at: Generated<Date>;
};

export type ObserverLinksTable = {
  id: string;
  session_id: string;
  token_hash: string;
  created_at: Generated<Date>;
  expires_at: Date;
  revoked_at: Nullable<Date>;
};

export type ObservationsTable = {
  id: string;
  session_id: string;
  /** Null for a guest by a link, and for a coach whose account is gone. */
  account_id: Nullable<string>;
  link_id: Nullable<string>;
  name: Nullable<string>;
  secret_hash: Nullable<string>;
  opened_at: Generated<Date>;
  joined_at: Nullable<Date>;
  seen_at: Generated<Date>;
  ended_at: Nullable<Date>;
};

/** A process that carries interviews; its word about itself holds as long as it is repeated. */
export type InterviewWorkersTable = { worker_id: string; seats: number; draining: boolean; seen_at: Date };

export type SeatsTable = {
  session_id: string;
  state: 'waiting' | 'held';
  /** It has been sat before: first in the queue. */
  comes_back: boolean;
  providers: LimitedProvider[];
  asked_at: Date;
  held_since: Nullable<Date>;
  expires_at: Date;
  worker_id: Nullable<string>;
};

export type TombstonesTable = { session_id: string; created_at: Date; erased_at: Generated<Date> };

export type DrillRunsTable = {
  id: string;
  account_id: string;
  kind: DrillKind;
  topic: Nullable<DrillTopic>;
  seed: number;
  length: number;
  started_at: Date;
  finished_at: Nullable<Date>;
};

export type DrillItemsTable = {
  run_id: string;
  number: number;
  /** Pinned as it was put: later generators change no run that has begun. */
  item: Json<DrillItem>;
  level: number;
  streak: number;
  asked_at: Date;
  /** A figure that waits for confirmation, and when it was spoken. */
  heard: Nullable<Json<{ text: string; value: number; at_ms: number }>>;
  value: Nullable<number>;
  is_spoken: Nullable<boolean>;
  verdict: Nullable<'right' | 'wrong'>;
  error: Nullable<DrillError>;
  explain: Nullable<string>;
  time_ms: Nullable<number>;
  answered_at: Nullable<Date>;
  level_after: Nullable<number>;
  streak_after: Nullable<number>;
};

export type Database = {
  accounts: AccountsTable;
  workspaces: WorkspacesTable;
  people: PeopleTable;
  sessions: SessionsTable;
  consents: ConsentsTable;
  events: EventsTable;
  leases: LeasesTable;
  open_pages: OpenPagesTable;
  interviewer_calls: InterviewerCallsTable;
  webhooks: WebhooksTable;
  recordings: RecordingsTable;
  costs: CostsTable;
  evaluations: EvaluationsTable;
  evaluation_steps: EvaluationStepsTable;
  judge_calls: JudgeCallsTable;
  coach_words: CoachWordsTable;
  coach_versions: CoachVersionsTable;
  tombstones: TombstonesTable;
  observer_links: ObserverLinksTable;
  observations: ObservationsTable;
  case_drafts: CaseDraftsTable;
  case_versions: CaseVersionsTable;
  interview_workers: InterviewWorkersTable;
  seats: SeatsTable;
  drill_runs: DrillRunsTable;
  drill_items: DrillItemsTable;
};
