import { z } from 'zod';

/**
 * The interview's log. Every fact about an interview is one event; state, views, reports and replays
 * are folds over them. Times ending in `_ms` are milliseconds on the session's clock, where 0 is the
 * moment the api started the session.
 */

export const eventId = z.uuid();
const ms = z.number().int().nonnegative();
const ids = z.array(eventId);

export const producerKinds = ['interviewer', 'page', 'api', 'coach', 'worker'] as const;
export type ProducerKind = (typeof producerKinds)[number];

export const audiences = ['candidate', 'coach', 'internal'] as const;
export type Audience = (typeof audiences)[number];

/** One word of a final, on the session's clock. `confidence` is 0 to 1, null when the recogniser gives none. */
export const heardWord = z.object({
  text: z.string(),
  start_ms: ms,
  end_ms: ms,
  confidence: z.number().min(0).max(1).nullable(),
});
export type HeardWord = z.infer<typeof heardWord>;

export const doors = ['talk', 'type', 'demo'] as const;
export type Door = (typeof doors)[number];
export const modes = ['interviewer-led', 'candidate-led', 'product-management'] as const;
export type Mode = (typeof modes)[number];
export const settings = ['practice', 'mock'] as const;
export type Setting = (typeof settings)[number];

/** What the policy decided to do. The words are chosen later; the log keeps the decision. */
export const directive = z.discriminatedUnion('act', [
  z.object({ act: z.literal('greet') }),
  z.object({ act: z.literal('give_prompt') }),
  z.object({ act: z.literal('ask'), question_id: z.string() }),
  z.object({ act: z.literal('answer_fact'), fact_ids: z.array(z.string()).min(1) }),
  z.object({ act: z.literal('no_data'), topic: z.string() }),
  z.object({ act: z.literal('clarify'), options: z.array(z.string()) }),
  z.object({ act: z.literal('ask_precision') }),
  z.object({ act: z.literal('ask_purpose'), topic: z.string() }),
  z.object({ act: z.literal('define'), topic: z.string() }),
  z.object({ act: z.literal('acknowledge') }),
  z.object({ act: z.literal('probe'), probe_id: z.string() }),
  z.object({ act: z.literal('pushback'), pushback_id: z.string() }),
  z.object({ act: z.literal('hint'), hint_id: z.string(), level: z.enum(['mild', 'plain']) }),
  z.object({ act: z.literal('read_back'), value: z.number(), unit: z.string().nullable() }),
  z.object({ act: z.literal('ask_unit'), value: z.number() }),
  z.object({ act: z.literal('walk_through'), question_id: z.string() }),
  z.object({ act: z.literal('give_result'), question_id: z.string() }),
  z.object({ act: z.literal('show_exhibit'), exhibit_id: z.string() }),
  z.object({ act: z.literal('correct_recap'), topic: z.string() }),
  z.object({ act: z.literal('grant_thinking'), granted_ms: ms }),
  z.object({ act: z.literal('thinking_check') }),
  z.object({ act: z.literal('check_in') }),
  z.object({ act: z.literal('what_else') }),
  z.object({ act: z.literal('redirect'), topic: z.string() }),
  z.object({ act: z.literal('time_cue') }),
  z.object({ act: z.literal('repeat') }),
  z.object({ act: z.literal('off_case'), reason: z.string() }),
  z.object({ act: z.literal('move_on'), phase_id: z.string() }),
  z.object({ act: z.literal('curveball'), curveball_id: z.string() }),
  z.object({ act: z.literal('apologise_lost') }),
  z.object({ act: z.literal('hearing_trouble'), state: z.enum(['away', 'back']) }),
  z.object({ act: z.literal('continue_reply') }),
  z.object({ act: z.literal('relay_whisper'), whisper_id: eventId }),
  z.object({ act: z.literal('wait') }),
  z.object({ act: z.literal('goodbye') }),
]);
export type Directive = z.infer<typeof directive>;
export type DirectiveAct = Directive['act'];

export const errorKinds = [
  'misread_exhibit',
  'wrong_base',
  'unit_slip',
  'zero_slip',
  'arithmetic',
  'impossible',
] as const;

const kind = <K extends string, D extends z.ZodRawShape>(name: K, data: D) =>
  z.object({ kind: z.literal(name), data: z.object(data) });

/** Every kind of event with its data, before the envelope is put round it. */
export const eventBody = z.discriminatedUnion('kind', [
  kind('session_started', {
    case_id: z.string(),
    case_hash: z.string(),
    seed: z.number().int(),
    mode: z.enum(modes),
    setting: z.enum(settings),
    door: z.enum(doors),
    versions: z.object({ policy: z.string(), prompts: z.string(), rubric: z.string() }),
  }),
  /**
   * A moment of an earlier interview is sat again: what stands before it was copied from that interview's log, up to where
   * the question of `ask_id` had been put.
   */
  kind('moment_reopened', { ask_id: z.string(), door: z.enum(doors), setting: z.enum(settings) }),
  /** `idle`: for ten minutes nobody was greeted, or the candidate was out of the room and pressed nothing. */
  kind('session_paused', { reason: z.enum(['candidate', 'connection', 'muted', 'outage', 'idle']) }),
  kind('session_resumed', {}),
  kind('session_ended', {
    reason: z.enum(['completed', 'ended_by_candidate', 'off_case', 'abandoned', 'budget', 'failed']),
  }),
  /** An interviewer job took the lease. `offset_ms` is what it adds to its own clock to get the session's. */
  kind('interviewer_joined', {
    job_id: z.string(),
    offset_ms: z.number().int(),
    recogniser: z.string().nullable(),
    model: z.string().nullable(),
    prompt_hash: z.string().nullable(),
    voice: z.string().nullable(),
  }),
  kind('interviewer_lost', { job_id: z.string(), reason: z.string() }),
  kind('interviewer_restored', { job_id: z.string() }),
  /** Interviewers failed so often in a row that the candidate is offered to go on in writing. */
  kind('writing_offered', { failures: z.number().int().positive() }),
  /** The candidate chose to have replies written, or spoken again. */
  kind('manner_chosen', { manner: z.enum(['voice', 'text']) }),
  kind('connection_lost', { who: z.enum(['candidate', 'coach']) }),
  kind('connection_restored', { who: z.enum(['candidate', 'coach']) }),
  /** The candidate's page can play sound; the interviewer may begin to speak. */
  kind('page_audible', {}),
  kind('phase_entered', {
    phase_id: z.string(),
    reason: z.enum(['start', 'done', 'time', 'coach', 'dropped']),
  }),
  /**
   * One final of the recogniser, or one typed line. `role` says what became of it: part of a turn, muttered
   * in granted thinking time, a backchannel over the interviewer's reply, or the reply itself, come back through a
   * loudspeaker.
   */
  kind('utterance_heard', {
    text: z.string().min(1),
    words: z.array(heardWord),
    start_ms: ms,
    end_ms: ms,
    confidence: z.number().min(0).max(1).nullable(),
    modality: z.enum(['spoken', 'typed']),
    role: z.enum(['turn', 'thinking', 'backchannel', 'echo']),
    recogniser: z.string().nullable(),
  }),
  kind('turn_taken', {
    utterance_ids: ids,
    text: z.string(),
    /** What code or a model understood the turn to be, e.g. `ask_fact`, `give_answer`, `ask_time`. */
    intent: z.string(),
    directive,
    /** Who picked the directive among those allowed. */
    picked_by: z.enum(['policy', 'model']),
  }),
  /** A timer of the policy ran out and something was decided; nobody spoke. */
  kind('timer_fired', { timer: z.string(), directive }),
  kind('reply_begun', { reply_id: eventId, directive, planned_text: z.string() }),
  kind('reply_said', {
    reply_id: eventId,
    /** The text that was heard (or shown, when typed), not the text that was meant. */
    text: z.string(),
    start_ms: ms,
    end_ms: ms,
    interrupted: z.boolean(),
    source: z.enum(['model', 'case']),
  }),
  kind('interrupted', { reply_id: eventId, at_ms: ms }),
  /**
   * The stages of a spoken turn: its text and its decision after the end of speech, the reply's first words after the
   * decision, its first sound after those; `gap_ms` is from the end of speech to the first sound, at the output.
   */
  kind('turn_measured', {
    final_ms: ms,
    decided_ms: ms,
    words_ms: ms.nullable(),
    audio_ms: ms.nullable(),
    gap_ms: ms,
    interrupted: z.boolean(),
    /** The candidate was about to go on. */
    cut_in: z.boolean(),
  }),
  /** A few neutral words because a reply was late; no reply themselves. */
  kind('sign_of_life', { text: z.string().min(1), start_ms: ms, end_ms: ms }),
  kind('repeat_asked', {}),
  /** The candidate is typing a line: a sign every some seconds, and nothing of the line. */
  kind('typing_noted', {}),
  /** What the lobby measured, in dB: the interviewer's sound in the candidate's microphone, and the noise of the room. */
  kind('sound_measured', {
    echo: z.enum(['none', 'much']),
    echo_db: z.number().nullable(),
    noise_db: z.number().nullable(),
  }),
  /** Turns by key in a noisy room: chosen or not, and a turn's beginning and end. */
  kind('turn_key', { act: z.enum(['on', 'off', 'start', 'end', 'cancel']) }),
  kind('thinking_asked', { asked_ms: ms.nullable(), by: z.enum(['voice', 'key']) }),
  kind('thinking_granted', { granted_ms: ms, ends_ms: ms }),
  kind('thinking_ended', {
    used_ms: ms,
    by: z.enum(['address', 'key', 'time']),
  }),
  kind('fact_revealed', { fact_id: z.string(), inputs: z.array(z.string()) }),
  kind('exhibit_shown', { exhibit_id: z.string() }),
  kind('number_stated', {
    question_id: z.string().nullable(),
    utterance_id: eventId.nullable(),
    value: z.number(),
    unit: z.string().nullable(),
    text: z.string(),
    is_answer: z.boolean(),
    needs: z.enum(['nothing', 'read_back', 'choice', 'unit', 'confirmation']),
    /** Needs a choice: the result that was said before it and that may be the one that is meant. */
    rival: z
      .object({
        utterance_id: eventId.nullable(),
        value: z.number(),
        unit: z.string().nullable(),
        text: z.string(),
      })
      .optional(),
  }),
  /** The candidate confirmed or put right a figure that was read back or shown on the screen. */
  kind('number_confirmed', {
    stated_id: eventId,
    value: z.number(),
    unit: z.string().nullable(),
    right: z.boolean(),
  }),
  kind('number_judged', {
    question_id: z.string(),
    stated_id: eventId.nullable(),
    value: z.number().nullable(),
    unit: z.string().nullable(),
    /** The figure of the case. */
    expected: z.number(),
    /** The figure that is right on the candidate's own earlier numbers, when it differs from `expected`. */
    expected_on_own: z.number().nullable(),
    verdict: z.enum(['right', 'right_on_own', 'wrong', 'not_reached']),
    error: z.enum(errorKinds).nullable(),
    wrong_turn_id: z.string().nullable(),
    attempt: z.number().int().min(0),
    /** 0 to 5, by the rules for credit. */
    credit: z.number().min(0).max(5),
  }),
  kind('hint_given', {
    hint_id: z.string(),
    question_id: z.string().nullable(),
    level: z.enum(['mild', 'plain']),
  }),
  kind('key_line_said', { line_id: z.string(), utterance_id: eventId }),
  kind('phase_time_cued', { phase_id: z.string() }),
  kind('guard_stopped', {
    guard: z.enum(['number', 'key', 'length', 'question', 'language']),
    reason: z.string(),
    clause: z.string(),
  }),
  kind('provider_switched', {
    role: z.enum(['recogniser', 'model', 'voice']),
    from: z.string(),
    to: z.string().nullable(),
    reason: z.string(),
  }),
  kind('recording_segment_started', { segment_id: z.uuid(), started_ms: ms, content_type: z.string() }),
  kind('recording_segment_stored', {
    segment_id: z.uuid(),
    duration_ms: ms,
    bytes: z.number().int().nonnegative(),
    complete: z.boolean(),
  }),
  /** The candidate agreed that coaches listen, or takes it back. */
  kind('observers_allowed', { allowed: z.boolean() }),
  kind('scratchpad_saved', { text: z.string().max(20_000) }),
  kind('line_corrected', { utterance_id: eventId, text: z.string(), by: z.string() }),
  /** `name` is what who came by a link calls themselves; a coach by role has none in the log. */
  kind('coach_joined', { coach_id: z.string(), by_link: z.boolean(), name: z.string().optional() }),
  kind('coach_left', { coach_id: z.string() }),
  kind('coach_whispered', { coach_id: z.string(), text: z.string() }),
  kind('coach_took_over', { coach_id: z.string() }),
  kind('coach_handed_back', { coach_id: z.string() }),
  kind('coach_noted', { coach_id: z.string(), at_ms: ms, text: z.string() }),
]);
export type EventBody = z.infer<typeof eventBody>;
export type EventKind = EventBody['kind'];
export type EventData<K extends EventKind> = Extract<EventBody, { kind: K }>['data'];

const draftEnvelope = z.object({
  event_id: eventId,
  session_id: z.uuid(),
  /** Which of a kind of producer, e.g. the interviewer's job id or the page's tab id. */
  producer: z.string().min(1).max(80),
  producer_kind: z.enum(producerKinds),
  /** The lease's epoch for an interviewer; 0 for everybody else. */
  epoch: z.number().int().nonnegative(),
  /** The producer's own count from 1. Idempotent on (session_id, producer, epoch, producer_seq). */
  producer_seq: z.number().int().positive(),
  schema_version: z.number().int().positive(),
  occurred_ms: ms,
  audience: z.enum(audiences),
  causation_id: eventId.nullable(),
  turn_id: eventId.nullable(),
});

/** An event as its producer sends it. */
export const eventDraft = draftEnvelope.and(eventBody);
export type EventDraft = z.infer<typeof eventDraft>;

/** An event as it is stored: `seq` counts from 1 within its session without gaps. */
export const logEvent = draftEnvelope
  .extend({ seq: z.number().int().positive(), stored_at: z.iso.datetime({ offset: true }) })
  .and(eventBody);
export type LogEvent = z.infer<typeof logEvent>;
export type LogEventOf<K extends EventKind> = Extract<LogEvent, { kind: K }>;

export const currentSchemaVersion = 1;

/**
 * What an interviewer heard or measured is a fact whoever holds the lease: it is stored even when it
 * arrives after a newer epoch began. Everything else an interviewer sends is a decision, refused then.
 */
export const heardKinds: ReadonlySet<EventKind> = new Set([
  'utterance_heard',
  'reply_said',
  'interrupted',
  'sign_of_life',
  'turn_measured',
  'recording_segment_started',
  'recording_segment_stored',
]);

/** Who may see an event of a kind, unless its producer narrows it. */
export function audienceOf(kindName: EventKind): Audience {
  switch (kindName) {
    case 'session_started':
    case 'moment_reopened':
    case 'session_paused':
    case 'session_resumed':
    case 'session_ended':
    case 'interviewer_lost':
    case 'interviewer_restored':
    case 'writing_offered':
    case 'manner_chosen':
    case 'connection_lost':
    case 'connection_restored':
    case 'page_audible':
    case 'phase_entered':
    case 'utterance_heard':
    case 'reply_begun':
    case 'reply_said':
    case 'interrupted':
    case 'sign_of_life':
    case 'repeat_asked':
    case 'turn_key':
    case 'thinking_asked':
    case 'thinking_granted':
    case 'thinking_ended':
    case 'fact_revealed':
    case 'exhibit_shown':
    case 'number_confirmed':
    case 'phase_time_cued':
    case 'recording_segment_started':
    case 'recording_segment_stored':
    case 'observers_allowed':
    case 'scratchpad_saved':
    case 'line_corrected':
      return 'candidate';
    case 'turn_taken':
    case 'timer_fired':
    case 'number_stated':
    case 'number_judged':
    case 'hint_given':
    case 'key_line_said':
    case 'coach_joined':
    case 'coach_left':
    case 'coach_whispered':
    case 'coach_took_over':
    case 'coach_handed_back':
    case 'coach_noted':
      return 'coach';
    case 'interviewer_joined':
    case 'guard_stopped':
    case 'sound_measured':
    case 'typing_noted':
    case 'provider_switched':
    case 'turn_measured':
      return 'internal';
    default:
      return kindName satisfies never;
  }
}
