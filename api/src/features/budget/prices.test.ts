import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { microcentsOf, readPrices } from './prices.ts';

const table = await readPrices(fileURLToPath(new URL('../../../prices.json', import.meta.url)));
const used = (provider: string, model: string, unit: 'audio_ms' | 'input_tokens', amount: number) =>
  microcentsOf(table, { provider, model, unit, amount });

it('takes the price of the model whose name fits best', () => {
  expect(used('openai', 'gpt-4.1-mini-2025-04-14', 'input_tokens', 1_000_000)).toBe(40_000_000);
  expect(used('openai', 'gpt-4.1', 'input_tokens', 1_000_000)).toBe(200_000_000);
});

it('charges nothing for what runs here, and something for what it does not know', () => {
  expect(used('offline', 'any', 'audio_ms', 60_000)).toBe(0);
  expect(used('somebody', 'new', 'audio_ms', 60_000)).toBe(1_500_000);
});
