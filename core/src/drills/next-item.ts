import { chance } from '../interview/chance.ts';
import type { DrillItem } from './item.ts';
import { makeItem, type DrillWish } from './make-item.ts';

/** A drill that was in the run already is drawn anew, this often at most: a first step has few different ones. */
const mostRedraws = 8;
/** Runs begin with different stories. A multiple of three, four and five, so that each of a topic's is as likely. */
const firstTurns = 60;

/**
 * The drill that comes at `number` of a run, by the run's seed: another story than the one before, and none of the texts
 * put before, where that can be.
 */
export function nextItem(
  run: Omit<DrillWish, 'turn'>,
  number: number,
  putBefore: readonly string[],
): DrillItem {
  const turn = Math.floor(chance(run.seed, 'story') * firstTurns) + number;
  const drawn = (redraw: number): DrillItem =>
    makeItem({ ...run, turn, seed: Math.floor(chance(run.seed, number, redraw) * 2 ** 32) });
  for (let redraw = 0; redraw < mostRedraws; redraw += 1) {
    const item = drawn(redraw);
    if (!putBefore.includes(item.text) || item.exhibit) return item;
  }
  return drawn(mostRedraws);
}
