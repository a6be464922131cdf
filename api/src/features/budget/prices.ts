import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export const usageUnits = ['audio_ms', 'input_tokens', 'output_tokens', 'characters'] as const;
export type UsageUnit = (typeof usageUnits)[number];

/** How many units a price is for: audio by the minute, the rest by the million. */
const perUnits: Record<UsageUnit, number> = {
  audio_ms: 60_000,
  input_tokens: 1_000_000,
  output_tokens: 1_000_000,
  characters: 1_000_000,
};

const price = z.object({
  provider: z.string(),
  /** The beginning of the model's name; the longest that fits counts. Empty: every model of the provider. */
  model: z.string().default(''),
  unit: z.enum(usageUnits),
  /** Cents for a minute of audio, or for a million tokens or characters. */
  cents: z.number().nonnegative(),
});

export const priceTable = z.object({
  currency: z.string().length(3),
  /** The day on which the prices were read from the providers' pages. */
  as_of: z.iso.date(),
  prices: z.array(price),
  /** For what is not in the table: high enough that nothing unknown is free. */
  otherwise: z.object({
    audio_ms: z.number().nonnegative(),
    input_tokens: z.number().nonnegative(),
    output_tokens: z.number().nonnegative(),
    characters: z.number().nonnegative(),
  }),
  /** Providers that cost nothing, as they run here. */
  free: z.array(z.string()),
});
export type PriceTable = z.infer<typeof priceTable>;

export async function readPrices(path: string): Promise<PriceTable> {
  return priceTable.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** Millionths of a cent for an amount of a unit. */
export function microcentsOf(
  table: PriceTable,
  used: { provider: string; model: string; unit: UsageUnit; amount: number },
): number {
  if (table.free.includes(used.provider)) return 0;
  const [best] = table.prices
    .filter(
      (row) => row.provider === used.provider && row.unit === used.unit && used.model.startsWith(row.model),
    )
    .sort((left, right) => right.model.length - left.model.length);
  const cents = best?.cents ?? table.otherwise[used.unit];
  return Math.round((cents * 1_000_000 * used.amount) / perUnits[used.unit]);
}
