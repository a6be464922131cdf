import type { CompiledCase } from '@caseroom/core/case/schema';
import { textsOf } from '@caseroom/core/case/texts';
import { pools } from '@caseroom/core/interview/wording-pools';
import { sentencesOf } from '../interviewer/clauses.ts';
import { signsOfLife } from './sign-of-life.ts';

/** What the candidate may come to hear in the case's own words, sentence by sentence; the key is never spoken. */
export function caseSentences(compiled: CompiledCase): string[] {
  const lines = textsOf(compiled.source)
    .filter(({ role }) => role !== 'hidden')
    .flatMap(({ key }) => compiled.lines[key] ?? []);
  return [...new Set(lines.flatMap(sentencesOf))];
}

/** Sentences that stand in the case or in our own wordings as they are: none holds a word of a candidate. */
export function fixedSentences(compiled: CompiledCase): ReadonlySet<string> {
  const ours = Object.values(pools)
    .flatMap((wordings: readonly string[]) => wordings)
    .filter((wording) => !wording.includes('{'));
  return new Set([...caseSentences(compiled), ...ours.flatMap(sentencesOf), ...signsOfLife]);
}
