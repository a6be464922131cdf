import type { CaseSource, EndOfTurn } from '@caseroom/core/case/schema';
import type { Patience } from '@caseroom/core/interview/decision';
import type { Ending } from './ending.ts';

/**
 * How long after the last word a turn ends: `whole_ms` where the words make a whole sentence; where they do not tell,
 * `sure_ms` if the end-of-turn model hears it finished and `unsure_ms` if it does not. From `npm run bench -- turns
 * --sweep`, on synthesised speech, whose melody tells the model little; the table of it is in docs/voice-path.md.
 */
const usual: Readonly<Record<Patience, EndOfTurn>> = {
  brisk: { sure_ms: 350, unsure_ms: 800 },
  patient: { whole_ms: 600, sure_ms: 800, unsure_ms: 1_500 },
  // A whole sentence is rarely the last one of a structure or a recommendation.
  unhurried: { whole_ms: 800, sure_ms: 1_000, unsure_ms: 1_500 },
};
/** "and then, so, ..." is taken up again, however sure the melody sounds; who does not is answered after this. */
const OPEN_TIMES = 1.75;

const both = (ms: number) => ({ minDelay: ms, maxDelay: ms });

type Waits = Pick<CaseSource, 'patience' | 'phases'>;

/** How long to wait, in the framework's words, after words that end like this. */
export function waitsAfter(
  { whole_ms, sure_ms, unsure_ms }: EndOfTurn,
  ending: Ending,
): { minDelay: number; maxDelay: number } {
  switch (ending) {
    case 'whole':
      return both(whole_ms ?? sure_ms);
    case 'open':
      return both(Math.round(unsure_ms * OPEN_TIMES));
    case 'unclear':
      return { minDelay: sure_ms, maxDelay: unsure_ms };
    default:
      return ending satisfies never;
  }
}

/** The phase comes before the case, and the case before us. */
export function endpointingFor(
  patience: Patience,
  source?: Waits,
  phaseId?: string,
  ending: Ending = 'unclear',
): { minDelay: number; maxDelay: number } {
  const ofPhase = source?.phases.find(({ id }) => id === phaseId)?.patience;
  return waitsAfter(
    typeof ofPhase === 'object' ? ofPhase : (source?.patience?.[patience] ?? usual[patience]),
    ending,
  );
}
