import type { CompiledCase } from '../case/schema.ts';
import type { LogEvent } from '../log/event.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import type { FirstCut } from '../wire/first-cut.ts';
import { quoteOf } from './rules/placing.ts';
import { inPhase, type OwnTurn, sentencesOf } from './spoken/own-turns.ts';
import { isPlea, sentencesIn } from './steering.ts';

/**
 * The candidate's first cut beside the ones that the case accepts: which branches were said, with the place, and which
 * were only written on the scratchpad. The nearest comes first; none of them has to be met.
 */
export function firstCutsOf(compiled: CompiledCase, turns: readonly OwnTurn[], written: string): FirstCut[] {
  const spoken = sentencesOf(inPhase(turns, 'clarify', 'structure'));
  const notes = tokensOf(written);
  const cuts = compiled.source.key.first_cuts.map(({ name, branches }) => ({
    name,
    branches: branches.map((branch) => {
      const said = spoken.find(({ text }) => findAnyCue(tokensOf(text), branch.cues));
      const isWritten = findAnyCue(notes, branch.cues) !== undefined;
      return {
        name: branch.name,
        named: said ? ('said' as const) : isWritten ? ('written' as const) : null,
        quote: said ? quoteOf(said) : null,
      };
    }),
  }));
  return cuts.toSorted((one, other) => shareNamed(other) - shareNamed(one));
}

const shareNamed = ({ branches }: FirstCut): number =>
  branches.filter(({ named }) => named !== null).length / branches.length;

/** The scratchpad as it stood when the analysis began; '' when empty. */
export function notesBeforeAnalysis(compiled: CompiledCase, events: readonly LogEvent[]): string {
  const analyses = compiled.source.phases.filter(({ kind }) => kind === 'analysis').map(({ id }) => id);
  const until = events.find(
    (event) => event.kind === 'phase_entered' && analyses.includes(event.data.phase_id),
  );
  const saved = events.findLast(
    (event) => event.kind === 'scratchpad_saved' && (until === undefined || event.seq < until.seq),
  );
  return saved?.kind === 'scratchpad_saved' ? saved.data.text : '';
}

/** The notes as one text, without what is addressed to whoever scores. */
export const writtenPlan = (notes: string): string =>
  notes
    .split(/\n+/)
    .flatMap((line) => sentencesIn(line))
    .flatMap(({ text }) => (isPlea(text) ? [] : [text]))
    .join('. ');
