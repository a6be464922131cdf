import { z } from 'zod';

/** What a soak writes down: the worker's processes every so often, and each interview at its end. */
export const soakRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sample'),
    atMs: z.number(),
    interviews: z.number().int(),
    processes: z.array(
      z.object({
        pid: z.number().int(),
        role: z.enum(['worker', 'models', 'job', 'other']),
        rssMib: z.number(),
        pssMib: z.number(),
        openFiles: z.number().int(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('interview'),
    seat: z.string(),
    startMs: z.number(),
    endMs: z.number(),
    events: z.number().int(),
    turns: z.number().int(),
    unheard: z.number().int(),
  }),
  z.object({ kind: z.literal('failed'), seat: z.string(), atMs: z.number(), reason: z.string() }),
]);
export type SoakRow = z.infer<typeof soakRow>;
export type Sample = Extract<SoakRow, { kind: 'sample' }>;
export type SoakedInterview = Extract<SoakRow, { kind: 'interview' }>;
