import type { Generators } from '../draft.ts';
import type { topicsOf } from '../item.ts';
import { capacity } from './capacity.ts';
import { households } from './households.ts';
import { replacement } from './replacement.ts';

export const estimationGenerators: Generators<(typeof topicsOf)['estimation'][number]> = {
  households,
  capacity,
  replacement,
};
