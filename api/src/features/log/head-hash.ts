import { createHash } from 'node:crypto';
import type { EventDraft } from '@caseroom/core/log/event';

/** The hash of a log's head: each event is hashed together with the hash before it, so it names the whole log. */
export function nextHeadHash(before: string, seq: number, event: EventDraft): string {
  return createHash('sha256').update(before).update(`\n${seq}\n`).update(canonical(event)).digest('hex');
}

/** JSON with sorted keys: what comes back from the database in another order has the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
