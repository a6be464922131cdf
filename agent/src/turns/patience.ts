import type { CaseSource, EndOfTurn } from '@caseroom/core/case/schema';
import type { Patience } from '@caseroom/core/interview/decision';

/**
 * How long after the last word a turn ends: `sure_ms` where the end-of-turn model hears it finished, `unsure_ms` where
 * it does not. From `npm run bench -- turns --sweep`, on synthesised speech, whose melody tells the model little (it hears
 * 10 of 24 brisk ends as ends and 32 of 128 patient pauses too); dead air is p50 and p95 with a reply 150 ms later.
 *
 * Brisk, where people chat: 400 and 1,000 cut into 1 of 13 pauses, with 1,150 ms of dead air. Less sure time (300) cuts
 * into 3 of 13; more (600) into none, and would stand in every gap before a reply.
 * Patient, after a task or a calculation: 1,000 and 2,000 cut into 8 of 128 pauses (6 %), with 2,150 ms. 600 and 3,000
 * cut into 14 (11 %) with 3,150; 800 and 2,000 into 12 (9 %) with the same air as ours.
 */
const usual: Readonly<Record<Patience, EndOfTurn>> = {
  brisk: { sure_ms: 400, unsure_ms: 1_000 },
  patient: { sure_ms: 1_000, unsure_ms: 2_000 },
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
