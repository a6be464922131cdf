import { z } from 'zod';
import { compiledCase } from '../case/schema.ts';
import { doors, eventDraft, logEvent, modes, settings } from '../log/event.ts';

/** The interviewer's side of the api, under `/agent`, with the agent's own bearer token. */

/** With `after_epoch` the lease is refused (`interviewer_there`) when a later epoch than that holds it. */
export const leaseRequest = z.object({
  job_id: z.string().min(1).max(80),
  after_epoch: z.number().int().nonnegative().optional(),
});

/** Everything that an interviewer needs to begin, or to go on where the last one stopped. */
export const brief = z.object({
  session_id: z.uuid(),
  epoch: z.number().int().positive(),
  /** The session's clock when this was sent. */
  now_ms: z.number().int().nonnegative(),
  status: z.enum(['live', 'paused', 'ended']),
  mode: z.enum(modes),
  setting: z.enum(settings),
  door: z.enum(doors),
  locale: z.string(),
  candidate_identity: z.string(),
  /** Given name or what the candidate wants to be called; spoken in the greeting only. */
  candidate_name: z.string().nullable(),
  consents: z.object({ recording: z.boolean(), providers: z.boolean() }),
  /** False: typed and with the case's own lines, as the day's budget is spent. */
  paid_providers: z.boolean(),
  case: compiledCase,
  /** The whole log so far, in order. Empty but for `session_started` means a new interview. */
  events: z.array(logEvent),
});
export type Brief = z.infer<typeof brief>;

export const appendRequest = z.object({
  epoch: z.number().int().nonnegative(),
  events: z.array(eventDraft).min(1).max(500),
});
/** `refused` holds decisions of an interviewer that no longer has the lease; they are not to be sent again. */
export const appendResponse = z.object({
  stored: z.array(z.object({ event_id: z.uuid(), seq: z.number().int().positive() })),
  refused: z.array(z.object({ event_id: z.uuid(), code: z.string() })),
  head_seq: z.number().int(),
});
export type AppendResponse = z.infer<typeof appendResponse>;

export const eventsAfterResponse = z.object({ events: z.array(logEvent), head_seq: z.number().int() });

/** What an interviewer sees of itself: it may be alive and yet not heard by anybody. Times are milliseconds. */
export const interviewerSight = z.object({
  room: z.enum(['connected', 'reconnecting', 'gone']),
  /** For how long a reply has been due of which nothing was heard or shown. */
  due_ms: z.number().int().nonnegative(),
  /** The longest that its event loop stood still since the last heartbeat. */
  stalled_ms: z.number().int().nonnegative(),
  /** The candidate is in the room. */
  candidate: z.boolean(),
});
export type InterviewerSight = z.infer<typeof interviewerSight>;

/** Sent every second. `holds_lease` false: another interviewer has taken over; leave without a word. */
export const heartbeatRequest = z.object({
  epoch: z.number().int().positive(),
  state: z.string(),
  sight: interviewerSight.optional(),
  /** What the providers have used since the last heartbeat, for the day's budget. */
  usage: z.array(
    z.object({
      provider: z.string(),
      model: z.string(),
      unit: z.enum(['audio_ms', 'input_tokens', 'output_tokens', 'characters']),
      amount: z.number().nonnegative(),
    }),
  ),
});
export const heartbeatResponse = z.object({
  holds_lease: z.boolean(),
  head_seq: z.number().int(),
  now_ms: z.number().int(),
  paid_providers: z.boolean(),
  /** The candidate has the page open, and can write and read, in the room or not. */
  candidate_page: z.boolean(),
});

/** `PUT /agent/sessions/:id/recordings/:segmentId?offset=BYTES` appends bytes; the answer says how many are stored. */
export const recordingResponse = z.object({ stored_bytes: z.number().int().nonnegative() });
