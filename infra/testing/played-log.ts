import { join } from 'node:path';
import { playCandidate } from '@caseroom/agent/interviewer/text-session';
import { countingIds } from '@caseroom/core/interview/testing/log-of';
import type { LogEvent } from '@caseroom/core/log/event';
import { createCandidate } from '../judge/candidates/candidate.ts';
import { roster } from '../judge/candidates/roster.ts';
import { loadCase } from '../commands/case-preview.ts';
import { ROOT } from '../local/root.ts';

export type PlayedLog = { caseId: string; seed: number; events: readonly LogEvent[] };

const MS_PER_MINUTE = 60_000;

/**
 * The log of a whole spoken interview, played in virtual time, stretched to `minutes` and filled up to `lines` lines of
 * the candidate: what they said in their turns is said again in other places, as somebody does who talks for long.
 */
export async function playLog(
  caseId: string,
  { seed, minutes, lines }: { seed: number; minutes: number; lines: number },
): Promise<PlayedLog> {
  const compiled = await loadCase(join(ROOT, 'cases', caseId, 'case.yaml'), seed);
  const profile = roster.find(({ name }) => name === 'rambling');
  const [mode] = compiled.source.modes;
  if (!profile || !mode) throw new Error('nobody is there to sit the case');
  const events = await playCandidate(
    { case: compiled, mode, setting: 'practice', door: 'talk', seed, newId: countingIds() },
    createCandidate(compiled, profile, seed),
  );
  return { caseId, seed, events: stretched(filled(events, lines), minutes * MS_PER_MINUTE) };
}

/** Copies go where their originals stand, so that no moment is out of its order. */
function filled(events: readonly LogEvent[], lines: number): LogEvent[] {
  const said = events.filter((event) => event.kind === 'utterance_heard');
  const more = Math.max(0, lines - said.length);
  const copies = said.map((_, index) => Math.floor((more + index) / Math.max(1, said.length)));
  let at = 0;
  return events.flatMap((event): LogEvent[] => {
    if (event.kind !== 'utterance_heard') return [event];
    const count = copies[at] ?? 0;
    at += 1;
    return [event, ...Array.from({ length: count }, () => ({ ...event }))];
  });
}

/** Every time of the log, in the envelope and in the data, is moved by the same factor. */
function stretched(events: readonly LogEvent[], untilMs: number): LogEvent[] {
  const factor = untilMs / Math.max(1, events.at(-1)?.occurred_ms ?? 1);
  const moved = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return key.endsWith('_ms') ? Math.round(value * factor) : value;
    if (Array.isArray(value)) return value.map((each) => moved(each));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, moved(each, name)]));
  };
  return events.map((event) => moved(event) as LogEvent);
}
