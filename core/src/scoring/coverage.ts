import type { CompiledCase, KeyLine } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import type { coverage } from '../wire/report.ts';
import type { z } from 'zod';
import { quoteAround } from './quotes.ts';
import { type RecordLine, candidateLines } from './transcript.ts';

export type Coverage = z.infer<typeof coverage>;

/** Which lines of the case's key the candidate said, each with the place where it was said. */
export function coverageOf(compiled: CompiledCase, lines: readonly RecordLine[]): Coverage[] {
  const own = candidateLines(lines);
  const { drivers, insights, risks, ideas } = compiled.source.key;
  return [
    ...drivers.map((key) => covered('driver', key, own, compiled)),
    ...insights.map((key) => covered('insight', key, own, compiled)),
    ...risks.map((key) => covered('risk', key, own, compiled)),
    ...ideas.map((key) => covered('idea', key, own, compiled)),
  ];
}

function covered(
  kind: Coverage['kind'],
  key: KeyLine,
  own: readonly RecordLine[],
  compiled: CompiledCase,
): Coverage {
  const quotes = own.flatMap((line) => {
    const mention = findAnyCue(tokensOf(line.text), key.cues);
    return mention ? [quoteAround(line, mention.start, mention.end)] : [];
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

/** How many branches of the best fitting accepted first cut were named, and of how many. */
export function bestFirstCut(
  compiled: CompiledCase,
  lines: readonly RecordLine[],
): { name: string; named: number; of: number } {
  const text = tokensOf(lines.map((line) => line.text).join(' . '));
  const fits = compiled.source.key.first_cuts.map((cut) => ({
    name: cut.name,
    named: cut.branches.filter((branch) => findAnyCue(text, branch.cues)).length,
    of: cut.branches.length,
  }));
  return fits.reduce((best, fit) => (fit.named / fit.of > best.named / best.of ? fit : best));
}
