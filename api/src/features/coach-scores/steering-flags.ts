import { type SteeringFlag, steeringFlag } from '@caseroom/core/wire/coach-score';
import { quote } from '@caseroom/core/wire/quote';
import { z } from 'zod';

const found = z.object({ steering: z.array(z.object({ kind: steeringFlag.shape.kind, quote })) });

/** Lines addressed to whoever scores, as the step `findings` keeps them; none of an evaluation that was made before it did. */
export function steeringFlags(step: unknown): SteeringFlag[] {
  const parsed = found.safeParse(step);
  if (!parsed.success) return [];
  return parsed.data.steering.map(({ kind, quote: { line_id, text, start_ms } }) => ({
    ...{ kind, line_id, text },
    at_ms: start_ms,
  }));
}
