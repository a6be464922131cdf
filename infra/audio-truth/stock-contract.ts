import { z } from 'zod';

export const STOCK_AGENT_NAME = 'stock-parts';
/** The candidate says on this topic that the greeting can be heard. */
export const AUDIBLE_TOPIC = 'audible';
export const READY_ATTRIBUTE = 'ready';

export const stockEnvironment = z.object({
  LIVEKIT_URL: z.string(),
  LIVEKIT_API_KEY: z.string(),
  LIVEKIT_API_SECRET: z.string(),
  WORKER_PORT: z.coerce.number(),
  DEEPGRAM_BASE_URL: z.string(),
  OPENAI_BASE_URL: z.string(),
});

export const stockMetadata = z.object({
  seat: z.string(),
  variant: z.enum(['stock', 'tuned']),
  candidate: z.string(),
});
