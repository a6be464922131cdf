import { z } from 'zod';

const ms = z.number().int().nonnegative();

/** A verified quote: `text` stands word for word in the candidate's line `line_id` as of the log's head. */
export const quote = z.object({ line_id: z.uuid(), text: z.string(), start_ms: ms, end_ms: ms });
export type Quote = z.infer<typeof quote>;
