import type { CasePhase, CompiledCase, PhaseKind } from '../../case/schema.ts';
import { findPhase } from '../../interview/agenda.ts';
import * as says from '../../interview/intent-patterns.ts';
import type { InterviewState } from '../../interview/state.ts';

/** A first cut is a speech; a shorter turn before the structure is about the prompt. */
const leastStructureWords = 22;
const leastLedWords = 40;
const leastRecommendationWords = 12;

const structures =
  /\b(?:structure|framework|buckets?|areas|branches|drivers|break (?:it|this|that) down|split (?:it|this|that)|look at|first(?:ly)?\b[^]*\b(?:second(?:ly)?|then|next))\b/;
const recommends =
  /\b(?:i(?:'d| would| do)? (?:strongly )?(?:recommend|advise)|my (?:final )?(?:recommendation|advice|conclusion)|in (?:conclusion|summary)|to (?:conclude|sum up|summari[sz]e)|overall,? (?:i|they|we|the client|she|he) should)\b/;

const beforeStructure: ReadonlySet<PhaseKind> = new Set(['greeting', 'prompt', 'clarify']);

/** The phase that a turn opens by what the candidate does in it, when nobody asked for it in words that we know. */
export function phaseOpenedBy(compiled: CompiledCase, state: InterviewState, text: string): CasePhase | null {
  const kind = state.phase ? findPhase(compiled, state.phase.id)?.kind : 'greeting';
  const words = text.split(/\s+/).length;
  const lower = text.toLowerCase().replace(/’/g, "'").trim();
  const first = (wanted: PhaseKind) => compiled.source.phases.find((phase) => phase.kind === wanted) ?? null;
  if (kind && beforeStructure.has(kind)) return isStructure(lower, words) ? first('structure') : null;
  const isOpen = kind === 'analysis' || kind === 'brainstorm';
  return isOpen && words >= leastRecommendationWords && recommends.test(lower)
    ? first('recommendation')
    : null;
}

function isStructure(text: string, words: number): boolean {
  // Whoever leads ends a plan by asking for the first data.
  const asks = /\?\s*$/.test(text) && words < leastLedWords;
  if (words < leastStructureWords || asks || says.injection.test(text)) return false;
  return structures.test(text) || says.nextStep.test(text) || says.hypothesis.test(text);
}
