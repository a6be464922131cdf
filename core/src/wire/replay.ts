import { z } from 'zod';
import { exhibitView } from '../case/schema.ts';
import { recordingSegment } from './report.ts';

const ms = z.number().int().nonnegative();

/** What stood on the candidate's screen, and when each word was said: beside the report, which holds what was found. */
export const replay = z.object({
  /** Lines whose recogniser gave a time for each word of them; a line that was put right has none. */
  lines: z.array(
    z.object({
      line_id: z.uuid(),
      words: z.array(z.object({ text: z.string(), start_ms: ms, end_ms: ms })).min(1),
    }),
  ),
  /** In the order in which they were shown, each from then on. */
  exhibits: z.array(exhibitView.extend({ shown_ms: ms })),
  /** The scratchpad as it was saved, each text until the next. */
  scratchpads: z.array(z.object({ saved_ms: ms, text: z.string() })),
});
export type Replay = z.infer<typeof replay>;

/** A part of the table in routes.ts. */
export const replayRoutes = {
  getReplay: {
    method: 'GET',
    path: '/api/sessions/:sessionId/replay',
    summary: 'When each word was said, and what stood on the screen meanwhile',
    auth: 'account',
    params: z.object({ sessionId: z.uuid() }),
    response: replay,
  },
  listRecordings: {
    method: 'GET',
    path: '/api/sessions/:sessionId/recordings',
    summary: 'The segments of the recording, and in which forms each can be played',
    auth: 'account',
    params: z.object({ sessionId: z.uuid() }),
    response: z.object({ segments: z.array(recordingSegment) }),
  },
} as const;
