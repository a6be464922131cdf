import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { tokensOf } from '@caseroom/core/speech/cues';
import type { Proposal } from '../port.ts';

/** What both have heard or seen: its words, and the same in their order as one string with a blank at each end. */
export type OpenText = { stems: ReadonlySet<string>; inOrder: string };

const known = new WeakMap<InterviewState, OpenText>();

/** Prompt, exhibits handed over, what was planned, what the candidate said, and the line that is due now. */
export function openTextOf(compiled: CompiledCase, state: InterviewState, proposal: Proposal): OpenText {
  const before =
    known.get(state) ??
    openOf([
      ...state.candidateTexts,
      ...state.plannedTexts,
      ...shownTexts(compiled, state),
      compiled.source.title,
      compiled.source.summary,
    ]);
  known.set(state, before);
  const now = openOf([proposal.plannedText, proposal.turn?.text ?? '']);
  return { stems: new Set([...before.stems, ...now.stems]), inOrder: before.inOrder + now.inOrder };
}

function openOf(texts: readonly string[]): OpenText {
  const tokens = texts.flatMap((text) => [...tokensOf(text).map(({ stem }) => stem), '|']);
  return { stems: new Set(tokens), inOrder: ` ${tokens.join(' ')} ` };
}

function shownTexts(compiled: CompiledCase, state: InterviewState): string[] {
  const shown = compiled.exhibits.filter(({ id }) => state.exhibits.some((one) => one.id === id));
  return shown.flatMap(({ title, categories, series, note }) => [
    title,
    ...categories,
    ...series.map(({ label }) => label),
    note ?? '',
  ]);
}
