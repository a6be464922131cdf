import type { CompiledCase, KeyLine, PhaseKind } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import type { coverage } from '../wire/report.ts';
import type { z } from 'zod';
import { quoteAround } from './quotes.ts';
import type { Saying } from './sayings.ts';

export type Coverage = z.infer<typeof coverage>;

/** Which lines of the case's key the candidate said of their own, each with the place where it was said. */
export function coverageOf(compiled: CompiledCase, sayings: readonly Saying[]): Coverage[] {
  const { drivers, insights, risks, ideas } = compiled.source.key;
  const all = (kind: Coverage['kind'], keys: readonly KeyLine[]): Coverage[] => {
    const heard = sayings.filter(({ line }) => line.phase === null || whereSaid[kind].has(line.phase.kind));
    return keys.map((key) => covered(kind, key, heard, compiled));
  };
  return [
    ...all('driver', drivers),
    ...all('insight', insights),
    ...all('risk', risks),
    ...all('idea', ideas),
  ];
}

const fromStructure: readonly PhaseKind[] = ['structure', 'analysis', 'brainstorm', 'recommendation'];

/** What is expected before anything was looked at is a hypothesis and no insight. */
const whereSaid: Readonly<Record<Coverage['kind'], ReadonlySet<PhaseKind>>> = {
  driver: new Set(['prompt', 'clarify', ...fromStructure]),
  insight: new Set(['analysis', 'brainstorm', 'recommendation']),
  risk: new Set(fromStructure),
  idea: new Set(fromStructure),
};

function covered(
  kind: Coverage['kind'],
  key: KeyLine,
  sayings: readonly Saying[],
  compiled: CompiledCase,
): Coverage {
  const quotes = sayings.flatMap(({ line, start, end }) => {
    const mention = findAnyCue(tokensOf(line.text.slice(start, end)), key.cues);
    return mention ? [quoteAround(line, start + mention.start, start + mention.end)] : [];
  });
  return {
    kind,
    id: key.id,
    text: compiled.lines[`key.${key.id}`] ?? key.say,
    said: quotes.length > 0,
    changes_answer: key.changes_answer,
    quotes: quotes.slice(0, 2),
  };
}
