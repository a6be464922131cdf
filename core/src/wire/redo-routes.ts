import { z } from 'zod';
import { dimensions } from '../case/schema.ts';
import { doors } from '../log/event.ts';
import { delivery, levelWords, questionResult, recordingSegment } from './report.ts';
import { quote } from './quote.ts';
import { transcriptLine } from './view.ts';

const sessionId = z.object({ sessionId: z.uuid() });
const ms = z.number().int().nonnegative();

/** What was asked in an interview and can be sat again. */
export const momentCard = z.object({
  /** The question's, or the phase's where it has none of its own. */
  moment_id: z.string(),
  phase: z.string(),
  asked: z.string(),
  /** What shows in it. */
  dimensions: z.array(z.enum(dimensions)),
  start_ms: ms,
  end_ms: ms,
  /** Takes of it beside the first, newest last. */
  takes: z.array(z.object({ session_id: z.uuid(), is_over: z.boolean() })),
});
export type MomentCard = z.infer<typeof momentCard>;

/** A take of a moment by the rules: nothing of it is a score of the whole interview. */
export const takeRecord = z.object({
  transcript: z.array(transcriptLine),
  question: questionResult.nullable(),
  dimensions: z.array(
    z.object({
      dimension: z.enum(dimensions),
      level: z.enum(levelWords).nullable(),
      score: z.number().nullable(),
      because: z.array(z.string()),
      quotes: z.array(quote),
    }),
  ),
  /** Lines of the key that were said. */
  named: z.array(z.object({ id: z.string(), text: z.string(), quotes: z.array(quote) })),
  /** What the rules found to work on. */
  defects: z.array(z.object({ kind: z.string(), text: z.string(), quotes: z.array(quote) })),
  delivery: delivery.pick({ words_per_minute: true, fillers_per_100_words: true, long_pauses: true }),
  thinking_s: z.number(),
  hints: z.number().int(),
  /** From the question's end to the end of the last answer, without thinking time; null where nothing was answered. */
  time_s: z.number().nullable(),
});
export type TakeRecord = z.infer<typeof takeRecord>;

export const take = takeRecord.extend({
  session_id: z.uuid(),
  recording: z.array(recordingSegment),
});
export type Take = z.infer<typeof take>;

const place = z.object({ start_ms: ms, line_id: z.uuid() });
export const takeChange = z.object({
  text: z.string(),
  tone: z.enum(['better', 'worse', 'other']),
  before: place.nullable(),
  after: place.nullable(),
});
export type TakeChange = z.infer<typeof takeChange>;

export const takeCard = z.object({
  session_id: z.uuid(),
  is_original: z.boolean(),
  created_at: z.iso.datetime({ offset: true }),
  door: z.enum(doors),
});
export type TakeCard = z.infer<typeof takeCard>;

export const takes = z.object({
  case_title: z.string(),
  moment: momentCard.pick({ moment_id: true, phase: true, asked: true, dimensions: true }),
  /** Null once the interview that it was taken from has been erased. */
  original_id: z.uuid().nullable(),
  /** Every take that is over, the first one first. */
  takes: z.array(takeCard),
  before: take.nullable(),
  after: take,
  changes: z.array(takeChange),
});
export type Takes = z.infer<typeof takes>;

/** A part of the table in routes.ts. */
export const redoRoutes = {
  listMoments: {
    method: 'GET',
    path: '/api/sessions/:sessionId/moments',
    summary: 'What was asked in an own interview that is over and can be sat again',
    auth: 'account',
    params: sessionId,
    response: z.object({ moments: z.array(momentCard) }),
  },
  redoMoment: {
    method: 'POST',
    path: '/api/sessions/:sessionId/redos',
    summary: "Prepare to sit a moment again: a session of its own, forked from the interview's log",
    auth: 'account',
    params: sessionId,
    body: z.object({
      moment_id: z.string().min(1).max(200),
      door: z.enum(doors),
      time_zone: z.string().max(64).default('UTC'),
      locale: z.string().max(35).default('en'),
      consents: z.object({ recording: z.boolean(), providers: z.boolean(), observers: z.boolean() }),
    }),
    status: 201,
    response: z.object({ session_id: z.uuid() }),
  },
  getTakes: {
    method: 'GET',
    path: '/api/sessions/:sessionId/takes',
    summary: 'A moment that was sat again beside another take of it, with what changed',
    auth: 'account',
    params: sessionId,
    query: z.object({ before: z.uuid().optional() }),
    response: takes,
  },
} as const;
