import type { Asked } from './world.ts';

/**
 * `right`, `wrong` or `none` (no answer yet), what was heard, and for a mishearing what had been said. Written before
 * they were judged, in other words than the generator's.
 */
export type Sentence = readonly [expected: 'right' | 'wrong' | 'none', heard: string, meant?: string];
export type Group = { asked: Asked; unit: string; sentences: readonly Sentence[] };
