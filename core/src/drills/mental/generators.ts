import type { Generators } from '../draft.ts';
import type { topicsOf } from '../item.ts';
import { averages } from './averages.ts';
import { breakEven } from './break-even.ts';
import { growth } from './growth.ts';
import { largeNumbers } from './large-numbers.ts';
import { percentages } from './percentages.ts';
import { ratios } from './ratios.ts';
import { ruleOf72 } from './rule-of-72.ts';

export const mentalGenerators: Generators<(typeof topicsOf)['mental'][number]> = {
  percentages,
  growth,
  break_even: breakEven,
  weighted_averages: averages,
  large_numbers: largeNumbers,
  ratios,
  rule_of_72: ruleOf72,
};
