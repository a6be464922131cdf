import type { CaseSource, EndOfTurn } from '@caseroom/core/case/schema';
import type { Patience } from '@caseroom/core/interview/decision';

/**
 * How long after the last word a turn ends: `sure_ms` where the end-of-turn model hears it finished, `unsure_ms` where
 * it does not.
 *
 * Brisk, where people chat: an answer that sounds finished is over after 300 ms, which the model needs anyway to hear
 * it, and one that does not is waited for no longer than people bear (1.5 s with the recogniser's last word).
 * Patient, after a task or a calculation: half of the pauses inside an answer that is thought out are below 600 ms, and
 * nine in ten below 3 s.
 */
const usual: Readonly<Record<Patience, EndOfTurn>> = {
  brisk: { sure_ms: 300, unsure_ms: 1_200 },
  patient: { sure_ms: 600, unsure_ms: 3_000 },
};

type Waits = Pick<CaseSource, 'patience' | 'phases'>;

/** What the framework waits, in its own words; the phase comes before the case, and the case before us. */
export function endpointingFor(
  patience: Patience,
  source?: Waits,
  phaseId?: string,
): { minDelay: number; maxDelay: number } {
  const ofPhase = source?.phases.find(({ id }) => id === phaseId)?.patience;
  const { sure_ms, unsure_ms } =
    typeof ofPhase === 'object' ? ofPhase : (source?.patience?.[patience] ?? usual[patience]);
  return { minDelay: sure_ms, maxDelay: unsure_ms };
}
