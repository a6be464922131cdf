import type { Generators } from '../draft.ts';
import type { topicsOf } from '../item.ts';
import { changes } from './changes.ts';
import { shares } from './shares.ts';
import { tables } from './tables.ts';

export const chartGenerators: Generators<(typeof topicsOf)['charts'][number]> = { shares, changes, tables };
