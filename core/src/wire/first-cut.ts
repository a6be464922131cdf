import { z } from 'zod';
import { quote } from './quote.ts';

/** The candidate's first cut in a report: their own tree, and the ones that the case accepts beside it. */

/** One of the first cuts that the case accepts, and which of its branches the candidate named. */
export const firstCut = z.object({
  name: z.string(),
  branches: z.array(
    z.object({
      name: z.string(),
      named: z.enum(['said', 'written']).nullable(),
      quote: quote.nullable(),
    }),
  ),
});
export type FirstCut = z.infer<typeof firstCut>;

export const ownBranch = z.object({
  /** The candidate's words, as they were said or written. */
  text: z.string(),
  named: z.enum(['said', 'written']),
  /** How far in it stands under another line of the notes; 0 for what was said. */
  depth: z.number().int().nonnegative(),
  /** Met by the case's key; not known to it, but of this case; or fit for any case. */
  fit: z.enum(['key', 'case', 'any']),
  /** What of the key it meets. */
  meets: z.array(z.string()),
  quote: quote.nullable(),
});
export type OwnBranch = z.infer<typeof ownBranch>;

export const ownCut = z.object({
  branches: z.array(ownBranch),
  /** Drivers that change the answer and were in no branch, with the place where the candidate came to them later. */
  missing: z.array(z.object({ id: z.string(), text: z.string(), later: quote.nullable() })),
});
export type OwnCut = z.infer<typeof ownCut>;
