import { chance } from './chance.ts';
import type { InterviewState } from './state.ts';
import { pools, type PoolName } from './wording-pools.ts';

export type Slots = Readonly<Record<string, string>>;

/**
 * One wording of a pool that has not been used in this interview, chosen by the seed. An acknowledgement whose pool is
 * used up is left out; any other pool begins again with what was said longest ago.
 */
export function chooseWording(state: InterviewState, pool: PoolName, slots: Slots = {}): string {
  const wordings: readonly string[] = pools[pool];
  const unused = wordings.filter((wording) => lastUse(state, wording) === -1);
  if (unused.length === 0) return pool === 'acknowledge' ? '' : fill(oldest(state, wordings), slots);
  const pick = chance(state.started?.seed ?? 0, pool, wordings.length - unused.length);
  return fill(unused[Math.floor(pick * unused.length)] ?? '', slots);
}

/** At which reply a wording was last used, -1 when never. Slots may have held anything. */
function lastUse(state: InterviewState, wording: string): number {
  const parts = wording.split(/\{\w+\}/).filter((part) => part.trim().length > 1);
  return state.plannedTexts.findLastIndex((text) => holdsInOrder(text, parts, parts.length === 1));
}

/** A short wording ("Okay.") must stand as a sentence of its own, or it would be found inside another. */
function holdsInOrder(text: string, parts: readonly string[], whole: boolean): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    if (whole && at > 0 && !/[.!?:]\s$/.test(text.slice(0, at)) && /^[A-Z]/.test(part)) return false;
    from = at + part.length;
  }
  return parts.length > 0;
}

function oldest(state: InterviewState, wordings: readonly string[]): string {
  return [...wordings].sort((a, b) => lastUse(state, a) - lastUse(state, b))[0] ?? '';
}

function fill(wording: string, slots: Slots): string {
  return wording.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name.toLowerCase()] ?? '';
    return /^[A-Z]/.test(name) ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  });
}

/** Sentences put together to one reply. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The case's own line without a leading acknowledgement, for when something else has been said in its place. */
export function withoutAcknowledgement(text: string): string {
  const lead = pools.acknowledge.find((wording) => text.startsWith(`${wording} `));
  return lead ? text.slice(lead.length).trimStart() : text;
}
